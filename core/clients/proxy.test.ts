import { describe, expect, it } from 'vitest';
import { homeWith, read, targetOf } from '../../e2e/support/codex-state.ts';
import { messages } from '../../e2e/support/english.ts';
import { liveState, targetOf as openclawTarget } from '../../e2e/support/openclaw-state.ts';
import { homeWith as opencodeHome, targetOf as opencodeTarget } from '../../e2e/support/opencode-home.ts';
import { adapter as codex } from './codex/adapter.ts';
import { proxyHabits as ofCodex } from './codex/shadows/pins.ts';
import { adapter as openclaw } from './openclaw/adapter.ts';
import { proxyHabits as ofOpenClaw } from './openclaw/pins.ts';
import { adapter as opencode } from './opencode/adapter.ts';
import { proxyHabitsOf } from './opencode/pins.ts';
import { isProxied, type Proxied, type ProxyHabits, schemeOf } from './proxy.ts';

/** As measured with the real programs, at `http://127.0.0.1:8080`, and at `http://localhost:8080` where the column says so. */
const measured: readonly (readonly [string, string, ProxyHabits, readonly string[], readonly string[]])[] = [
  [
    'Codex',
    '127.0.0.1',
    ofCodex,
    ['127.0.0.1', 'x.example, 127.0.0.1', '127.0.0.0/8'],
    ['', 'localhost', '*', '127.0.0.1:8080', '127.*'],
  ],
  ['Codex', 'localhost', ofCodex, ['localhost'], ['', '127.0.0.1']],
  [
    'OpenCode 1',
    '127.0.0.1',
    proxyHabitsOf('v1'),
    ['127.0.0.1', 'x.example, 127.0.0.1', '*', '127.0.0.1:8080'],
    ['', 'localhost', '127.0.0.0/8', '127.*'],
  ],
  ['OpenCode 1', 'localhost', proxyHabitsOf('v1'), ['localhost'], ['', '127.0.0.1']],
  [
    'OpenCode 2',
    '127.0.0.1',
    proxyHabitsOf('v2'),
    ['127.0.0.1', 'x.example, 127.0.0.1', '*'],
    ['', 'localhost', '127.0.0.0/8', '127.0.0.1:8080', '127.*'],
  ],
  ['OpenCode 2', 'localhost', proxyHabitsOf('v2'), ['localhost,127.0.0.1'], ['', 'localhost', '127.0.0.1']],
  [
    'OpenClaw',
    '127.0.0.1',
    ofOpenClaw,
    ['127.0.0.1', 'x.example, 127.0.0.1', '*', '127.0.0.1:8080', '127.0.0.0/8', '127.*'],
    ['', 'localhost'],
  ],
  ['OpenClaw', 'localhost', ofOpenClaw, ['localhost'], ['', '127.0.0.1']],
];

describe('a proxy takes an address of this machine', () => {
  it.each(measured)('as %s has it at %s', (_, host, habits, excepts, takes) => {
    const at = (noProxy: string): Proxied => ({ kind: 'proxy', scheme: 'http', noProxy, habits, isOfLoopback: true });
    const url = `http://${host}:8080/v1`;
    expect(excepts.filter((noProxy) => isProxied(at(noProxy), url))).toEqual([]);
    expect(takes.filter((noProxy) => !isProxied(at(noProxy), url))).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:1/v1', true],
    ['http://[::1]:1/v1', true],
    ['http://localhost/v1', true],
    ['https://127.0.0.1/v1', false],
    ['http://relay.example/v1', false],
    ['http://127.0.0.1.evil.example/v1', false],
    [undefined, false],
  ])('%s: %s', (url, expected) => {
    expect(isProxied({ kind: 'proxy', scheme: 'http', noProxy: '', habits: ofCodex, isOfLoopback: true }, url)).toBe(
      expected,
    );
  });

  it.each([
    ['Codex', ofCodex, ['all', 'http', 'https']],
    ['OpenCode 1', proxyHabitsOf('v1'), [undefined, 'http', 'https']],
    ['OpenClaw', ofOpenClaw, [undefined, 'http', 'https']],
  ])('by the variables that %s heeds', (_, habits, schemes) => {
    expect(['ALL_PROXY', 'http_proxy', 'HTTPS_PROXY'].map((name) => schemeOf(name, habits))).toEqual(schemes);
    expect(schemeOf('MY_PROXY', habits)).toBeUndefined();
  });
});

