import { describe, expect, it } from 'vitest';
import { byPath, html, list, type Reply, streams } from '../../e2e/support/scripted-reply.ts';
import { ask, serve } from '../../e2e/support/tested-provider.ts';
import type { Wire } from '../../shared/provider.ts';
import type { Finding } from './finding.ts';

const route = { chat: '/v1/chat/completions', responses: '/v1/responses', anthropic: '/v1/messages' } as const;
const wires: readonly Wire[] = ['responses', 'chat', 'anthropic'];
const more = { model: 'model-1' };
const error = (status: number, message: string, others: object = {}): Reply => ({
  status,
  body: { error: { message, ...others } },
});
const sse = (...events: readonly object[]): Reply => ({
  type: 'text/event-stream',
  body: events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
});

describe('what the model’s own route says decides', () => {
  const cases: readonly (readonly [what: string, list: Reply | undefined, answer: Reply, finding: Partial<Finding>])[] =
    [
      ['all is well', list, streams.chat, { kind: 'good', status: 200, model: 'model-1' }],
      ['no list at all', undefined, streams.chat, { kind: 'good' }],
      ['a list that is refused', error(403, 'no'), streams.chat, { kind: 'good' }],
      ['a list that wants a key', error(401, 'no'), streams.chat, { kind: 'good' }],
      ['a list that fails', error(500, 'no'), streams.chat, { kind: 'good' }],
      ['a list that is a web page', html, streams.chat, { kind: 'good' }],
      ['a list that is other JSON', { body: { hello: 1 } }, streams.chat, { kind: 'good' }],
      ['a list behind a login', { status: 302, headers: { location: '/login' } }, streams.chat, { kind: 'good' }],
      ['a list that moved', { status: 308, headers: { location: '/v1/models/' } }, streams.chat, { kind: 'good' }],
      ['a server that fails', list, error(500, 'boom'), { kind: 'server-error', status: 500, detail: 'boom' }],
      ['too many requests', list, error(429, 'slow down'), { kind: 'rate-limited' }],
      ['no credit', list, error(402, 'pay'), { kind: 'no-credit' }],
      ['a refused key', list, error(401, 'who?'), { kind: 'key-refused' }],
      ['a static list, and nothing else', list, { status: 405, ...html }, { kind: 'wrong-format', status: 405 }],
      ['a page in place of the answer', list, html, { kind: 'wrong-format' }],
      ['other JSON in place of the answer', list, { body: { ok: true } }, { kind: 'wrong-format' }],
      [
        'an answer in one piece',
        list,
        { body: { choices: [{ message: { content: 'OK' } }] } },
        { kind: 'not-streamed' },
      ],
      [
        'a way to another host, though models are listed',
        list,
        { status: 308, headers: { location: 'https://other.example/v1' } },
        { kind: 'redirected' },
      ],
      [
        'a login page, though models are listed',
        list,
        { status: 302, headers: { location: '/login' } },
        { kind: 'login-page' },
      ],
      [
        'a budget of OpenRouter that is free again soon',
        list,
        error(402, 'x', { code: 402, metadata: { limit_source: 'openrouter_in_flight_budget' } }),
        { kind: 'rate-limited' },
      ],
      [
        'a stream that breaks off within its first event',
        list,
        { type: 'text/event-stream', body: 'data: {"choices":[{"del' },
        { kind: 'stream-cut' },
      ],
      [
        'a stream of something else',
        list,
        { type: 'text/event-stream', body: 'data: hello\n\n' },
        { kind: 'wrong-format' },
      ],
      ['a stream without an end', list, sse({ choices: [{ delta: { content: 'O' } }] }), { kind: 'stream-cut' }],
      [
        'a stream that says nothing',
        list,
        sse({ choices: [{ delta: {}, finish_reason: 'stop' }] }),
        { kind: 'stream-cut' },
      ],
      [
        'a stream that says its only word and its end at once, as mock-llm does',
        list,
        sse({ choices: [{ delta: { role: 'assistant', content: 'OK' }, finish_reason: 'stop' }] }),
        { kind: 'good' },
      ],
      [
        'a stream that ends at the limit while the model thinks',
        list,
        sse({ choices: [{ delta: { role: 'assistant' } }] }, { choices: [{ delta: {}, finish_reason: 'length' }] }),
        { kind: 'good' },
      ],
      [
        'a complaint within the stream',
        list,
        sse({ error: { message: 'quota', type: 'insufficient_quota' } }),
        { kind: 'no-credit', detail: 'quota' },
      ],
      ['a model by its code', list, error(404, 'x', { code: 'model_not_found' }), { kind: 'model-refused' }],
      ['a model by new-api', list, error(503, '无可用渠道', { code: 'model_not_found' }), { kind: 'model-refused' }],
      [
        'a model by its name',
        list,
        error(400, 'model-1 is not a valid model ID', { code: 400 }),
        { kind: 'model-refused' },
      ],
      ['a request that is not liked', list, error(400, 'tools are required'), { kind: 'question-refused' }],
      [
        'a guard in front',
        list,
        {
          status: 403,
          headers: { 'cf-mitigated': 'challenge' },
          type: 'text/html',
          body: '<title>Just a moment...</title>',
        },
        { kind: 'guarded' },
      ],
      [
        'a password in front',
        list,
        { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, type: 'text/html', body: '<h1>401</h1>' },
        { kind: 'password-wanted' },
      ],
      [
        'an error page without a title',
        list,
        { status: 502, type: 'text/html', body: '<h1>502 Bad Gateway</h1>x' },
        { kind: 'server-error', detail: '502 Bad Gateway x' },
      ],
    ];
  it.each(cases)('%s', async (_, models, answer, finding) => {
    const routes = { ...(models && { '/v1/models': models }), [route.chat]: answer };
    const { origin } = await serve(byPath(routes));
    expect(await ask(origin, { more })).toMatchObject(finding);
  });

  it.each(wires)('%s is read event by event', async (wire) => {
    const whole = streams[wire];
    const good = await serve(byPath({ [route[wire]]: whole }));
    expect(await ask(good.origin, { wire, more })).toMatchObject({ kind: 'good' });
    const half = { ...whole, body: String(whole.body).slice(0, String(whole.body).length / 3) };
    const cut = await serve(byPath({ [route[wire]]: half }));
    expect(await ask(cut.origin, { wire, more })).toMatchObject({ kind: 'stream-cut' });
  });

  it('a limit that is refused is left out', async () => {
    const bodies: string[] = [];
    const { origin } = await serve((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        if (request.method === 'POST') bodies.push(body);
        const isRefused = body.includes('max_tokens');
        const reply = isRefused ? error(400, "Unsupported parameter: 'max_tokens'") : streams.chat;
        const status = request.method === 'GET' ? 404 : (reply.status ?? 200);
        response.writeHead(status, { 'content-type': reply.type ?? 'application/json' });
        response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
      });
    });
    expect(await ask(origin, { more })).toMatchObject({ kind: 'good' });
    expect(bodies.map((body) => body.includes('max_tokens'))).toEqual([true, false]);
  });
});

