import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doPlanned, planRepairsOf } from '../../core/app/acts/switching.ts';
import { startEngine } from '../../core/app/start-engine.ts';
import type { Answer } from '../../core/clients/acceptance.ts';
import { findClient } from '../../core/clients/clients.ts';
import { answerOf } from '../../core/clients/known-answers.ts';
import type { Environment } from '../../core/environment.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { findProgram, type ProgramName, putProgram } from './programs.ts';

type Files = Readonly<Record<string, string>>;

/** A home with a real client and these files. */
function homeWith(name: ProgramName, files: Files): Environment {
  const PATH = ['$HOME/bin', dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  const environment = testEnvironment({ variables: { PATH, RELAY_KEY: 'sk-planted-in-a-variable-0001' } });
  mkdirSync(join(environment.home, 'bin'), { recursive: true });
  putProgram(findProgram(name), join(environment.home, 'bin'));
  for (const [file, text] of Object.entries(files)) {
    const path = join(environment.home, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll('$HOME', environment.home));
  }
  return environment;
}

async function ask(name: ProgramName, environment: Environment) {
  const client = await findClient(findProgram(name).client);
  const state = await client.read(await client.find(environment));
  const question = client.acceptance?.question(state);
  if (!question) throw new Error(`${name} is asked nothing`);
  const copy = question.files.map(({ text }) => text).join('\n');
  return { answer: await answerOf(state.installation, question), copy };
}

const wordsOf = (answer: Answer) => ('issues' in answer ? answer.issues.map(({ words }) => words) : []);

/** Every file and link of a home with what it holds and when it was written; our own cache aside. */
function everything(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = join(below, entry.name);
    if (name === '.local/share/switchyard/cache') return [];
    if (entry.isDirectory()) return [name, ...everything(folder, name)];
    const path = join(folder, name);
    if (entry.isSymbolicLink()) return [`${name} -> ${readlinkSync(path)}`];
    return [`${name} ${statSync(path).mtimeMs} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`];
  });
}

/** Whoever knows that home by its environment: a program that was left running. */
function processesOf(home: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(home);
    } catch {
      return false; // Ended, or somebody else's.
    }
  });
}

const opencode = '.config/opencode/opencode.json';
const relay =
  '"npm":"@ai-sdk/openai-compatible","options":{"baseURL":"http://127.0.0.1:9/v1","apiKey":"sk-of-a-relay-0123456789"}';
const openclaw = '.openclaw/openclaw.json';
const model = '"models":[{"id":"a","name":"A"}]';

