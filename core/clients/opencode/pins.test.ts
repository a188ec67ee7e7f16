import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../e2e/support/english.ts';
import { homeWith, liveFile, stateOf, targetOf } from '../../../e2e/support/opencode-home.ts';
import type { LiveState } from '../client.ts';
import { adapter as opencode } from './adapter.ts';
import { pinFolders } from './pin-files.ts';
import { pinTables } from './pins.ts';

const old = {
  npm: '@ai-sdk/openai-compatible',
  options: { baseURL: 'https://old.example/v1', apiKey: '{env:OLD_KEY}' },
};
const settings = { model: 'old/big', provider: { old } };
const global = '.config/opencode';
const prompt = (model: string) => `---\ndescription: reads\nmodel: ${model}\n---\nmodel: not/this\n`;

type Files = Readonly<Record<string, unknown>>;
const homeOf = (files: Files, more: object = {}, version?: string) =>
  stateOf({
    files: { [liveFile]: { ...settings, ...more }, ...files },
    variables: { OLD_KEY: 'x', PRIVATE: 'x' },
    ...(version !== undefined && { version }),
  });
const said = (state: LiveState) => messages(state.shadows);
const notes = (state: LiveState, target = targetOf({ id: 'north' })) =>
  messages(opencode.plan(state, target).notes.filter(({ kind }) => kind === 'warning'));

type Entry = readonly [string, (model: string) => [files: Files, more?: object]];

/** What names a model, and how status and switch call it. */
const entries: readonly Entry[] = [
  ...pinTables.map((table): Entry => [`${table}.x`, (model) => [{}, { [table]: { x: { model } } }]]),
  ...pinFolders.map(
    ({ folder }): Entry => [`${folder}/x.md`, (model) => [{ [`${global}/${folder}/x.md`]: prompt(model) }]],
  ),
  ['agents/deep/x.md', (model) => [{ [`${global}/agents/deep/x.md`]: prompt(model) }]],
  ['agents.x.model', (model) => [{ [`${global}/oh-my-opencode.json`]: { agents: { x: { model } } } }]],
  ['categories.x.model', (model) => [{ [`${global}/oh-my-opencode.jsonc`]: { categories: { x: { model } } } }]],
  [
    'agents.x.fallback_models.0',
    (model) => [{ [`${global}/oh-my-x.json`]: { agents: { x: { fallback_models: [model] } } } }],
  ],
  ['agent/x.md', (model) => [{ '.opencode/agent/x.md': prompt(model) }]],
  ['commands/x.md', (model) => [{ 'work/.opencode/commands/x.md': prompt(model) }]],
  ['command.x', (model) => [{ 'work/opencode.json': { command: { x: { model } } } }]],
];

describe('a model that an agent or a command has for itself', () => {
  it.each(entries)('%s is said by status, at a switch and at a way back', async (name, home) => {
    const state = await homeOf(...home('other/big'));
    expect(said(state)).toContain(`${name} (other/big)`);
    expect(notes(state)).toContain(`${name} (other/big)`);
    const back = opencode.plan(state, { kind: 'official', original: [] });
    expect(messages(back.notes)).toContain(`${name} (other/big)`);
  });

  it.each(entries)('%s on the provider in use is content', async (_, home) => {
    expect(said(await homeOf(...home('old/small')))).toBe('');
    expect(notes(await homeOf(...home('sw-north/m')))).toBe('');
  });

  it.each(entries)(
    '%s is said at the switch that leaves its provider, also when that is one of ours',
    async (name, home) => {
      expect(notes(await homeOf(...home('old/small')))).toContain(`${name} (old/small)`);
      expect(notes(await homeOf(...home('sw-south/m')))).toContain(`${name} (sw-south/m)`);
    },
  );

  it('is no other provider where address and variable are the same', async () => {
    const state = await homeOf({ [`${global}/agent/x.md`]: prompt('old/small') });
    const same = { id: 'north', baseUrl: 'https://old.example/v1' };
    expect(notes(state, targetOf({ ...same, key: { kind: 'env', name: 'OLD_KEY' } }))).toBe('');
    expect(notes(state, targetOf({ ...same, key: { kind: 'env', name: 'PRIVATE' } }))).toContain('old/small');
  });

  it.each([
    ['https://old.example/v1', 'https://old.example'],
    ['https://old.example', 'https://old.example/v1'],
    ['https://old.example/', 'https://old.example/v1'],
  ])('is no other provider where an Anthropic address is spelled otherwise: %s, and %s', async (baseURL, baseUrl) => {
    const messages = { npm: '@ai-sdk/anthropic', options: { ...old.options, baseURL } };
    const state = await homeOf({ [`${global}/agent/x.md`]: prompt('old/small') }, { provider: { old: messages } });
    const same = { id: 'north', baseUrl, key: { kind: 'env', name: 'OLD_KEY' } } as const;
    expect(notes(state, targetOf({ ...same, wire: 'anthropic' }))).toBe('');
    expect(notes(state, targetOf({ ...same, wire: 'anthropic', baseUrl: 'https://new.example' }))).toContain('old/');
  });

  it.each([
    ['"other/big"', 'other/big'],
    ["'other/big'", 'other/big'],
    ['other/big # the best', 'other/big'],
  ])('is read as it is written: %s', async (written, model) => {
    expect(said(await homeOf({ [`${global}/agent/x.md`]: prompt(written) }))).toContain(`(${model})`);
  });

  it('is not looked for in the prompt, in other files, or where OpenCode does not look', async () => {
    const files = {
      [`${global}/agent/x.md`]: 'model: other/big\n',
      [`${global}/agent/y.txt`]: prompt('other/big'),
      [`${global}/mode/deep/z.md`]: prompt('other/big'),
      [`${global}/notes/z.md`]: prompt('other/big'),
    };
    expect(said(await homeOf(files))).toBe('');
    const ofHome = { '.opencode/agent/x.md': prompt('other/big') };
    expect(said(await homeOf(ofHome, {}, 'opencode v2.0.15'))).toBe('');
  });

  it('is not waited for in a pipe, and not looked for in what no person wrote', async () => {
    const environment = homeWith({
      files: { [liveFile]: settings, [`${global}/agent/long.md`]: `${prompt('other/big')}${'x'.repeat(1_000_000)}` },
      variables: { OLD_KEY: 'x' },
    });
    execFileSync('mkfifo', [join(environment.home, global, 'agent', 'pipe.md')]);
    expect((await opencode.read(await opencode.find(environment))).shadows).toEqual([]);
  });

  it('tells the files of one folder together', async () => {
    const files = { [`${global}/agent/a.md`]: prompt('other/a'), [`${global}/agent/b.md`]: prompt('other/b') };
    const { shadows } = await homeOf(files);
    expect(shadows).toHaveLength(1);
    expect(messages(shadows)).toContain('agent/a.md (other/a) and agent/b.md (other/b)');
  });

  it('is found in an added folder of OpenCode 1, and in no project that is switched off', async () => {
    const files = {
      [liveFile]: settings,
      'more/agent/x.md': prompt('other/big'),
      'work/.opencode/agent/y.md': prompt('a/b'),
    };
    const variables = { OLD_KEY: 'x', OPENCODE_CONFIG_DIR: '$HOME/more', OPENCODE_DISABLE_PROJECT_CONFIG: '1' };
    const environment = homeWith({ files, variables, version: '1.18.33' });
    const { shadows } = await opencode.read(await opencode.find(environment));
    expect(shadows).toMatchObject([{ kind: 'env', source: join(environment.home, 'more') }]);
  });
});
