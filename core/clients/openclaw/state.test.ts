import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, englishProblem, messages } from '../../../e2e/support/english.ts';
import { liveName, liveState, stateOf } from '../../../e2e/support/openclaw-state.ts';
import type { Current } from '../client.ts';
import { adapter as openclaw } from './adapter.ts';

const entry = (id: string, fields: string) =>
  `{ gateway: { mode: "local" }, models: { providers: { "${id}": { baseUrl: "https://a.example/v1", ${fields} } } }, agents: { defaults: { model: "${id}/m" } } }`;
/** OpenClaw's own way to name a variable in a text. */
const acmeKey = ['$', '{ACME_KEY}'].join('');
const exec = (provider: string, id: string) => `apiKey: { source: "exec", provider: "${provider}", id: "${id}" }`;

describe('the current choice', () => {
  const common = { baseUrl: 'https://a.example/v1', model: 'm' };
  it.each<[string, string, Current]>([
    ['nothing', '{}', { kind: 'unset' }],
    [
      'OpenAI itself',
      '{ agents: { defaults: { model: "openai/a" } } }',
      { kind: 'official', name: 'OpenAI', model: 'a' },
    ],
    [
      'another address of OpenAI',
      entry('openai', 'apiKey: "k"'),
      { kind: 'foreign', name: 'openai', ...common, delivery: 'plain' },
    ],
    [
      'ours by its key',
      entry('sw-x', exec('switchyard', 'acme#0a1b2c3d4e5f')),
      { kind: 'ours', provider: 'acme', name: 'sw-x', ...common, delivery: 'keychain' },
    ],
    [
      'ours by its name',
      entry('sw3-acme-2', 'apiKey: { source: "env", id: "K" }'),
      { kind: 'ours', provider: 'acme-2', name: 'sw3-acme-2', ...common, delivery: 'env' },
    ],
    [
      'ours by file',
      entry('sw-x', 'apiKey: { source: "file" }'),
      { kind: 'ours', provider: 'x', name: 'sw-x', ...common, delivery: 'file' },
    ],
    [
      'ours without a key',
      entry('sw-x', 'models: []'),
      { kind: 'ours', provider: 'x', name: 'sw-x', ...common, delivery: 'none' },
    ],
    ['a command of another tool', entry('acme', exec('vault', 'acme')), { kind: 'foreign', name: 'acme', ...common }],
    [
      'a variable in a text',
      entry('acme', `apiKey: "${acmeKey}"`),
      { kind: 'foreign', name: 'acme', ...common, delivery: 'env' },
    ],
    [
      'an alias',
      '{ agents: { defaults: { model: "Fast", models: { "openai/a": { alias: "fast" } } } } }',
      { kind: 'official', name: 'OpenAI', model: 'a' },
    ],
    ['an unknown alias', '{ agents: { defaults: { model: "fast" } } }', { kind: 'foreign', model: 'fast' }],
  ])('is known for %s', async (_, text, expected) => {
    expect((await liveState(text)).current).toEqual(expected);
  });
});

describe('providers of others', () => {
  it.each<[string, string, object]>([
    ['a plain key by its place', 'apiKey: "sk-1"', { kind: 'plain', path: ['models', 'providers', 'acme', 'apiKey'] }],
    ['a variable', 'apiKey: { source: "env", provider: "default", id: "K" }', { kind: 'env', name: 'K' }],
    ['a variable in a text', `apiKey: "${acmeKey}"`, { kind: 'env', name: 'ACME_KEY' }],
    ['a text around a variable', `apiKey: "x-${acmeKey}"`, { kind: 'command' }],
    ['a file', 'apiKey: { source: "file", provider: "f", id: "value" }', { kind: 'command' }],
    ['no key', 'timeoutSeconds: 1', { kind: 'none' }],
  ])('hold %s', async (_, fields, key) => {
    const { foreign } = await liveState(entry('acme', fields));
    expect(foreign).toEqual([expect.objectContaining({ id: 'acme', key: expect.objectContaining(key) })]);
  });

  it('come with wire, model, rows and headers; ours and those of other wires do not', async () => {
    const rows = 'models: [{ id: "m", name: "M" }, { id: "n" }], headers: { "X-A": "1", "X-B": { source: "env" } }';
    const state = await liveState(entry('acme', `api: "anthropic-messages", ${rows}`));
    expect(state.foreign[0]).toMatchObject({
      wire: 'anthropic',
      baseUrl: 'https://a.example/v1',
      isCurrent: true,
      model: 'm',
      models: [{ id: 'm', name: 'M' }, { id: 'n' }],
      headers: { 'X-A': '1' },
    });
    expect(Object.keys(state.foreign[0]?.headers ?? {})).toEqual(['X-A']);
    expect((await liveState(entry('sw-acme', rows))).foreign).toEqual([]);
    expect((await liveState(entry('acme', 'api: "ollama"'))).foreign).toEqual([]);
    expect((await liveState(entry('acme', rows))).foreign[0]?.wire).toBe('chat');
  });
});

