import { expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { liveFile, stateOf } from '../../../e2e/support/opencode-home.ts';
import { plannedText } from '../../switching/planned-text.ts';

const withModel = (model: unknown) => ({
  provider: { cpa: { npm: '@ai-sdk/openai-compatible', models: { g: model } } },
});

it.each([
  ['limit', { limit: { context: 1000 } }, 'output'],
  ['limit', { limit: { output: 1000 } }, 'context'],
  ['cost', { cost: { input: 1 } }, 'output'],
  ['cost', { cost: { output: 1 } }, 'input'],
])('half a %s of a model stops OpenCode: %j, and the repair adds the other half', async (table, model, missing) => {
  const { legacy } = await stateOf({ files: { [liveFile]: withModel(model) } });
  expect(legacy).toMatchObject([
    {
      isFatal: true,
      problem: { code: 'opencode.pair-incomplete', values: { missing }, where: { line: 7 } },
    },
  ]);
  const repair = legacy[0]?.repair;
  expect(english(repair?.title ?? '')).toBe(
    `set provider.cpa.models.g.${table}.${missing} to 0, which stands for "not known"`,
  );
  const text = repair?.files.map(plannedText)[0] ?? '';
  expect(JSON.parse(text)).toEqual(withModel({ [table]: { ...((model as never)[table] as object), [missing]: 0 } }));
});

it.each([[{ limit: { context: 1, output: 2 }, cost: { input: 1, output: 2 } }], [{ limit: {} }], [{ limit: 3 }], [{}]])(
  'what has both halves, or none, is none of it: %j',
  async (model) => {
    expect((await stateOf({ files: { [liveFile]: withModel(model) } })).legacy).toEqual([]);
  },
);

it.each([
  ['~/no.key', '$HOME/no.key'],
  ['./no.key', '$HOME/.config/opencode/no.key'],
  ['no.key', '$HOME/.config/opencode/no.key'],
  ['/no/such.key', '/no/such.key'],
])('a file that {file:%s} names and is not there is named', async (name, file) => {
  const settings = { provider: { a: { options: { apiKey: `{file:${name}}` } } } };
  const { legacy, installation } = await stateOf({ files: { [liveFile]: settings } });
  expect(legacy).toMatchObject([
    {
      isFatal: true,
      problem: {
        code: 'opencode.file-missing',
        values: {
          place: 'provider.a.options.apiKey',
          file: file.replace('$HOME', installation.environment.home),
        },
        where: { line: 5 },
      },
    },
  ]);
  expect(legacy[0]?.repair).toBeUndefined();
});

it('a file that is there is no trouble, wherever it is named from', async () => {
  const settings = { provider: { a: { options: { apiKey: '{file:~/a.key}', headers: { 'X-A': '{file:./b.key}' } } } } };
  const files = { [liveFile]: settings, 'a.key': 'x', '.config/opencode/b.key': 'x' };
  expect((await stateOf({ files })).legacy).toEqual([]);
});

it.each(['baseURL', 'apiKey'])('a %s that is no text stops OpenCode, and is named with its place', async (name) => {
  const settings = { provider: { a: { options: { [name]: 7 } } } };
  const { legacy } = await stateOf({ files: { [liveFile]: settings } });
  expect(legacy).toMatchObject([
    { isFatal: true, problem: { code: 'opencode.text-expected', values: { place: `provider.a.options.${name}` } } },
  ]);
});
