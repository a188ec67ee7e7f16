import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientSamples, liveFiles } from '../../../e2e/support/client-samples.ts';
import { testEngine, testKeys } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../../shared/client-id.ts';
import { AppError, type Problem } from '../../../shared/problem.ts';
import { Provider } from '../../../shared/provider.ts';
import { toDraft } from '../../../shared/provider-draft.ts';
import { findClient } from '../../clients/clients.ts';
import { addProvider } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import { keyRefOfProvider } from '../key-source.ts';
import { planUse } from '../use.ts';
import { readSnippet, showSnippet } from './snippet.ts';

const address = 'https://acme.example/v1';
const full = Provider.parse({
  id: 'acme',
  name: 'Acme relay',
  endpoints: { responses: address, chat: address },
  wire: 'responses',
  model: 'm1',
  smallModel: 's1',
  models: [{ id: 'm0' }, { id: 'm1', name: 'M one', context: 1000, output: 100 }, { id: 'm2', name: 'm2' }],
  headers: { 'X-Team': 'tools' },
  queryParams: { version: '1' },
  options: {
    codex: { effort: 'high' },
    opencode: { effort: 'low', variants: ['fast', 'slow'] },
    openclaw: { fallbacks: ['other/model'] },
  },
});
const bare = Provider.parse({
  id: 'acme',
  name: 'OpenAI',
  endpoints: { responses: address },
  wire: 'responses',
  model: 'm1',
});

const isTomlOf = (client: ClientId) => clientSamples[client].comment === '#';

async function enter(client: ClientId, provider: Provider, live: Readonly<Record<string, string>> = {}) {
  const environment = testEnvironment();
  for (const [path, text] of Object.entries(live)) {
    mkdirSync(dirname(join(environment.home, path)), { recursive: true });
    writeFileSync(join(environment.home, path), text);
  }
  const engine = await testEngine(environment);
  const { text } = await showSnippet(engine, provider, client);
  const read = (edited: string) => readSnippet(engine, provider, client, edited);
  return {
    engine,
    text,
    read,
    edit: (from: string | RegExp, to: string) => {
      const edited = text.replace(from, to);
      expect(edited, 'the edit should have met something').not.toBe(text);
      return read(edited);
    },
  };
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
  throw new Error('it went through');
}

describe.each(clientIds)('%s', (client) => {
  it.each([
    ['everything set', full],
    ['nothing but the needed', bare],
    ['no model named', Provider.parse({ ...full, model: undefined })],
    ['no key', Provider.parse({ ...full, needsKey: false })],
    ['the key in a variable', Provider.parse({ ...full, env: 'ACME_KEY' })],
  ])('reads the lines it shows as the same draft: %s', async (_, provider) => {
    const { text, read } = await enter(client, provider);
    expect(await read(text)).toEqual(toDraft(provider));
  });

  it('shows the lines that a switch then writes, with the helper for a key that is not stored yet', async () => {
    const adapter = await findClient(client);
    const { engine, text } = await enter(client, full, { [liveFiles[client]]: isTomlOf(client) ? '' : '{}' });
    await addProvider(engine.environment, full);
    await engine.keys.set(keyRefOfProvider(full), testKeys.a, 'file');
    await applyPlan(engine, await planUse(engine, { client: adapter, choice: 'acme' }));
    const written = readFileSync(join(engine.environment.home, liveFiles[client]), 'utf8');
    expect(written.trimEnd()).toBe(text.trimEnd());
  });

  it('refuses what no provider sets, with its name and place', async () => {
    const { text, read } = await enter(client, full);
    const isToml = isTomlOf(client);
    const problem = await problemOf(
      read(isToml ? `approval_policy = "never"\n${text}` : text.replace('{\n', '{\n  "approval_policy": "never",\n')),
    );
    expect(problem).toMatchObject({ code: 'snippet-never-written', where: { line: isToml ? 1 : 2 } });
    expect(problem.values?.name).toBe('approval_policy');
  });

  it('names the place where it does not parse', async () => {
    const { text, read } = await enter(client, full);
    const problem = await problemOf(read(`${text}\n= = sk-pasted-by-mistake-0001`));
    expect(problem.code).toBe('snippet-broken');
    expect(problem.where?.line).toBeGreaterThan(text.split('\n').length - 1);
    expect(JSON.stringify(problem)).not.toContain('pasted-by-mistake');
  });

  it('refuses a pasted key and does not repeat it', async () => {
    const { edit } = await enter(client, full);
    for (const secret of ['sk-pasted-by-mistake-0001', 'Bearer pasted-by-mistake']) {
      const problem = await problemOf(edit('tools', secret));
      expect(problem.code).toBe('snippet-holds-key');
      expect(JSON.stringify(problem)).not.toContain('pasted-by-mistake');
    }
  });

  it('refuses a base URL that is none', async () => {
    const { edit } = await enter(client, full);
    expect(await problemOf(edit(address, 'acme'))).toMatchObject({ code: 'snippet-refused' });
    expect(await problemOf(edit(address, 'ftp://acme.example'))).toMatchObject({ code: 'snippet-refused' });
    expect(await problemOf(edit(address, 'http://acme.example/v1'))).toMatchObject({ code: 'snippet-refused' });
  });

  it('refuses what the client would not take, at its line', async () => {
    const { edit } = await enter('opencode', full);
    const problem = await problemOf(edit('tools', '{file:/etc/passwd}'));
    expect(problem).toMatchObject({ code: 'snippet-refused' });
    expect(problem.where?.line).toBeGreaterThan(5);
  });

  it('takes a base URL that still has to be cleaned, as typed', async () => {
    const { edit } = await enter(client, full);
    expect((await edit(address, `${address}/`)).endpoints.responses).toBe(`${address}/`);
  });

  it('leaves the addresses of the other wires behind when the origin changes', async () => {
    const { edit } = await enter(client, full);
    const { endpoints } = await edit(address, 'https://other.example/v1');
    expect(endpoints).toEqual({ responses: 'https://other.example/v1' });
  });

  it('refuses to leave out what is always written', async () => {
    const { edit } = await enter(client, full);
    const problem = await problemOf(edit(/^.*https:\/\/acme.*\n/m, ''));
    expect(problem).toMatchObject({
      code: 'snippet-always-written',
      values: { name: expect.stringMatching(/base_?url$/i) },
    });
  });

  it('refuses another way to the key', async () => {
    const { edit } = await enter(client, full);
    const [from, to, code] = clientSamples[client].handEdits.key;
    expect((await problemOf(edit(from, to))).code).toBe(code);
  });
});

