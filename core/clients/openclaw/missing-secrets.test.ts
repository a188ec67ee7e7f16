import { describe, expect, it } from 'vitest';
import { liveName, stateOf, targetOf } from '../../../e2e/support/openclaw-state.ts';
import { adapter as openclaw } from './adapter.ts';

const entry = (more: object) => ({ baseUrl: 'https://old.example/v1', models: [{ id: 'm', name: 'M' }], ...more });
const env = (id: string) => ({ source: 'env', provider: 'default', id });
const file = { source: 'file', provider: 'own', id: 'value' };

interface Case {
  readonly more: object;
  readonly root?: object;
  readonly variables?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** What status finds, and whether a switch says it. */
async function said({ more, root = {}, variables = {}, files = {} }: Case) {
  const config = {
    models: { providers: { old: entry(more) } },
    secrets: { providers: { own: { source: 'file', path: '~/own.key', mode: 'singleValue' } } },
    ...root,
  };
  const state = await stateOf({ [liveName]: JSON.stringify(config), ...files }, variables);
  const { notes } = openclaw.plan(state, targetOf('relay'));
  return [
    state.legacy.some(({ problem }) => problem.code === 'openclaw.secret-missing'),
    notes.some(({ kind, message }) => kind === 'warning' && message.text === 'notes.openclaw.secrets-missing'),
  ];
}

describe('a secret of any entry that is not there is told by status and at a switch', () => {
  it.each<[string, Case]>([
    ['a variable', { more: { apiKey: env('OLD_KEY') } }],
    ['a variable in a text', { more: { apiKey: ['$', '{OLD_KEY}'].join('') } }],
    ['a file', { more: { apiKey: file } }],
    ['a header of a variable', { more: { apiKey: 'k', headers: { 'x-token': env('OLD_KEY') } } }],
  ])('%s', async (_what, one) => expect(await said(one)).toEqual([true, true]));

  it.each<[string, Case]>([
    ['a variable that is set', { more: { apiKey: env('OLD_KEY') }, variables: { OLD_KEY: 'k' } }],
    [
      'one that OpenClaw loads from its file',
      { more: { apiKey: env('OLD_KEY') }, files: { '.openclaw/.env': 'OLD_KEY=k' } },
    ],
    [
      'one that the configuration sets',
      { more: { apiKey: env('OLD_KEY') }, root: { env: { vars: { OLD_KEY: 'k' } } } },
    ],
    [
      'one for which the shell is asked',
      { more: { apiKey: env('OLD_KEY') }, root: { env: { shellEnv: { enabled: true } } } },
    ],
    ['a file that is there', { more: { apiKey: file }, files: { 'own.key': 'k' } }],
    ['a plain key', { more: { apiKey: 'k' } }],
  ])('but not %s', async (_what, one) => expect(await said(one)).toEqual([false, false]));
});
