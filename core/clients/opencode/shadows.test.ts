import { mkdirSync } from 'node:fs';
import path, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, messages } from '../../../e2e/support/english.ts';
import { homeWith, liveFile, stateOf } from '../../../e2e/support/opencode-home.ts';
import { keyRefOf } from '../../../shared/key-ref.ts';
import type { Shadow } from '../client.ts';
import { adapter as opencode } from './adapter.ts';
import { toPlugin } from './key-plugin.ts';
import { managedFolder } from './shadows.ts';

const ours = {
  model: 'sw-acme/m',
  provider: {
    'sw-acme': { npm: '@ai-sdk/openai-compatible', options: { baseURL: 'https://acme.example/v1', apiKey: '' } },
  },
};
type Home = Parameters<typeof stateOf>[0];
const shadows = async (home: Home) => (await stateOf({ ...home, files: { [liveFile]: ours, ...home.files } })).shadows;
const kinds = (list: readonly Shadow[]) => list.map(({ kind }) => kind);

describe('what outranks the choice is pointed out by name', () => {
  it('and nothing is said where nothing does', async () => {
    expect(
      await shadows({ files: { 'work/opencode.json': { theme: 'x' }, 'work/.opencode/opencode.json': '{}' } }),
    ).toEqual([]);
  });

  it.each([
    ['a project file', 'work/opencode.json', { model: 'a/b' }, 'project', 'sets model'],
    [
      'a project file with comments',
      'work/opencode.jsonc',
      '{ /* x */ "small_model": "a/b", }',
      'project',
      'small_model',
    ],
    [
      'a folder of the project',
      'work/.opencode/opencode.json',
      { enabled_providers: ['a'] },
      'project',
      'enabled_providers',
    ],
    [
      'a file in a parent outside of git',
      'opencode.json',
      { agent: { build: { model: 'a/b' } } },
      'project',
      'agent.build',
    ],
    ['an entry of ours', 'work/opencode.json', { provider: { 'sw-acme': {} } }, 'project', 'provider.sw-acme'],
    ['the folder ~/.opencode', '.opencode/opencode.json', { model: 'a/b' }, 'second-file', 'sets model'],
    ['a broken project file', 'work/opencode.json', '{ nope', 'project', "can't be read"],
    [
      'a second global file',
      '.config/opencode/opencode.json',
      { model: 'a/b' },
      'second-file',
      'opencode.jsonc, which wins',
    ],
    [
      'a stored login',
      '.local/share/opencode/auth.json',
      { 'sw-acme': { type: 'api', key: 'sk-planted-1' } },
      'stored-login',
      'sw-acme',
    ],
  ])('C14 %s', async (_what, file, content, kind, words) => {
    const [shadow, ...others] = await shadows({ files: { [file]: content } });
    expect(others).toEqual([]);
    expect(shadow?.kind).toBe(kind);
    expect(shadow?.source.endsWith(file)).toBe(true);
    expect(messages(shadow ? [shadow] : [])).toContain(words);
    expect(JSON.stringify(shadow)).not.toContain('sk-planted');
  });

  it.each([['OPENCODE_CONFIG_CONTENT', '{"model":"a/b","provider":{"x":{"options":{"apiKey":"sk-planted-2"}}}}']])(
    'a variable: %s',
    async (name, value) => {
      const [shadow] = await shadows({ variables: { [name]: value } });
      expect(shadow).toMatchObject({ kind: 'env', source: name });
      expect(JSON.stringify(shadow)).not.toContain('sk-planted');
    },
  );

  it('OPENCODE_CONFIG_DIR is an added folder in OpenCode 1', async () => {
    const files = { 'more/opencode.json': { model: 'a/b' } };
    const variables = { OPENCODE_CONFIG_DIR: '$HOME/more' };
    expect(kinds(await shadows({ files, variables, version: '1.18.33' }))).toEqual(['env']);
  });

  it('OPENCODE_PURE switches the plug-in off that brings the key', async () => {
    const plugin = '.config/opencode/plugins/switchyard-keys.js';
    const keys = { 'sw-acme': { ref: keyRefOf('acme', '0123456789ab'), origin: 'https://acme.example' } };
    const files = { [plugin]: toPlugin('/l', keys) };
    const variables = { OPENCODE_PURE: '1' };
    expect(await shadows({ files, variables })).toMatchObject([{ kind: 'env', source: 'OPENCODE_PURE' }]);
    expect(await shadows({ variables })).toEqual([]);
    expect(await shadows({ files })).toEqual([]);
  });

  it('projects end at the root of the git work tree, and can be switched off', async () => {
    const files = { 'opencode.json': { model: 'a/b' }, [liveFile]: ours };
    const environment = homeWith({ files });
    mkdirSync(join(environment.workingFolder, '.git'));
    expect((await opencode.read(await opencode.find(environment))).shadows).toEqual([]);
    expect(await shadows({ files, variables: { OPENCODE_DISABLE_PROJECT_CONFIG: '1' } })).toEqual([]);
  });

  it('OpenCode 2 does not read ~/.opencode', async () => {
    const files = { '.opencode/opencode.json': { model: 'a/b' } };
    expect(await shadows({ files, version: 'opencode v2.0.15' })).toEqual([]);
  });

  it('agents with a model of their own do not follow', async () => {
    const agent = { build: { model: 'a/b' }, plan: { model: 'sw-acme/m' }, review: {} };
    const found = await shadows({ files: { [liveFile]: { ...ours, agent, mode: { old: { model: 'c/d' } } } } });
    expect(kinds(found)).toEqual(['profile']);
    expect(messages(found)).toContain('agent.build (a/b) and mode.old (c/d).');
  });

  it('what wins is to be taken out, be it one setting or several', async () => {
    const fixes = async (settings: object) =>
      (await shadows({ files: { 'work/opencode.json': settings } })).map(({ fix }) => english(fix));
    expect(await fixes({ model: 'a/b' })).toEqual(['Take it out there, or accept it.']);
    expect(await fixes({ model: 'a/b', small_model: 'a/c' })).toEqual(['Take them out there, or accept it.']);
  });

  it('lists that hide the choice', async () => {
    const lists = { enabled_providers: ['a'], disabled_providers: ['sw-acme'] };
    expect(kinds(await shadows({ files: { [liveFile]: { ...ours, ...lists } } }))).toEqual(['allowlist', 'allowlist']);
  });

  it('the folder of the administrator on each system', () => {
    const environment = homeWith({});
    expect(managedFolder(environment)).toBe('/etc/opencode');
    expect(managedFolder({ ...environment, platform: 'darwin' })).toBe('/Library/Application Support/opencode');
    const windows = {
      ...environment,
      platform: 'win32' as const,
      path: path.win32,
      variables: { ProgramData: 'D:\\Data' },
    };
    expect(managedFolder(windows)).toBe('D:\\Data\\opencode');
  });
});
