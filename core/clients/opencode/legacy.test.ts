import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english, englishProblem, messages } from '../../../e2e/support/english.ts';
import { liveFile, stateOf } from '../../../e2e/support/opencode-home.ts';

const json = '.config/opencode/opencode.json';
const codexKeySetup = readFileSync(
  new URL('./fixtures/29-repair-codex-key-plugin/in/.config/opencode/opencode.json', import.meta.url),
  'utf8',
);

describe('content that OpenCode refuses or ignores is found with its place', () => {
  it('a base URL outside of options, fatal for 1.2.27 and older only', async () => {
    const files = { [liveFile]: { provider: { acme: { baseURL: 'https://acme.example/v1' } } } };
    const found = async (version: string) => (await stateOf({ files, version })).legacy;
    const [fatal] = await found('1.2.27');
    expect(fatal).toMatchObject({
      isFatal: true,
      problem: { code: 'opencode.base-url-refused', where: { line: 4, column: 18 } },
    });
    expect(english(fatal?.repair?.title ?? '')).toContain('acme');
    const ignored = { isFatal: false, problem: { code: 'opencode.base-url-ignored' } };
    expect(await found('1.18.33')).toMatchObject([ignored]);
    expect(await found('opencode v2.0.15')).toMatchObject([ignored]);
  });

  it('the chat package under the id openai, which stops OpenCode 1', async () => {
    const files = { [liveFile]: { provider: { openai: { npm: '@ai-sdk/openai-compatible' } } } };
    expect((await stateOf({ files, version: '1.18.33' })).legacy).toMatchObject([
      { isFatal: true, problem: { code: 'opencode.chat-under-openai' } },
    ]);
    expect((await stateOf({ files, version: 'opencode v2.0.15' })).legacy).toEqual([]);
  });

  it('settings that a version up to 1.18.13 does not know', async () => {
    const files = { [liveFile]: { model: 'a/b', theme: 'x', providers: {} } };
    const found = async (version: string) => (await stateOf({ files, version })).legacy;
    expect(await found('1.18.13')).toMatchObject([
      { isFatal: true, problem: { code: 'opencode.setting-unknown', where: { line: 4, column: 16 } } },
    ]);
    expect(await found('1.18.33')).toEqual([]);
  });

  it('but none of the settings that OpenCode 1.18.33 describes (GET /doc), or that its window once read from there', async () => {
    const described =
      '$schema shell logLevel server command skills reference references watcher snapshot plugin share autoshare autoupdate disabled_providers enabled_providers model small_model default_agent username mode agent provider mcp formatter lsp instructions layout permission tools attachment enterprise tool_output compaction subagent_depth experimental';
    const window = 'theme keybinds tui';
    const files = { [liveFile]: Object.fromEntries(`${described} ${window}`.split(' ').map((name) => [name, {}])) };
    expect((await stateOf({ files, version: '1.18.13' })).legacy).toEqual([]);
  });

  it.each([
    ['0.20.20', 1],
    ['1.2.27', 1],
    ['1.18.16', 1],
    ['1.18.17', 0],
    ['1.19.0', 0],
    ['2.0.0', 0],
    ['opencode v2.0.15', 0],
    ['unreadable', 0],
  ])('up to 1.18.16, which can not start with an unknown setting: %s', async (version, count) => {
    const files = { [liveFile]: { unknown: true } };
    const { legacy } = await stateOf({ files, version });
    expect(legacy.filter(({ isFatal }) => isFatal)).toHaveLength(count);
  });

  it('and a broken file is a state with its problem, never an error', async () => {
    const state = await stateOf({ files: { [liveFile]: '{ "model": ' } });
    expect(state.main.problem).toMatchObject({ code: 'file-broken', where: { line: 1 } });
    expect(state).toMatchObject({ current: { kind: 'unset' }, legacy: [], foreign: [] });
  });
});

describe('a set-up of opencode-openai-codex-key is recognised and taken over', () => {
  it('modern: with the models it lists and the base URL beside options', async () => {
    const { legacy, foreign } = await stateOf({ files: { [json]: codexKeySetup } });
    expect(legacy[0]).toMatchObject({
      isFatal: false,
      problem: { code: 'opencode.codex-key-plugin-listed', where: { line: 3, column: 14 } },
    });
    expect(messages(legacy.map(({ problem }) => problem))).toContain('renames every model');
    expect(english(legacy[0]?.repair?.title ?? '')).toContain('opencode-openai-codex-key');
    expect(foreign).toEqual([
      {
        id: 'openai-codex-key',
        name: 'Codex endpoint',
        wire: 'responses',
        baseUrl: 'https://codex-relay.example/backend-api/codex',
        isCurrent: true,
        model: 'gpt-5.1-codex',
        models: [{ id: 'gpt-5.1-codex' }],
        headers: {},
        queryParams: {},
        key: { kind: 'missing' },
      },
    ]);
  });

  it('legacy: one entry for each effort is one model', async () => {
    const models = { 'gpt-5.2-low': {}, 'gpt-5.2-high': {}, 'gpt-5.1-codex-max-xhigh': {}, 'gpt-5.1-codex-max': {} };
    const own = {
      '.opencode/openai-codex-auth-config.json': { baseURL: 'https://own.example/codex', codexMode: true },
    };
    const settings = {
      model: 'openai/gpt-5.2-high',
      provider: { openai: { models, baseURL: 'https://other.example' } },
    };
    const { legacy, foreign } = await stateOf({ files: { [json]: settings, ...own } });
    expect(foreign).toMatchObject([
      {
        baseUrl: 'https://own.example/codex',
        model: 'gpt-5.2',
        models: [{ id: 'gpt-5.2' }, { id: 'gpt-5.1-codex-max' }],
      },
    ]);
    expect(legacy[0] && englishProblem(legacy[0].problem).fix).toContain('switchyard import');
    expect(legacy[0]?.repair).toBeUndefined();
  });

  it.each([
    ['opencode-openai-codex-key', true],
    ['opencode-openai-codex-key@4.4.0', true],
    ['/home/dev/opencode-openai-codex-key', true],
    ['file:///home/dev/opencode-openai-codex-key/dist/index.js', true],
    ['opencode-openai-codex-key-2', false],
    ['my-opencode-openai-codex-key', false],
  ])('named as %s: %s', async (name, isIt) => {
    const { legacy } = await stateOf({ files: { [liveFile]: { plugin: ['other', name] } } });
    expect(legacy.length > 0).toBe(isIt);
  });

  it('and without an address there is nothing to take over', async () => {
    const { foreign } = await stateOf({ files: { [liveFile]: { plugin: ['opencode-openai-codex-key'] } } });
    expect(foreign).toEqual([]);
  });
});