const cases: readonly (readonly [ProgramName, string, Files, Answer['kind'], RegExp?])[] = [
  ['codex', 'a relay', { '.codex/config.toml': 'model_provider = "a"\n[model_providers.a]\nname = "A"\n' }, 'takes'],
  [
    'codex',
    'a wire that is gone',
    { '.codex/config.toml': '[model_providers.a]\nname = "A"\nwire_api = "chat"\n' },
    'refuses',
    /no longer supported/,
  ],
  [
    'codex',
    'a setting of the wrong kind',
    { '.codex/config.toml': 'model = "m"\nhide_agent_reasoning = "yes"\n' },
    'refuses',
    /hide_agent_reasoning|invalid type/,
  ],
  [
    'codex',
    'a catalogue that lies beside the file',
    {
      '.codex/config.toml': 'model_catalog_json = "cat.json"\n',
      '.codex/cat.json':
        '{"models":[{"slug":"mock-model","display_name":"Mock model","supported_reasoning_levels":[],"shell_type":"unified_exec","visibility":"list","supported_in_api":true,"priority":1,"support_verbosity":false,"truncation_policy":{"mode":"tokens","limit":10000},"experimental_supported_tools":[],"context_window":64000,"base_instructions":"You are a coding agent."}]}',
    },
    'takes',
  ],
  [
    'codex',
    'a catalogue that is not there',
    { '.codex/config.toml': 'model_catalog_json = "cat.json"\n' },
    'refuses',
    /No such file/,
  ],
  [
    'opencode-v1',
    'a relay',
    { [opencode]: `{"model":"a/m","provider":{"a":{${relay},"models":{"m":{"limit":{"context":9,"output":9}}}}}}` },
    'takes',
  ],
  [
    'opencode-v1',
    'half a limit',
    { [opencode]: `{"provider":{"cpa":{${relay},"models":{"grok-test":{"limit":{"context":1000}}}}}}` },
    'refuses',
    /Missing key provider\.cpa\.models\.grok-test\.limit\.output/,
  ],
  [
    'opencode-v1',
    'a model of the wrong kind for an agent',
    { [opencode]: '{"agent":{"a":{"model":3}}}' },
    'refuses',
    /agent\.a\.model/,
  ],
  [
    'opencode-v1',
    'a file that a text names and is there',
    {
      [opencode]: '{"provider":{"a":{"options":{"apiKey":"{file:~/relay.key}"}}}}',
      'relay.key': 'sk-in-a-file-0123456789',
    },
    'takes',
  ],
  [
    'opencode-v1',
    'a file that a text names and is missing',
    { [opencode]: '{"provider":{"a":{"options":{"apiKey":"{file:./no.key}"}}}}' },
    'refuses',
    /bad file reference.*opencode\/no\.key/,
  ],
  [
    'opencode-v1',
    'another file of the three',
    { '.config/opencode/opencode.jsonc': '{"model":"a/m"}', [opencode]: '{"small_model":7}' },
    'refuses',
    /small_model/,
  ],
  ['opencode-v2', 'a relay', { [opencode]: `{"model":"a/m","provider":{"a":{${relay},"models":{"m":{}}}}}` }, 'takes'],
  [
    'opencode-v2',
    'half a limit',
    { [opencode]: `{"model":"cpa/g","provider":{"cpa":{${relay},"models":{"g":{"limit":{"context":1}}}}}}` },
    'skips',
    /^provider\.cpa$/,
  ],
  [
    'openclaw',
    'a relay',
    {
      [openclaw]: `{gateway:{mode:"local"},models:{providers:{a:{baseUrl:"https://a.example/v1",apiKey:"\${A_KEY}",${model}}}}}`,
    },
    'takes',
  ],
  ['openclaw', 'a note of somebody', { [openclaw]: '{gateway:{mode:"local"},"_note":"x"}' }, 'refuses', /_note/],
  [
    'openclaw',
    'no address',
    { [openclaw]: `{gateway:{mode:"local"},models:{providers:{a:{${model}}}}}` },
    'refuses',
    /models\.providers\.a\.baseUrl/,
  ],
  [
    'openclaw',
    'a wire that it does not know',
    {
      [openclaw]: `{gateway:{mode:"local"},models:{providers:{a:{baseUrl:"https://a.example/v1",api:"openai",${model}}}}}`,
    },
    'refuses',
    /models\.providers\.a\.api/,
  ],
  [
    'openclaw',
    'providers at the root',
    { [openclaw]: '{gateway:{mode:"local"},providers:{}}' },
    'refuses',
    /providers/,
  ],
  [
    'openclaw',
    'a part in a file of its own',
    {
      [openclaw]: '{gateway:{mode:"local"},models:{$include:"./m.json5"}}',
      '.openclaw/m.json5': `{providers:{a:{baseUrl:"https://a.example/v1",api:"chat",${model}}}}`,
    },
    'refuses',
    /models\.providers\.a\.api/,
  ],
];

describe('the real program is asked whether it takes its files', () => {
  const rows = cases.map(([name, what, files, kind, words]) => ({ name, what, files, kind, words }));
  it.each(rows)('$name: $what', async ({ name, files, kind, words }) => {
    const environment = homeWith(name, files);
    const { answer } = await ask(name, environment);
    expect([answer.kind, ...wordsOf(answer)]).toEqual([kind, ...(words ? [expect.stringMatching(words)] : [])]);
  });
});

describe('what our repairs leave is taken', () => {
  it.each<[ProgramName, Files]>([
    [
      'opencode-v1',
      {
        [opencode]: `{"provider":{"a":{${relay},"models":{"m":{"limit":{"context":1},"cost":{"output":2}},"n":{"limit":{"output":3}}}}}}`,
      },
    ],
    [
      'openclaw',
      {
        [openclaw]:
          '{_note:"x",providers:{b:{baseUrl:"https://b.example/v1",api:"anthropic"}},models:{providers:{a:{baseUrl:"https://a.example/v1",api:"chat"}}},agents:{defaults:{model:"a/m"}}}',
      },
    ],
  ])('%s', async (name, files) => {
    const environment = homeWith(name, files);
    const engine = await startEngine(environment, 'terminal');
    const client = await findClient(findProgram(name).client);
    expect((await ask(name, environment)).answer.kind).toBe('refuses');
    for (let [planned] = await planRepairsOf(engine, client); planned; [planned] = await planRepairsOf(engine, client))
      await doPlanned(engine, planned);
    expect((await ask(name, environment)).answer).toEqual({ kind: 'takes' });
  });
});

