import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keychainKey, liveFile, stateOf } from '../../../e2e/support/opencode-home.ts';
import { adapter as opencode } from './adapter.ts';

const fixture = (name: string, file: string) =>
  readFileSync(new URL(`./fixtures/${name}/in/.config/opencode/${file}`, import.meta.url), 'utf8');
const foreignOf = async (settings: unknown, version?: string) =>
  (await stateOf({ files: { [liveFile]: settings }, ...(version !== undefined && { version }) })).foreign;
const entry = (options: Record<string, unknown>, more = {}) => ({
  provider: {
    acme: { npm: '@ai-sdk/openai-compatible', options: { baseURL: 'https://a.example/v1', ...options }, ...more },
  },
});

describe('providers that somebody else wrote', () => {
  it('come with wire, models, key place and the one in use', async () => {
    const found = await foreignOf(fixture('03-enabled-providers', 'opencode.json'));
    expect(found.map(({ id, wire, isCurrent, key }) => [id, wire, isCurrent, key])).toEqual([
      ['local', 'chat', false, { kind: 'none' }],
      ['openrouter', 'chat', true, { kind: 'env', name: 'OPENROUTER_API_KEY' }],
      ['claude-proxy', 'anthropic', false, { kind: 'env', name: 'CLAUDE_PROXY_KEY' }],
      ['azure-like', 'chat', false, { kind: 'env', name: 'AZURE_LIKE_KEY' }],
    ]);
    expect(found[1]?.model).toBe('anthropic/claude-sonnet-4.5');
    expect(found[3]?.models).toEqual([{ id: 'gpt-4.1-deployment', name: 'Chat wire' }]);
  });

  it('a single model may have another wire: the one in use decides', async () => {
    const settings = fixture('03-enabled-providers', 'opencode.json').replace(
      /"model": "openrouter[^,]*/,
      '"model": "azure-like/responses"',
    );
    const found = await foreignOf(settings);
    expect(found[3]).toMatchObject({
      wire: 'responses',
      model: 'gpt-5.5-deployment',
      models: [{ id: 'gpt-5.5-deployment' }],
    });
  });

  it('several settings of one model are one model', async () => {
    const found = await foreignOf(fixture('06-legacy-keys-anthropic', 'opencode.json'));
    expect(found).toMatchObject([
      { id: 'openai', wire: 'responses', models: [{ id: 'gpt-5.2', name: 'GPT 5.2 Low' }] },
    ]);
  });

  it('both blocks count, and the product decides which is in use', async () => {
    const settings = fixture('08-both-blocks-env', 'opencode.jsonc');
    const inUse = async (version: string) =>
      (await foreignOf(settings, version))
        .filter(({ isCurrent }) => isCurrent)
        .map(({ baseUrl, model }) => [baseUrl, model]);
    expect(await inUse('1.18.33')).toEqual([['http://127.0.0.1:28473/fx08-v1/v1', 'coder']]);
    expect(await inUse('opencode v2.0.15')).toEqual([['http://127.0.0.1:28473/fx08-v2/v1', 'coder-large']]);
  });

  it.each([
    ['a literal', { apiKey: 'sk-planted' }, {}, { kind: 'plain', path: ['provider', 'acme', 'options', 'apiKey'] }],
    ['a variable', { apiKey: '{env:ACME}' }, {}, { kind: 'env', name: 'ACME' }],
    ['a file', { apiKey: '{file:~/key}' }, {}, { kind: 'file', file: expect.stringMatching(/\/key$/) }],
    ['the variable of env', {}, { env: ['ACME'] }, { kind: 'env', name: 'ACME' }],
    ['two variables of env, which OpenCode ignores', {}, { env: ['A', 'B'] }, { kind: 'none' }],
    [
      'a header',
      { headers: { authorization: 'Bearer sk-planted' } },
      {},
      { kind: 'plain', path: ['provider', 'acme', 'options', 'headers', 'authorization'] },
    ],
    ['a header from a variable', { headers: { Authorization: 'Bearer {env:X}' } }, {}, { kind: 'env', name: 'X' }],
    ['nothing', {}, {}, { kind: 'none' }],
  ])('S1 the key as %s is named by its place only', async (_what, options, more, key) => {
    const [found] = await foreignOf(entry(options, more));
    expect(found?.key).toMatchObject(key);
    expect(JSON.stringify(found)).not.toContain('sk-planted');
  });

  it('S1 a header with a secret is not copied, others are', async () => {
    const [found] = await foreignOf(
      entry({ headers: { 'x-api-key': 'sk-planted', 'X-Team': 't', 'X-File': '{file:~/x}' } }),
    );
    expect(found?.headers).toEqual({ 'X-Team': 't' });
  });

  it.each([
    ['another SDK', { npm: '@ai-sdk/google', options: { baseURL: 'https://a.example' } }],
    ['no address', { npm: '@ai-sdk/openai-compatible', options: {} }],
    ['an address from a variable', { options: { baseURL: '{env:BASE}' } }],
    ['a wrong type', { options: 7 }],
    ['no table', 'acme'],
  ])('%s is left out', async (_what, acme) => expect(await foreignOf({ provider: { acme } })).toEqual([]));

  it('a built-in id with a key has the address that OpenCode knows', async () => {
    expect(
      await foreignOf({ provider: { openrouter: { options: { apiKey: 'sk-planted' } }, openai: {} } }),
    ).toMatchObject([{ id: 'openrouter', baseUrl: 'https://openrouter.ai/api/v1', wire: 'chat' }]);
  });
});

describe('a key that is moved', () => {
  it('is refused where there is none in plain text', async () => {
    const state = await stateOf({ files: { [liveFile]: entry({ apiKey: '{env:X}' }) } });
    const [acme] = state.foreign;
    if (!acme) throw new Error('no entry');
    expect(() => opencode.moveKey(state, acme, keychainKey('acme'))).toThrow('opencode.no-plain-key');
  });
});