type Change = readonly [what: string, from: string | RegExp, to: string, expected: Partial<Provider>];

const chatOnly = { wire: 'chat', endpoints: { responses: address, chat: address } } as const;

/** What the lines of single clients have of their own. */
const changes: Readonly<Record<string, readonly Change[]>> = {
  codex: [
    ['the name', 'Acme relay', 'Another', { name: 'Another' }],
    ['the base URL', address, `${address}/x`, { endpoints: { responses: `${address}/x`, chat: address } }],
    ['the model', '"m1"', "'m9' # better", { model: 'm9' }],
    ['the effort', '"high"', '"low"', { options: { ...full.options, codex: { effort: 'low' } } }],
    [
      'no effort',
      /^model_reasoning.*\n/m,
      '',
      { options: { opencode: full.options.opencode, openclaw: full.options.openclaw } },
    ],
    ['a header', 'X-Team = "tools"', 'X-Team = "ops", X-More = "1"', { headers: { 'X-Team': 'ops', 'X-More': '1' } }],
    ['no headers', /^http_headers.*\n/m, '', { headers: {} }],
    ['a query parameter', 'version = "1"', 'version = "2"', { queryParams: { version: '2' } }],
    ['no query parameters', /^query_params.*\n/m, '', { queryParams: {} }],
  ],
  opencode: [
    ['the name', 'Acme relay', 'Another', { name: 'Another' }],
    ['the base URL', address, `${address}/x`, { endpoints: { responses: `${address}/x`, chat: address } }],
    ['the wire', '@ai-sdk/openai', '@ai-sdk/openai-compatible', chatOnly],
    ['the model', '"sw-acme/m1"', '"sw-acme/m0"', { model: 'm0' }],
    ['the small model', '"sw-acme/s1"', '"sw-acme/m0"', { smallModel: 'm0' }],
    [
      'the effort',
      /("options": \{\s+"reasoningEffort": )"low"/,
      '$1"max"',
      { options: { ...full.options, opencode: { effort: 'max', variants: ['fast', 'slow'] } } },
    ],
    [
      'no effort',
      /"options": \{\s+"reasoningEffort": "low"\s+\},/,
      '',
      { options: { ...full.options, opencode: { variants: ['fast', 'slow'] } } },
    ],
    ['a header', '"X-Team": "tools"', '"X-Team": "ops"', { headers: { 'X-Team': 'ops' } }],
    ['no headers', /"headers": \{[^}]*\},\s+/, '', { headers: {} }],
    ['a query parameter', '"version": "1"', '"version": "2"', { queryParams: { version: '2' } }],
    [
      'a limit',
      '"context": 1000',
      '"context": 2000',
      { models: [{ id: 'm0' }, { id: 'm1', name: 'M one', context: 2000, output: 100 }, { id: 'm2', name: 'm2' }] },
    ],
    [
      "a model's name",
      '"M one"',
      '"M 1"',
      { models: [{ id: 'm0' }, { id: 'm1', name: 'M 1', context: 1000, output: 100 }, { id: 'm2', name: 'm2' }] },
    ],
  ],
  openclaw: [
    ['the base URL', address, `${address}/x`, { endpoints: { responses: `${address}/x`, chat: address } }],
    ['the wire', 'openai-responses', 'openai-completions', chatOnly],
    ['the model', '"primary": "sw-acme/m1"', '"primary": "sw-acme/m2"', { model: 'm2' }],
    [
      'the fallbacks',
      '["other/model"]',
      '["other/model", "x/y"]',
      { options: { ...full.options, openclaw: { fallbacks: ['other/model', 'x/y'] } } },
    ],
    ['a header', '"X-Team": "tools"', '"X-Team": "ops"', { headers: { 'X-Team': 'ops' } }],
    ['no headers', /"headers": \{[^}]*\},\s+/, '', { headers: {} }],
    [
      'a limit',
      '"maxTokens": 100',
      '"maxTokens": 200',
      { models: [{ id: 'm0' }, { id: 'm1', name: 'M one', context: 1000, output: 200 }, { id: 'm2', name: 'm2' }] },
    ],
    [
      "a model's name",
      '"M one"',
      '"M 1"',
      { models: [{ id: 'm0' }, { id: 'm1', name: 'M 1', context: 1000, output: 100 }, { id: 'm2', name: 'm2' }] },
    ],
    [
      'another model',
      '"id": "m2"',
      '"id": "m3"',
      { models: [{ id: 'm0' }, { id: 'm1', name: 'M one', context: 1000, output: 100 }, { id: 'm3', name: 'm2' }] },
    ],
  ],
};

