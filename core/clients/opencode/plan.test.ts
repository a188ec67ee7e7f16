import { describe, expect, it } from 'vitest';
import { english, englishProblem } from '../../../e2e/support/english.ts';
import { keychainKey, liveFile, stateOf, targetOf } from '../../../e2e/support/opencode-home.ts';
import { AppError } from '../../../shared/problem.ts';
import { plannedFile, plannedText } from '../../switching/planned-text.ts';
import type { ClientPlan, LiveState, Target } from '../client.ts';
import { adapter as opencode } from './adapter.ts';

const textsOf = (plan: ClientPlan) => new Map(plan.files.map((file) => [plannedFile(file).path, plannedText(file)]));
const mainText = (state: LiveState, target: Target) => textsOf(opencode.plan(state, target)).get(state.main.file.path);
const notesOf = (plan: ClientPlan) => plan.notes.map(({ kind, message }) => `${kind}: ${english(message)}`).join('\n');
const refused = async (state: Promise<LiveState>, target: Target) => {
  const read = await state;
  expect(() => opencode.plan(read, target)).toThrow();
  try {
    opencode.plan(read, target);
  } catch (error) {
    return error instanceof AppError ? error.problem : undefined;
  }
  return undefined;
};

describe('what OpenCode cannot do is refused before anything is written', () => {
  it.each([
    ['1.18.33', 'chat', true],
    ['1.18.33', 'responses', false],
    ['1.18.33', 'anthropic', false],
    ['opencode v2.0.15', 'chat', false],
    ['opencode v2.0.15', 'responses', true],
  ] as const)('query parameters: %s over %s: %s', async (version, wire, works) => {
    const target = targetOf({ wire, provider: { queryParams: { 'api-version': '1' } } });
    if (works) expect(mainText(await stateOf({ version }), target)).toContain('"api-version": "1"');
    else expect(await refused(stateOf({ version }), target)).toMatchObject({ code: 'opencode.query-refused' });
  });

  it.each([
    ['1.18.33', 'responses', 'for the wire chat, or drop'],
    ['opencode v2.0.15', 'chat', 'for the wire responses, or drop'],
    [undefined, 'anthropic', 'for the wire chat or responses, or drop'],
  ] as const)('query parameters: %s over %s: says which wire takes them', async (version, wire, words) => {
    const target = targetOf({ wire, provider: { queryParams: { 'api-version': '1' } } });
    const problem = await refused(stateOf(version === undefined ? {} : { version }), target);
    expect(problem && englishProblem(problem).fix).toContain(words);
  });

  it.each([
    ['a header', { headers: { 'X-A': 'a{file:~/.ssh/id_ed25519}' } }],
    ['a name', { name: '{env:OPENAI_API_KEY}' }],
    ['a model', { models: [{ id: '{ENV:HOME}' }] }],
    ['the small model', { smallModel: '{file:/etc/passwd}' }],
    ['a query', { queryParams: { a: '{env:HOME}' } }],
  ])('S8 a placeholder in %s, which would send what lies on this machine', async (_where, provider) => {
    const problem = await refused(stateOf({}), targetOf({ provider }));
    expect(problem).toMatchObject({ code: 'opencode.placeholder' });
    expect(problem && englishProblem(problem).cause).toContain(`({file:…}, {env:…} or \${…})`);
  });

  it('S8 and a variable in a base URL', async () => {
    const target = targetOf({ baseUrl: `https://acme.example/$${'{HOME}'}` });
    expect(await refused(stateOf({}), target)).toMatchObject({ code: 'opencode.placeholder' });
  });

  it('C3 a live file that does not parse, with its place', async () => {
    const state = stateOf({ files: { [liveFile]: '{\n  "a": 1,\n  "a": 2\n}' } });
    expect(await refused(state, targetOf())).toMatchObject({ code: 'file-broken', where: { line: 3 } });
  });

  it('a plug-in file of that name which is not ours, or changed beyond reading', async () => {
    const plugin = '.config/opencode/plugins/switchyard-keys.js';
    for (const text of ['export default {}', '// Written by Switchyard: x\nconst keys = nope;\n'])
      expect(await refused(stateOf({ files: { [plugin]: text } }), targetOf())).toMatchObject({
        code: 'opencode.plugin-changed',
      });
    const foreign = stateOf({ files: { [plugin]: 'export default {}' } });
    expect(textsOf(opencode.plan(await foreign, targetOf({ key: { kind: 'none' } }))).size).toBe(1);
  });

  it('a key file whose path OpenCode would read differently', async () => {
    const key = { kind: 'file' as const, file: '/home/a}b/key', launcher: '/l', ref: refOf('acme') };
    expect(await refused(stateOf({}), targetOf({ key }))).toMatchObject({ code: 'opencode.key-path' });
  });
});

function refOf(provider: string) {
  const key = keychainKey(provider);
  if (key.kind !== 'keychain') throw new Error('no reference');
  return key.ref;
}