const here = 'http://127.0.0.1:8080/v1';
const key = { kind: 'env', name: 'NORTH_KEY' } as const;

/** Notes of a switch to a provider on this machine whose key lies in NORTH_KEY, and what status says of one that is chosen. */
const faces: Readonly<Record<string, (variables: Record<string, string>) => Promise<readonly [string, string]>>> = {
  Codex: async (variables) => {
    const config = `model_provider = "a"\n[model_providers.a]\nname = "A"\nbase_url = "${here}"\nenv_key = "NORTH_KEY"\n`;
    const state = await read(homeWith({ '.codex/config.toml': config }, variables));
    const { notes } = codex.plan(state, targetOf({ baseUrl: here, key }));
    return [messages(state.shadows), messages(notes)];
  },
  OpenCode: async (variables) => {
    const provider = { a: { npm: 'x', options: { baseURL: here, apiKey: '{env:NORTH_KEY}' } } };
    const files = { '.config/opencode/opencode.jsonc': { model: 'a/m', provider } };
    const state = await opencode.read(await opencode.find(opencodeHome({ files, variables })));
    return [messages(state.shadows), messages(opencode.plan(state, opencodeTarget({ baseUrl: here, key })).notes)];
  },
  OpenClaw: async (variables) => {
    const apiKey = { source: 'env', provider: 'default', id: 'NORTH_KEY' };
    const config = {
      gateway: { mode: 'local' },
      models: { providers: { a: { baseUrl: here, apiKey, models: [] } } },
      agents: { defaults: { model: 'a/m' } },
    };
    const state = await liveState(JSON.stringify(config), variables);
    return [
      messages(state.shadows),
      messages(openclaw.plan(state, openclawTarget('north', { baseUrl: here, key })).notes),
    ];
  },
};

describe.each(Object.entries(faces))('%s', (client, look) => {
  it.each(['HTTP_PROXY', 'http_proxy'])(
    'is said to ask this machine through %s, by status and at the switch',
    async (name) => {
      for (const words of await look({ [name]: 'http://me:sk-planted-0123456789@proxy.example:1' })) {
        expect(words).toContain(`${name} is set in the environment that Switchyard sees: ${client} asks`);
        expect(words).not.toContain('planted');
      }
    },
  );

  it('says nothing of a proxy that NO_PROXY keeps away', async () => {
    for (const words of await look({ HTTP_PROXY: 'http://proxy.example:1', NO_PROXY: '127.0.0.1' }))
      expect(words).not.toContain('HTTP_PROXY');
  });

  it('is said to lack the variable of the key where nothing sets it', async () => {
    for (const words of await look({}))
      expect(words).toContain(
        'NORTH_KEY, which should hold the key, is not set in the environment that Switchyard sees.',
      );
    for (const words of await look({ NORTH_KEY: '' })) expect(words).toContain('is not set');
    for (const words of await look({ NORTH_KEY: 'x' })) expect(words).not.toContain('is not set');
  });
});

describe('a file of variables that the client loads', () => {
  it('sets the variable of the key as well', async () => {
    const config = '[model_providers.a]\nname = "A"\nbase_url = "https://a.example"\nenv_key = "K"\n';
    const files = {
      '.codex/config.toml': `model_provider = "a"\n${config}`,
      '.codex/.env': 'K=sk-planted-0123456789\n',
    };
    expect(messages((await read(homeWith(files))).shadows)).not.toContain('is not set');
    const vars = {
      env: { vars: { NORTH_KEY: 'x' } },
      models: { providers: { a: { baseUrl: 'https://a.example', apiKey: ['$', '{NORTH_KEY}'].join(''), models: [] } } },
      agents: { defaults: { model: 'a/m' } },
    };
    expect(messages((await liveState(JSON.stringify(vars))).shadows)).not.toContain('is not set');
    const asked = { ...vars, env: { shellEnv: { enabled: true } } };
    expect(messages((await liveState(JSON.stringify(asked))).shadows)).not.toContain('is not set');
  });
});
