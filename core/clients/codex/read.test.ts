import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeWith, read, stateOf, targetOf, textOf } from '../../../e2e/support/codex-state.ts';
import { english, englishProblem, messages } from '../../../e2e/support/english.ts';
import { adapter as codex } from './adapter.ts';

describe('where Codex lives', () => {
  it('is ~/.codex, or $CODEX_HOME where that is set', async () => {
    const environment = homeWith({});
    expect((await codex.find(environment)).liveFile).toBe(join(environment.home, '.codex/config.toml'));
    const moved = homeWith({ 'elsewhere/config.toml': '' }, { CODEX_HOME: '$HOME/elsewhere' });
    expect(await codex.find(moved)).toMatchObject({
      isFound: true,
      liveFile: join(moved.home, 'elsewhere/config.toml'),
    });
    const empty = homeWith({}, { CODEX_HOME: '' });
    expect(await codex.find(empty)).toMatchObject({ isFound: false, folder: join(empty.home, '.codex') });
  });

  it('is a problem when $CODEX_HOME names no folder, and none when ~/.codex is not there yet', async () => {
    const { main } = await read(homeWith({}, { CODEX_HOME: '$HOME/typo' }));
    expect(main.problem).toMatchObject({ code: 'codex.home-missing' });
    expect(main.problem && englishProblem(main.problem).fix).toContain(`mkdir -p ${main.problem?.values?.folder}`);
    expect((await read(homeWith({}))).main.problem).toBeUndefined();
  });
});

describe('what Codex uses now', () => {
  it('is nothing, its own login, ours or somebody else’s', async () => {
    expect((await read(homeWith({}))).current).toEqual({ kind: 'unset' });
    expect((await stateOf('model = "gpt-6.1-sol"')).current).toEqual({ kind: 'official', model: 'gpt-6.1-sol' });
    expect((await stateOf('model_provider = "openai"')).current).toEqual({ kind: 'official' });
    const foreign =
      'model_provider = "a"\n[model_providers.a]\nname = "A"\nbase_url = "https://a.example"\nenv_key = "K"';
    expect((await stateOf(foreign)).current).toEqual({
      kind: 'foreign',
      name: 'A',
      baseUrl: 'https://a.example',
      delivery: 'env',
    });
  });

  it('names our provider where the key does, else where our mark does', async () => {
    const ours = await stateOf(textOf(codex.plan(await stateOf(''), targetOf())) ?? '');
    expect(ours.current).toEqual({
      kind: 'ours',
      provider: 'relay-one',
      name: 'Relay One',
      baseUrl: 'https://relay-one.example/v1',
      model: 'model-one',
      delivery: 'keychain',
    });
    const key = { kind: 'env', name: 'RELAY_KEY' } as const;
    const text = textOf(codex.plan(await stateOf(''), targetOf({ key }))) ?? '';
    const { current } = await stateOf(text);
    expect(current).toMatchObject({ kind: 'ours', provider: 'relay-one', name: 'Relay One', delivery: 'env' });
    const unmarked = await stateOf(text.replace(/^env_key_instructions.*\n/m, ''));
    expect(unmarked.current).not.toHaveProperty('provider');
  });

  it('is no error when the file is broken', async () => {
    const state = await stateOf('model = \n');
    expect(state.main.problem).toMatchObject({ code: 'file-broken', where: { file: state.main.file.path } });
    expect(state.legacy).toEqual([]);
    expect(() => textOf(codex.plan(state, targetOf()))).toThrow();
  });

  it('never looks into auth.json', async () => {
    const environment = homeWith({
      '.codex/config.toml': '',
      '.codex/auth.json': '{"OPENAI_API_KEY":"sk-planted-0123456789"}',
    });
    const state = await read(environment);
    expect(JSON.stringify({ ...state, installation: null })).not.toContain('planted');
    const plans = [
      codex.plan(state, targetOf()),
      codex.plan(state, { kind: 'official', original: [] }),
      codex.leave(state),
    ];
    const paths = plans.flatMap(({ files }) =>
      files.map((file) => (file.kind === 'edits' ? file.document.file.path : file.file.path)),
    );
    expect(paths.some((path) => path.endsWith('auth.json'))).toBe(false);
  });
});