describe('what shadows the choice', () => {
  const shadowsOf = async (text: string, variables?: Record<string, string>) =>
    (await liveState(text, variables)).shadows;

  it.each<[string, string, string]>([
    ['OPENCLAW_CONFIG_READONLY', '1', 'managed'],
    ['OPENCLAW_NIX_MODE', '1', 'managed'],
    ['OPENCLAW_PROFILE', 'work', 'profile'],
    ['OPENCLAW_STATE_DIR', '$HOME/.openclaw', 'env'],
  ])('is said for %s', async (name, value, kind) => {
    const shadows = await shadowsOf('{ gateway: { mode: "local" } }', { [name]: value });
    expect(shadows).toEqual([expect.objectContaining({ kind, source: name })]);
  });

  it('is said for a file whose main model another one hides', async () => {
    const { shadows } = await stateOf({
      [liveName]: '{ agents: { $include: "./a.json5", defaults: { model: { primary: "a/b" } } } }',
      '.openclaw/a.json5': '{ defaults: { model: { primary: "c/d" } } }',
    });
    expect(shadows).toEqual([
      expect.objectContaining({ kind: 'second-file', source: expect.stringMatching(/a\.json5$/) }),
    ]);
  });

  it('is said for agents with a model of their own', async () => {
    const shadows = await shadowsOf('{ agents: { entries: { ops: { model: { primary: "x/y" } }, main: {} } } }');
    expect(messages(shadows)).toMatch(/^The agent "ops" has a model of its own \(x\/y\)/);
    expect(shadows).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['the old map', '{ agents: { defaults: { model: "sw-x/m", models: { "a/b": {} } } } }'],
    ['a policy', '{ agents: { defaults: { model: "sw-x/m", modelPolicy: { allow: ["a/*"] } } } }'],
    [
      "an agent's policy",
      '{ agents: { defaults: { model: "sw-x/m" }, entries: { m: { modelPolicy: { allow: ["a/*"] } } } } }',
    ],
  ])('is said for %s that does not list our model', async (_, text) => {
    expect(await shadowsOf(text)).toEqual([expect.objectContaining({ kind: 'allowlist' })]);
  });

  const fast = '{ "sw-x/m": { alias: "Fast" } }';
  it.each<[string, string, string]>([
    ['by reference', '{ allow: ["SW-x/m"] }', '{}'],
    ['by provider', '{ allow: ["a/*", "sw-x/*"] }', '{}'],
    ['by alias', '{ allow: ["fast"] }', fast],
    ['by being empty', '{ allow: [] }', '{ "a/b": {} }'],
    ['by listing nothing', '{}', '{ "a/b": {} }'],
  ])('is not said for a policy that admits it %s', async (_, policy, models) => {
    const text = `{ agents: { defaults: { model: "sw-x/m", models: ${models}, modelPolicy: ${policy} } } }`;
    expect(await shadowsOf(text)).toEqual([]);
  });

  it('is said for a stored login that the file names', async () => {
    const text =
      '{ auth: { profiles: { "sw-x:k": { provider: "sw-x", mode: "api_key" } } }, agents: { defaults: { model: "sw-x/m" } } }';
    expect(await shadowsOf(text)).toEqual([expect.objectContaining({ kind: 'stored-login' })]);
  });
});