describe('the format and the address that were meant', () => {
  it.each(wires.flatMap((stored) => wires.filter((one) => one !== stored).map((spoken) => [stored, spoken] as const)))(
    'stored as %s, spoken %s',
    async (stored, spoken) => {
      const { origin } = await serve(byPath({ '/v1/models': list, [route[spoken]]: streams[spoken] }));
      expect(await ask(origin, { wire: stored, more })).toMatchObject({
        kind: 'wrong-format',
        repair: { kind: 'wire', wire: spoken, baseUrl: `${origin}/v1` },
      });
    },
  );

  it.each([
    ['', '/v1'],
    ['/V1', '/v1'],
    ['/v1/v1', '/v1'],
    ['/v1/chat/completions', '/v1'],
    ['/dashboard', '/v1'],
    ['/chat', '/v1'],
    ['', '/api/v1'],
    ['', '/openai/v1'],
    ['/llm', '/llm/openai/v1'],
    ['/v1', '/api/v1'],
    ['', '/compatible-mode/v1'],
    ['', '/api/paas/v4'],
  ])('%s is led to %s', async (path, right) => {
    const { origin, requests } = await serve(byPath({ [`${right}/chat/completions`]: streams.chat, '/': html }));
    const found = await ask(origin, { path, more });
    expect(found).toMatchObject({ kind: 'wrong-path', repair: { kind: 'base-url', baseUrl: `${origin}${right}` } });
    expect(requests.length).toBeLessThan(14);
  });

  it.each(wires.flatMap((stored) => wires.filter((one) => one !== stored).map((spoken) => [stored, spoken] as const)))(
    'the root stored as %s, where /v1 speaks %s only and lists nothing',
    async (stored, spoken) => {
      const { origin, requests } = await serve(byPath({ [route[spoken]]: streams[spoken] }));
      const found = await ask(origin, { path: '', wire: stored, more });
      // The root is another spelling of Anthropic's address.
      const address = spoken === 'anthropic' ? origin : `${origin}/v1`;
      const repair = { kind: 'wire', wire: spoken, baseUrl: address };
      expect(found).toMatchObject({ kind: 'wrong-format', repair });
      expect(requests.length).toBeLessThan(14);
    },
  );

  it('takes the address that a question is redirected to, within the host', async () => {
    const { origin } = await serve(
      byPath({
        '/v1/chat/completions': { status: 308, headers: { location: '/gateway/v3/chat/completions' } },
        '/gateway/v3/chat/completions': streams.chat,
      }),
    );
    expect(await ask(origin, { more })).toMatchObject({
      kind: 'redirected',
      repair: { kind: 'base-url', baseUrl: `${origin}/gateway/v3` },
    });
  });

  it('makes nothing up where nobody answers', async () => {
    const { origin } = await serve(byPath({ '/': html, '/login': html }));
    expect((await ask(origin, { path: '', more })).repair).toBeUndefined();
  });
});