describe('what others wrote', () => {
  it('is listed with the place of its key, never with the key', async () => {
    const { foreign } = await read(
      homeWith({
        '.codex/config.toml': fixture('use-02-comments-odd-whitespace'),
        '.codex/work.config.toml':
          '[model_providers.night]\nname = "Night"\nbase_url = "https://night.example"\nwire_api = "chat"\nhttp_headers = { Authorization = "Bearer sk-planted-0123456789", X-A = "a" }\nquery_params = { api_key = "sk-planted-0123456789", v = "1" }',
      }),
    );
    expect(foreign.map(({ id, wire, key, isCurrent }) => [id, wire, key.kind, isCurrent])).toEqual([
      ['relay_one', 'responses', 'env', true],
      ['relay-two', 'responses', 'plain', false],
      ['relay.three', 'responses', 'none', false],
      ['night', 'chat', 'plain', false],
    ]);
    expect(foreign[0]).toMatchObject({ model: 'deepseek-v4-pro', key: { name: 'RELAY_ONE_KEY' } });
    expect(foreign[3]).toMatchObject({
      headers: { 'X-A': 'a' },
      queryParams: { v: '1' },
      key: { path: ['model_providers', 'night', 'http_headers', 'Authorization'] },
    });
    expect(JSON.stringify(foreign)).not.toMatch(/sk-planted|sk-plain/);
  });

  it('leaves out our own entries and those that only adjust Codex’s own', async () => {
    const text =
      '[model_providers.switchyard]\nname = "R"\nbase_url = "https://r.example"\n[model_providers.gcp]\nlocation = "eu"\n';
    const profile = '[model_providers.switchyard-work]\nname = "R"\nbase_url = "https://r.example"\n';
    const state = await read(homeWith({ '.codex/config.toml': text, '.codex/work.config.toml': profile }));
    expect(state.foreign).toEqual([]);
  });
});

describe('what outranks the choice', () => {
  it('a profile file, by the name it is chosen with', async () => {
    const state = await read(
      homeWith({
        '.codex/config.toml': '',
        '.codex/work.config.toml': 'model = "m"\n',
        '.codex/x y.config.toml': 'model = "m"\n',
      }),
    );
    expect(state.shadows.map(({ kind }) => kind)).toEqual(['profile']);
    expect(messages(state.shadows)).toContain('--profile work');
  });

  it('C14 a trusted project with a model; endpoints there are ignored and said so; it is never written', async () => {
    const environment = homeWith({
      'work/.git/HEAD': '',
      'work/.codex/config.toml': 'model = "project-model"\nmodel_provider = "x"\n',
      'work/deep/.codex/config.toml': 'model_provider = "y"\n',
    });
    const deep = { ...environment, workingFolder: join(environment.home, 'work/deep') };
    mkdirSync(join(environment.home, '.codex'));
    const trust = (level: string) =>
      writeFileSync(
        join(environment.home, '.codex/config.toml'),
        `[projects."${join(environment.home, 'work')}"]\ntrust_level = "${level}"\n`,
      );
    trust('untrusted');
    expect((await read(deep)).shadows).toEqual([]);
    trust('trusted');
    const state = await read(deep);
    expect(state.shadows.map(({ kind, source }) => [kind, source])).toEqual([
      ['project', join(environment.home, 'work/deep/.codex/config.toml')],
      ['project', join(environment.home, 'work/.codex/config.toml')],
    ]);
    expect(messages(state.shadows.slice(1))).toContain('model = "project-model"');
    expect(messages(state.shadows.slice(1))).toContain('ignores model_provider');
    expect(state.others).toEqual([]);
  });

  it('the live file is no project file, also when Codex is started in the home', async () => {
    const environment = homeWith({ '.codex/config.toml': 'model = "m"\n', '.git/HEAD': '' });
    writeFileSync(
      join(environment.home, '.codex/config.toml'),
      `model = "m"\n[projects."${environment.home}"]\ntrust_level = "trusted"\n`,
    );
    expect((await read({ ...environment, workingFolder: environment.home })).shadows).toEqual([]);
  });

  it('CODEX_API_KEY, but neither OPENAI_BASE_URL nor OPENAI_API_KEY, which Codex ignores', async () => {
    const variables = { CODEX_API_KEY: 'sk-planted-0123456789', OPENAI_BASE_URL: 'https://x', OPENAI_API_KEY: 'sk-2' };
    const { shadows } = await read(homeWith({}, variables));
    expect(shadows.map(({ source }) => source)).toEqual(['CODEX_API_KEY']);
    expect(JSON.stringify(shadows)).not.toContain('sk-');
  });

  it('a line in $CODEX_HOME/.env for our variable or a proxy, by name only', async () => {
    const text =
      'model_provider = "a"\n[model_providers.a]\nname = "A"\nbase_url = "https://a.example"\nenv_key = "RELAY_KEY"\n';
    const dotEnv = '# x\nexport RELAY_KEY="sk-planted-0123456789"\nHTTPS_PROXY=http://127.0.0.1:1\nOTHER=1\n';
    const { shadows } = await read(homeWith({ '.codex/config.toml': text, '.codex/.env': dotEnv }));
    expect(shadows.map(({ message }) => /sets (\w+)/.exec(english(message))?.[1])).toEqual([
      'RELAY_KEY',
      'HTTPS_PROXY',
    ]);
    expect(JSON.stringify(shadows)).not.toContain('sk-planted');
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}/in/.codex/config.toml`, import.meta.url), 'utf8');
}