describe('retired content', () => {
  it('is found with its place, fatal where OpenClaw stops', async () => {
    const { legacy } = await liveState(
      `{
  auth: { order: { "openai-codex": [] } },
  env: { OPENAI_API_KEY: "sk-example-0000" },
  gateway: { mode: "local", reload: { mode: "restart" } },
  agents: { list: [] },
  zzz: 1,
}`,
    );
    expect(
      legacy.map(({ problem, isFatal, repair }) => [problem.where?.line, isFatal, repair && english(repair.title)]),
    ).toEqual([
      [4, true, 'Set gateway.reload.mode to "hybrid"'],
      [3, true, 'Move the variables below env.vars'],
      [2, false, 'Rename "openai-codex" to "openai"'],
      [5, false, undefined],
      [6, true, 'Remove "zzz"'],
    ]);
    expect(legacy.map(({ problem }) => problem.code)).toEqual([
      'openclaw.reload-mode-retired',
      'openclaw.env-flat',
      'openclaw.provider-retired',
      'openclaw.agent-list-retired',
      'openclaw.root-key-unknown',
    ]);
    expect(JSON.stringify(legacy.map(({ problem }) => problem))).not.toContain('sk-example');
  });

  it('S3 never shows the key of a flat env', async () => {
    const { legacy } = await liveState('{ env: { OPENAI_API_KEY: "sk-example-0000" } }');
    expect(messages(legacy.map(({ problem }) => problem))).not.toContain('sk-example');
  });

  it('takes an unknown key for fatal only in the version that is known', async () => {
    const state = await liveState('{ gateway: { mode: "local" }, zzz: 1 }');
    const installation = { ...state.installation, version: '2027.1.0' };
    expect((await openclaw.read(installation)).legacy).toEqual([expect.objectContaining({ isFatal: false })]);
  });

  it('is no problem of a file that does not exist', async () => {
    expect((await stateOf({})).legacy).toEqual([]);
  });

  it('names login files of an older OpenClaw', async () => {
    const state = await stateOf({ '.openclaw/agents/main/agent/auth-profiles.json': '{}' });
    expect(messages(state.legacy.map(({ problem }) => problem))).toMatch(/auth-profiles\.json is retired/);
  });

  it('C6 says that OpenClaw does not write through a link', async () => {
    const { installation } = await liveState('{ gateway: { mode: "local" } }');
    const real = join(installation.environment.home, 'dotfiles.json5');
    renameSync(installation.liveFile, real);
    symlinkSync(real, installation.liveFile);
    const { legacy } = await openclaw.read(installation);
    expect(messages(legacy.map(({ problem }) => problem))).toMatch(/is a link/);
  });
});

describe('validation by the rules of self-repair', () => {
  const meta = 'meta: { lastTouchedVersion: "2026.9.6" }';
  const long = `{ gateway: { mode: "local" }, ${meta}, note: "${'x'.repeat(600)}" }`;

  async function verdict(before: string, after: string, { backup = true, variables = {} } = {}) {
    const { installation } = await liveState(before, variables);
    const { liveFile, folder } = installation;
    mkdirSync(folder, { recursive: true });
    if (backup) writeFileSync(`${liveFile}.bak`, before);
    return openclaw.validate?.(installation, [{ path: liveFile, text: after }]);
  }

  it.each<[string, string, string, string]>([
    ['shrinks to less than half', 'shrinks', long, `{ gateway: { mode: "local" }, ${meta} }`],
    ['loses its "meta"', 'loses-meta', long, long.replace(meta, 'x: 1')],
    ['loses its "gateway.mode"', 'loses-gateway-mode', long, long.replace('mode: "local"', 'port: 1')],
  ])('refuses a text that %s', async (words, code, before, after) => {
    const problem = await verdict(before, after);
    expect(problem?.code).toBe(`openclaw.${code}`);
    const { cause, fix } = problem ? englishProblem(problem) : { cause: '', fix: '' };
    expect(cause).toContain(words);
    expect(fix).toMatch(/^Move that backup away.*\.bak\.old$/);
  });

  it('draws the line at one byte less than half', async () => {
    const sized = (bytes: number) => '{ gateway: { mode: "local" } }'.padEnd(bytes);
    expect(await verdict(sized(1001), sized(500))).toBeUndefined();
    expect(await verdict(sized(1001), sized(499))).toBeDefined();
    expect(await verdict(sized(511), sized(100))).toBeUndefined();
  });

  it.each<[string, string, string, object]>([
    ['half of the size', long, long.replace('x'.repeat(600), 'x'.repeat(300)), {}],
    [
      'a small file',
      `{ gateway: { mode: "local" }, note: "${'x'.repeat(300)}" }`,
      '{ gateway: { mode: "local" } }',
      {},
    ],
    ['a file without a backup', long, '{}', { backup: false }],
    ['a file managed from outside', long, '{}', { variables: { OPENCLAW_CONFIG_READONLY: '1' } }],
    ['a file with includes', long, '{ models: { $include: "./m.json5" } }', {}],
  ])('is content with %s', async (_, before, after, options) => {
    expect(await verdict(before, after, options)).toBeUndefined();
  });
});