describe('the key', () => {
  it('S1 stands in no file that a plan writes, and an entry never lets another key of the user through', async () => {
    for (const wire of ['responses', 'chat', 'anthropic'] as const)
      for (const key of [keychainKey('acme'), { kind: 'none' as const }]) {
        const state = await stateOf({});
        const text = mainText(state, targetOf({ wire, key })) ?? '';
        expect(JSON.parse(text).provider['sw-acme'].options.apiKey).toBe('');
      }
  });

  it('on Windows the path of a key file is written with slashes: OpenCode reads it before the JSON', async () => {
    const state = await stateOf({});
    const environment = { ...state.installation.environment, platform: 'win32' as const };
    const windows = { ...state, installation: { ...state.installation, environment } };
    const key = { kind: 'file' as const, file: 'C:\\Users\\dev\\key', launcher: 'l', ref: refOf('acme') };
    expect(mainText(windows, targetOf({ key }))).toContain('"{file:C:/Users/dev/key}"');
  });
});

describe('what the person is told', () => {
  it('OpenCode 1 must be restarted, and the plug-in has its price there', async () => {
    const notes = notesOf(opencode.plan(await stateOf({ version: '1.18.33' }), targetOf()));
    expect(notes).toMatch(/^restart: Restart OpenCode/);
    expect(notes).toContain('about 70 s');
    expect(notes).toContain('--pure');
  });

  it('OpenCode 2 follows at once', async () => {
    const notes = notesOf(opencode.plan(await stateOf({ version: 'opencode v2.0.15' }), targetOf()));
    expect(notes).toMatch(/^live: /);
    expect(notes).not.toContain('npm');
  });

  it.each([
    ['anthropic', 'https://acme.example', true],
    ['anthropic', 'https://acme.example/v1', false],
    ['chat', 'https://acme.example', false],
  ] as const)(
    'that it asks behind an address without /v1, where its user wrote that: %s at %s, %s',
    async (wire, baseUrl, isSaid) => {
      const notes = notesOf(opencode.plan(await stateOf({}), targetOf({ wire, baseUrl })));
      expect(notes.includes('set the base URL to https://acme.example/v1')).toBe(isSaid);
    },
  );

  it('both where the product is unknown, the variable of an env key, and what shadows the choice', async () => {
    const files = { 'work/opencode.json': { model: 'a/b' } };
    const target = targetOf({ key: { kind: 'env', name: 'ACME_KEY' } });
    const notes = notesOf(opencode.plan(await stateOf({ files }), target));
    expect(notes).toMatch(/version 1 reads.*OpenCode 2 follows/);
    expect(notes).toContain('ACME_KEY');
    expect(notes).toContain('warning: ');
    expect(notes).toContain('work/opencode.json');
  });
});

describe('back to what was there before us', () => {
  const ours = '{\n  "model": "sw-acme/m", // x\n  "small_model": "sw-acme/m",\n  "provider": { "sw-acme": {} }\n}\n';

  it('model and small_model as they were written; the entries stay for running sessions', async () => {
    const state = await stateOf({ files: { [liveFile]: ours } });
    const file = state.main.file.path;
    const original = [
      { file, path: ['model'], source: '"a\\u002fb"' },
      { file, path: ['small_model'], source: null },
      { file, path: ['provider', 'sw-acme'], source: null },
      { file: '/elsewhere', path: ['model'], source: '"no"' },
    ];
    const text = mainText(state, { kind: 'official', original });
    expect(text).toBe('{\n  "model": "a\\u002fb", // x\n  "provider": { "sw-acme": {} }\n}\n');
  });

  it('and where nothing is remembered, what names us goes and what does not stays', async () => {
    const files = { [liveFile]: ours.replace('"small_model": "sw-acme/m"', '"small_model": "a/b"') };
    const text = mainText(await stateOf({ files }), { kind: 'official', original: [] });
    expect(text).toBe('{\n  "small_model": "a/b",\n  "provider": { "sw-acme": {} }\n}\n');
    expect(opencode.plan(await stateOf({}), { kind: 'official', original: [] })).toEqual({ files: [], notes: [] });
  });
});

describe('the current choice', () => {
  it.each([
    ['no model', {}, { kind: 'unset' }],
    [
      'somebody else',
      { model: 'openai/gpt-5' },
      { kind: 'foreign', provider: 'openai', name: 'openai', model: 'gpt-5' },
    ],
    ['a plain key', entry({ apiKey: 'sk-planted' }), { kind: 'ours', provider: 'acme', delivery: 'plain' }],
    ['a variable', entry({ apiKey: '{env:A}' }), { delivery: 'env' }],
    ['a file', entry({ apiKey: '{file:/a}' }), { delivery: 'file' }],
    ['none', entry({ apiKey: '' }), { delivery: 'none', baseUrl: 'https://a.example', model: 'v/m', name: 'A' }],
  ])('%s', async (_what, settings, expected) => {
    const { current } = await stateOf({ files: { [liveFile]: settings } });
    expect(current).toMatchObject(expected);
    expect(JSON.stringify(current)).not.toContain('planted');
  });

  it('is read across the global files, key by key', async () => {
    const json = { model: 'low/m', provider: { 'sw-x': { name: 'X', options: { baseURL: 'https://x.example' } } } };
    const files = { [liveFile]: { model: 'sw-x/m' }, '.config/opencode/opencode.json': json };
    expect((await stateOf({ files })).current).toMatchObject({ provider: 'x', baseUrl: 'https://x.example' });
  });

  function entry(options: Record<string, string>) {
    return {
      model: 'sw-acme/v/m',
      provider: { 'sw-acme': { name: 'A', options: { baseURL: 'https://a.example', ...options } } },
    };
  }
});
