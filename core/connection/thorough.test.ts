import { afterEach, describe, expect, it } from 'vitest';
import { keyOf, type LoopbackProvider, startProvider } from '../../e2e/support/loopback-provider.ts';
import { ask, key } from '../../e2e/support/tested-provider.ts';
import { kindsIn } from '../../e2e/support/tool-caller.ts';
import type { Wire } from '../../shared/provider.ts';
import type { Depth } from '../../shared/test-view.ts';
import { wires } from '../../shared/wire.ts';
import { requests as codexRequests } from '../clients/codex/request.ts';
import { requests as openCodeRequests } from '../clients/opencode/request.ts';
import type { Finding } from './finding.ts';
import type { Customer } from './thorough.ts';

const providers: LoopbackProvider[] = [];
afterEach(async () => {
  await Promise.all(providers.splice(0).map((provider) => provider.stop()));
});

type Options = Parameters<typeof startProvider>[0];

async function start(options: Partial<Options> = {}): Promise<LoopbackProvider> {
  const provider = await startProvider({ reply: 'OK', requireKey: key, models: ['model-1'], ...options });
  providers.push(provider);
  return provider;
}

const codex = (baseUrl: string): Customer => ({
  client: 'codex',
  way: { wire: 'responses', baseUrl, as: codexRequests.responses },
});
const openCode = (baseUrl: string, wire: Wire): Customer => ({
  client: 'opencode',
  way: { wire, baseUrl, as: openCodeRequests[wire] },
});

interface Thorough {
  readonly wire?: Wire;
  readonly depth?: Depth;
  readonly customers?: readonly Customer[];
  readonly needsKey?: boolean;
}

function look({ origin, baseUrl }: LoopbackProvider, thorough: Thorough = {}): Promise<Finding> {
  const { wire = 'responses', depth = 'tools', needsKey = true, customers = [codex(baseUrl)] } = thorough;
  return ask(origin, {
    wire,
    depth,
    customers,
    needsKey,
    ...(!needsKey && { key: undefined }),
    more: { model: 'model-1' },
  });
}

const looks = ({ levels = [] }: Pick<Finding, 'levels'>) =>
  Object.fromEntries(levels.map(({ level, look: is }) => [level, is]));