/** Keys in every kind of place, and what a client must not do to a home. */
const planted: Readonly<Record<ProgramName, Files>> = {
  codex: {
    '.codex/config.toml':
      '# sk-planted-comment-0001\nmodel_provider = "a"\nmodel = 3\n[model_providers.a]\nname = "A"\nbase_url = "https://u:planted-user-0002@a.example/v1?key=planted-query-0003"\nexperimental_bearer_token = "planted-bearer-0004"\nhttp_headers = { "api-key" = "planted-header-0005" }\nenv_key = "a3f1planted0006a3f1a3f1a3f1"\n',
  },
  'opencode-v1': {
    [opencode]:
      '{\n// sk-planted-comment-0001\n"provider":{"a":{"options":{"apiKey":"planted-key-0002","headers":{"api-key":"planted-header-0003"},"baseURL":"https://a.example/v1?token=planted-query-0004"},"models":{"m":{"limit":{"context":"planted5a3f1a3f1a3f1a3f1"}}}}},"mcp":{"a":{"type":"local","command":["/bin/sh","-c","touch $HOME/STARTED"],"environment":{"X":"planted-env-0006"},"enabled":true}}}',
  },
  'opencode-v2': {
    [opencode]:
      '{\n// sk-planted-comment-0001\n"model":7,"provider":{"a":{"options":{"apiKey":"planted-key-0002","headers":{"api-key":"planted-header-0003"}},"models":{"m":{}}}},"mcp":{"a":{"type":"local","command":["/bin/sh","-c","touch $HOME/STARTED"],"environment":{"X":"planted-env-0006"},"enabled":true}}}',
  },
  openclaw: {
    [openclaw]:
      '{\n// sk-planted-comment-0001\ngateway:{mode:"local",auth:{token:"planted-token-0002"}},zzz:1,env:{vars:{A:"planted-env-0003"}},models:{providers:{a:{baseUrl:"https://a.example/v1",apiKey:"planted-key-0004",headers:{"api-key":"planted-header-0005"},models:[]}}}}',
  },
};

describe('asking does no harm', () => {
  it.each(Object.keys(planted) as readonly ProgramName[])(
    'S1 %s gets no key, changes nothing in the home and leaves no process and no folder behind',
    async (name) => {
      const environment = homeWith(name, planted[name]);
      await (await findClient(findProgram(name).client)).find(environment);
      // Ours; what is remembered is kept there.
      mkdirSync(environment.dataFolder, { recursive: true });
      const before = everything(environment.home);
      const { answer, copy } = await ask(name, environment);
      expect(wordsOf(answer).length).toBeGreaterThan(0);
      expect(copy).not.toContain('planted');
      expect(JSON.stringify(answer)).not.toContain('planted');
      expect(everything(environment.home)).toEqual(before);
      expect(processesOf(environment.home)).toEqual([]);
      expect(
        readFileSync(join(environment.dataFolder, 'cache', `answers-${findProgram(name).client}.json`), 'utf8'),
      ).not.toContain('planted');
    },
  );

  it('an answer is remembered until the files change, also by another engine', async () => {
    const environment = homeWith('opencode-v1', { [opencode]: '{"model":7}' });
    const { answer } = await ask('opencode-v1', environment);
    const cache = join(environment.dataFolder, 'cache', 'answers-opencode.json');
    const kept = readFileSync(cache, 'utf8');
    expect((await ask('opencode-v1', environment)).answer).toEqual(answer);
    expect(readFileSync(cache, 'utf8')).toBe(kept);
    writeFileSync(join(environment.home, opencode), '{"model":"a/m"}');
    expect((await ask('opencode-v1', environment)).answer).toEqual({ kind: 'takes' });
  });
});