describe.each(clientIds)('what is edited by hand in the lines of %s arrives in the draft', (client) => {
  it.each(changes[client] ?? [])('%s', async (_, from, to, expected) => {
    const { edit } = await enter(client, full);
    expect(await edit(from, to)).toEqual({ ...toDraft(full), ...expected });
  });

  it('the variable of the key', async () => {
    const { edit } = await enter(client, Provider.parse({ ...bare, env: 'ACME_KEY' }));
    expect((await edit('ACME_KEY', 'OTHER_KEY')).env).toBe('OTHER_KEY');
  });

  it('a header where there was none', async () => {
    const { edit } = await enter(client, bare);
    expect((await edit(...clientSamples[client].handEdits.header)).headers).toEqual({ 'X-Team': 'tools' });
  });

  it('a new model of which nothing else is known', async () => {
    const { edit } = await enter(client, bare);
    expect(await edit(/"(sw-acme\/)?m1"/g, '"$1m9"')).toMatchObject({ model: 'm9', models: [] });
  });
});

describe.each(['opencode', 'openclaw'] as const)('an Anthropic address without /v1 in the lines of %s', (client) => {
  const stored = 'https://acme.example/coding';
  const claude = Provider.parse({ ...bare, name: 'Acme', endpoints: { anthropic: stored }, wire: 'anthropic' });

  it('stays as it is stored when something else is edited', async () => {
    const { edit } = await enter(client, claude);
    expect(await edit(/"(sw-acme\/)?m1"/g, '"$1m9"')).toMatchObject({ model: 'm9', endpoints: { anthropic: stored } });
  });

  it.each(['https://acme.example/other', 'https://acme.example/other/v1'])('may be edited to %s', async (typed) => {
    const { edit } = await enter(client, claude);
    const { endpoints } = await edit(/https:\/\/acme\.example\/coding(?:\/v1)?/, typed);
    expect(endpoints).toEqual({ anthropic: typed });
  });
});

describe('the count is of the real file', () => {
  it('of lines that change in a file that has others', async () => {
    const live = { '.codex/config.toml': '# mine\nmodel = "gpt-5"\n\n[mcp_servers.docs]\ncommand = "npx"\n' };
    const { engine } = await enter('codex', bare, live);
    const { added, removed, lines, file } = await showSnippet(engine, bare, 'codex');
    expect({ added, removed, lines }).toEqual({ added: 12, removed: 1, lines: 16 });
    expect(file).toBe(join(engine.environment.home, '.codex/config.toml'));
  });

  it('throws why a live file cannot be planned on', async () => {
    const environment = testEnvironment();
    mkdirSync(join(environment.home, '.codex'));
    writeFileSync(join(environment.home, '.codex/config.toml'), 'a = = 1\n');
    const problem = await problemOf(showSnippet(await testEngine(environment), bare, 'codex'));
    expect(problem).toMatchObject({ code: 'file-broken', where: { line: 1 } });
  });
});
