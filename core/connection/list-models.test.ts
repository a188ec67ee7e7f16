import { afterEach, describe, expect, it } from 'vitest';
import { englishProblem } from '../../e2e/support/english.ts';
import { type Script, type ScriptedServer, scriptedServer } from '../../e2e/support/scripted-server.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import { Provider } from '../../shared/provider.ts';
import { listModels } from './list-models.ts';

const key = 'sk-known-to-this-test-0002';
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await scriptedServer(script);
  servers.push(server);
  return server;
}

const answering =
  (body: unknown, status = 200): Script =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

async function list(origin: string, more: Partial<Provider> = {}, known: string | undefined = key) {
  const wire = more.wire ?? 'chat';
  const provider = Provider.parse({ id: 'acme', name: 'Acme', endpoints: { [wire]: `${origin}/v1` }, ...more, wire });
  return listModels({ provider, key: known, signal: new AbortController().signal });
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

describe('the names in a list of models', () => {
  it.each([
    ['OpenAI', { object: 'list', data: [{ id: 'b' }, { id: 'a' }] }, ['b', 'a']],
    ['Anthropic', { data: [{ type: 'model', id: 'a', display_name: 'A' }], has_more: false }, ['a']],
    ['Codex', { models: [{ slug: 'a' }] }, ['a']],
    ['Ollama or Gemini', { models: [{ name: 'models/a' }] }, ['models/a']],
    ['names alone', ['a', 'b'], ['a', 'b']],
    ['both shapes in one', { data: [{ id: 'a' }], models: [] }, ['a']],
    ['no model', { object: 'list', data: null }, []],
    ['one name twice', { data: [{ id: 'a' }, { id: 'a' }] }, ['a']],
  ])('%s', async (_, body, names) => {
    const { origin } = await serve(answering(body));
    expect(await list(origin)).toEqual(names);
  });

  it('W7 leaves out names that repeat the key, however they spell it, and none that only share a word with it', async () => {
    const odd = 'sk-deepseek-Planted/"0002"+known';
    const base64 = Buffer.from(odd).toString('base64');
    const bad = [odd, `x-${odd}`, odd.toLowerCase(), encodeURIComponent(odd), base64, odd.slice(0, 20), odd.slice(-16)];
    const { origin } = await serve(answering([...bad, 'deepseek-chat', 'sk-deepseek-v3']));
    expect(await list(origin, {}, odd)).toEqual(['deepseek-chat', 'sk-deepseek-v3']);
    const named = await serve(answering(['llama', 'llama-3']));
    expect(await list(named.origin, {}, 'llama')).toEqual(['llama-3']);
  });

  it('leaves out names that could mislead', async () => {
    const good = 'vendor/model-1:free';
    const bad = ['\u001b[31mred', 'a\nb', 'a\u202eb', 'a\u200bb', '', 'x'.repeat(201), 5, null, {}, '\ud800'];
    const { origin } = await serve(answering({ data: [...bad, good].map((id) => ({ id })) }));
    expect(await list(origin)).toEqual([good]);
  });

  it('stops at 2000', async () => {
    const data = Array.from({ length: 3000 }, (_, index) => ({ id: `m${index}` }));
    const { origin } = await serve(answering({ data }));
    expect(await list(origin)).toHaveLength(2000);
  });

  it('keeps what came before the limit of a list that is longer', async () => {
    const item = (index: number) => ({ id: `m${index}`, tiers: [{ unit: 'a' }, { unit: 'b' }], text: 'é'.repeat(700) });
    const body = JSON.stringify({ data: Array.from({ length: 1000 }, (_, index) => item(index)) });
    expect(body.length).toBeLessThan(1_048_576);
    const { origin } = await serve(answering(body));
    const names = await list(origin);
    expect(names.length).toBeGreaterThan(500);
    expect(names.length).toBeLessThan(1000);
    expect(names).toEqual(names.map((_, index) => `m${index}`));
  });

  it('asks Anthropic for more than it gives unasked, with its own headers', async () => {
    const { origin, requests } = await serve(answering({ data: [{ id: 'a' }] }));
    await list(origin, { wire: 'anthropic', queryParams: { team: 'x' } });
    expect(requests[0]?.url).toBe('/v1/models?team=x&limit=1000');
    expect(requests[0]?.headers).toMatchObject({ 'x-api-key': key, 'anthropic-version': '2023-06-01' });
  });

  it('asks as a stranger where there is no key', async () => {
    const { origin, requests } = await serve(answering({ data: [{ id: 'a' }] }));
    await listModels({
      provider: Provider.parse({ id: 'acme', name: 'Acme', endpoints: { chat: `${origin}/v1` }, wire: 'chat' }),
      key: undefined,
      signal: new AbortController().signal,
    });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });
});

describe('no list is a problem with a cause and a way out', () => {
  const said = { error: { message: `not for ${key}` } };

  it.each([
    ['a refused key', 401, said, /^Acme refused the key \(401\)\. .* It said: not for ••••$/, 'models-failed'],
    ['no such route', 404, 'x', /^Acme gives no list of models at its base URL \(404\)\.$/, 'models-no-list'],
    ['another shape', 200, { ok: 1 }, /^Acme gives no list of models at its base URL \(200\)\.$/, 'models-no-list'],
    ['an error inside', 500, said, /^Acme has trouble of its own \(500\)\. .* It said: not for ••••$/, 'models-failed'],
  ])('%s', async (_, status, body, message, code) => {
    const { origin } = await serve(answering(body, status));
    const problem = await problemOf(list(origin));
    expect(problem.code).toBe(code);
    expect(englishProblem(problem).cause).toMatch(message);
    expect(englishProblem(problem).fix).not.toBe('');
    expect(JSON.stringify(problem)).not.toContain(key);
  });

  it('says that the list is for those with a key', async () => {
    const { origin } = await serve(answering(said, 401));
    expect((await problemOf(list(origin, { needsKey: false }))).code).toBe('models-need-key');
  });

  it('sends no key in the clear to another machine', async () => {
    expect((await problemOf(list('http://relay.example'))).code).toBe('models-not-encrypted');
  });
});