describe('a thorough test', () => {
  it.each(wires)('finds a healthy provider of %s good at every level, with the time of each', async (wire) => {
    const provider = await start();
    const found = await look(provider, { wire, customers: [openCode(provider.baseUrl, wire)] });
    expect(found.kind).toBe('good');
    expect(looks(found)).toEqual({ reach: 'good', key: 'good', model: 'good' });
    const [client] = found.clients ?? [];
    expect(client).toMatchObject({ client: 'opencode', kind: 'good', wire });
    expect(looks(client ?? {})).toEqual({ format: 'good', tools: 'good' });
    expect(client?.levels.every(({ ms }) => ms !== undefined)).toBe(true);
    expect(String(found.levels?.[0]?.detail)).toMatch(/^TCP \d+ ms · HTTP \d+ ms$/);
  });

  it('gives the result of a call back with all that the model said, as DeepSeek and OpenAI demand', async () => {
    const chat = await start();
    await look(chat, { wire: 'chat', customers: [openCode(chat.baseUrl, 'chat')] });
    expect(JSON.stringify(chat.requests.at(-1)?.body)).toContain('"reasoning_content":"I should call it."');
    const responses = await start();
    await look(responses);
    const last = JSON.stringify(responses.requests.at(-1)?.body);
    expect(last).toContain('"encrypted_content":"sealed"');
    expect(last).toContain('"type":"function_call_output","call_id":"call_1","output":"OK"');
  });

  it('offers Codex’ kinds of tools as Codex', async () => {
    const provider = await start();
    await look(provider);
    const asked = provider.requests.filter(({ body }) => kindsIn(body).length > 0);
    expect(kindsIn(asked[0]?.body)).toEqual(['function', 'namespace', 'web_search', 'custom']);
    expect(asked[0]?.headers.originator).toBe('codex_exec');
  });

  it.each([
    ['refused', { refusesTools: ['function'] }, 'tools-refused', 'bad'],
    ['not called', { tools: 'ignored' }, 'tools-unused', 'careful'],
    ['called with arguments that are none', { tools: 'broken' }, 'tools-refused', 'bad'],
    ['called, and the result is refused', { tools: 'result-refused' }, 'tool-result-refused', 'bad'],
    ['of a kind that Codex always sends', { refusesTools: ['namespace'] }, 'tool-kinds-refused', 'bad'],
  ] as const)('tells tools that are %s', async (_, options, kind, tools) => {
    const found = await look(await start(options));
    expect(found.kind).toBe(kind);
    expect(looks(found.clients?.[0] ?? {})).toEqual({ format: 'good', tools });
  });

  it('names the kinds that are refused, and lets pass what Codex hardly ever sends', async () => {
    const refused = await look(await start({ refusesTools: ['namespace', 'web_search'] }));
    expect(refused.detail).toMatchObject({ values: { kinds: 'namespace, web_search' } });
    const rare = await look(await start({ refusesTools: ['custom'] }));
    expect(rare.kind).toBe('good');
    expect(rare.clients?.[0]?.levels[1]).toMatchObject({ look: 'good', detail: { values: { kinds: 'custom' } } });
  });

  it('tells each client what it gets: chat only is good for OpenCode and useless for Codex', async () => {
    const provider = await start({ serves: ['chat'] });
    const { baseUrl } = provider;
    const customers = [codex(baseUrl), openCode(baseUrl, 'chat')];
    const found = await look(provider, { wire: 'chat', customers });
    expect(found.kind).toBe('good');
    expect(found.clients).toMatchObject([
      { client: 'codex', kind: 'wrong-format', wire: 'responses' },
      { client: 'opencode', kind: 'good', wire: 'chat' },
    ]);
  });

  it('is not good where no client can use it', async () => {
    const provider = await start({ serves: ['chat'] });
    const found = await look(provider, { wire: 'chat' });
    expect(found.kind).toBe('wrong-format');
    const unfit = await look(provider, { wire: 'chat', customers: [{ client: 'codex', way: undefined }] });
    expect(unfit).toMatchObject({ kind: 'good', clients: [{ client: 'codex', kind: 'unfit', levels: [] }] });
  });

  it('asks no client where nobody gets further', async () => {
    const provider = await start({ requireKey: 'sk-another' });
    const found = await look(provider);
    expect(found).toMatchObject({ kind: 'key-refused', clients: [{ kind: 'key-refused', levels: [] }] });
    expect(looks(found)).toEqual({ reach: 'good', key: 'bad' });
  });
});

describe('the key, as a stranger sees it', () => {
  it('counts where a stranger is refused', async () => {
    const found = await look(await start());
    expect(found.levels?.[1]).toMatchObject({ look: 'good', detail: { text: 'tests.level.key-counts' } });
  });

  it('proves nothing where any key passes', async () => {
    const provider = await startProvider({ reply: 'OK', models: ['model-1'] });
    providers.push(provider);
    const found = await look(provider);
    expect(found.kind).toBe('good');
    expect(found.levels?.[1]).toMatchObject({ look: 'careful', detail: { text: 'tests.level.any-key' } });
  });

  it('is not looked at where none is needed', async () => {
    const provider = await startProvider({ reply: 'OK', models: ['model-1'] });
    providers.push(provider);
    expect((await look(provider, { needsKey: false })).levels?.[1]).toMatchObject({ look: 'quiet' });
  });
});

describe('a test that costs nothing', () => {
  it('asks no model, and claims no more than it saw', async () => {
    const provider = await start({ models: [] });
    const found = await look(provider, { depth: 'free' });
    expect(found.kind).toBe('unproved');
    expect(
      provider.requests.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('model-1')),
    ).toEqual([]);
  });

  it('does not send the key when it asks as a stranger', async () => {
    const provider = await start();
    await look(provider, { depth: 'free' });
    expect(provider.requests.some((request) => keyOf(request) === undefined)).toBe(true);
  });
});