describe('a key that the list proves', () => {
  const stranger: Reply = { status: 401 };

  it('is not enough where the route of the wire is missing', async () => {
    const { origin } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat }, stranger));
    expect(await ask(origin, { wire: 'responses', more })).toMatchObject({
      kind: 'wrong-format',
      repair: { kind: 'wire', wire: 'chat', baseUrl: `${origin}/v1` },
    });
  });

  it('is enough where the route complains of an empty call, and no model is asked', async () => {
    const { origin, requests } = await serve(
      byPath({ '/v1/models': list, '/v1/responses': error(400, 'model is required') }, stranger),
    );
    expect(await ask(origin, { wire: 'responses', more })).toMatchObject({ kind: 'good' });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/models',
      'GET /v1/models',
      'POST /v1/responses',
    ]);
  });

  it.each([200, 404, 500])('is not judged by what else an empty call is answered: %i', async (status) => {
    let bodies = 0;
    const { origin } = await serve((request, response) => {
      const isRefused = request.headers.authorization === undefined;
      const isEmpty = request.headers['content-length'] === '2';
      if (request.method === 'POST') bodies += 1;
      const reply = isRefused
        ? { status: 401 }
        : request.method === 'GET'
          ? list
          : isEmpty
            ? { status, body: {} }
            : streams.chat;
      response.writeHead(reply.status ?? 200, { 'content-type': 'type' in reply ? reply.type : 'application/json' });
      const body = 'body' in reply ? reply.body : '';
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    expect(await ask(origin, { more })).toMatchObject({ kind: 'good', model: 'model-1' });
    expect(bodies).toBe(2);
  });
});

describe('a model that is not in the list', () => {
  const names = ['openai/gpt-5.1', 'openai/gpt-5.1-mini', 'deepseek/deepseek-v3', 'z'];
  const listed: Reply = { body: { data: names.map((id) => ({ id })) } };

  it.each([
    ['openai/GPT-5.1', 'openai/gpt-5.1'],
    ['gpt-5.1', 'openai/gpt-5.1'],
    ['deepseek-v3', 'deepseek/deepseek-v3'],
    ['deepseek/deepseek_v3', 'deepseek/deepseek-v3'],
  ])('%s is answered or not, and %s is offered', async (model, near) => {
    const refused = error(400, 'no such model', { code: 'model_not_found' });
    for (const [answer, kind] of [
      [streams.chat, 'model-unlisted'],
      [refused, 'model-refused'],
    ] as const) {
      const { origin } = await serve(byPath({ '/v1/models': listed, '/v1/chat/completions': answer }));
      const found = await ask(origin, { more: { model } });
      expect(found).toMatchObject({ kind, model, repair: { kind: 'model' } });
      expect(found.repair?.kind === 'model' && found.repair.models[0]).toBe(near);
    }
  });

  it('offers nothing for a name that is like none', async () => {
    const { origin } = await serve(byPath({ '/v1/models': listed, '/v1/chat/completions': streams.chat }));
    const found = await ask(origin, { more: { model: 'something-else-entirely' } });
    expect(found).toMatchObject({ kind: 'model-unlisted' });
    expect(found.repair).toBeUndefined();
  });
});
