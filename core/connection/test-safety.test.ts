import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { english } from '../../e2e/support/english.ts';
import { byPath, list, streams } from '../../e2e/support/scripted-reply.ts';
import { scriptedServer } from '../../e2e/support/scripted-server.ts';
import { selfSigned } from '../../e2e/support/self-signed.ts';
import { ask, key, serve } from '../../e2e/support/tested-provider.ts';
import { commonLimits } from './exchange.ts';

describe('S10 a request that carries a key', () => {
  it('sends the key as the wire wants it, with the headers and parameters of the provider', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    const more = {
      headers: { 'X-Team': 'tools', Host: 'elsewhere.example', Connection: 'upgrade', Authorization: 'mine' },
      queryParams: { 'api-version': '2026 & more' },
    };
    for (const wire of ['chat', 'responses', 'anthropic'] as const) await ask(origin, { wire, more });
    const [chat, , responses, , anthropic] = requests;
    expect(chat?.headers).toMatchObject({ authorization: `Bearer ${key}`, 'x-team': 'tools' });
    expect(chat?.headers.host).toBe(new URL(origin).host);
    expect(chat?.headers['x-api-key']).toBeUndefined();
    expect(responses?.headers.authorization).toBe(`Bearer ${key}`);
    expect(anthropic?.headers).toMatchObject({ 'x-api-key': key, 'anthropic-version': '2023-06-01' });
    expect(new URL(anthropic?.url ?? '', origin).searchParams.get('api-version')).toBe('2026 & more');
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i): the key does not travel', async (status) => {
    const other = await serve(byPath({ '/v1/models': list }));
    const headers = { location: `${other.origin}/v1/models?from=acme` };
    const { origin } = await serve(byPath({ '/v1/models': { status, headers } }));
    for (const wire of ['chat', 'anthropic'] as const)
      expect(await ask(origin, { wire })).toMatchObject({ kind: 'redirected', detail: `${other.origin}/v1/models` });
    expect(other.requests).toEqual([]);
  });

  it('S3 does not repeat the key that a redirect puts into the name of a host, which has small letters only', async () => {
    const mixed = 'PlantedKeyWithLetters0001';
    const headers = { location: `https://${mixed}.relay.example/` };
    const { origin } = await serve(byPath({ '/v1/models': { status: 302, headers } }));
    const found = await ask(origin, { key: mixed });
    expect(found).toMatchObject({ kind: 'redirected', detail: expect.stringContaining('.relay.example') });
    expect(english(found.detail ?? '').toLowerCase()).not.toContain('planted');
  });

  it('keeps no cookie', async () => {
    const headers = { 'set-cookie': 'session=1; Path=/' };
    const { origin, requests } = await serve(
      byPath({ '/v1/models': { ...list, headers }, '/v1/chat/completions': { ...streams.chat, headers } }),
    );
    await ask(origin);
    await ask(origin);
    expect(requests.length).toBeGreaterThan(4);
    expect(requests.filter((request) => request.headers.cookie !== undefined)).toEqual([]);
  });

  it('is not sent in the clear to another machine', async () => {
    expect(await ask('http://relay.example')).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.not-encrypted', values: { origin: 'http://relay.example' } },
    });
  });

  it('is given up in time, before the head and within the body', async () => {
    const limits = { ...commonLimits, timeMs: 300 };
    const silent = await serve(() => undefined);
    expect(await ask(silent.origin, { limits })).toEqual({ kind: 'timeout' });
    const timers: NodeJS.Timeout[] = [];
    const slow = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), 20));
    });
    expect(await ask(slow.origin, { limits })).toMatchObject({ kind: 'timeout', status: 200 });
    for (const timer of timers) clearInterval(timer);
  });

  it('reads no more than the limit of an answer', async () => {
    let sent = 0;
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 65_536;
          if (!response.write(' '.repeat(65_536))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect((await ask(origin)).kind).toBe('not-an-api');
    expect(sent).toBeLessThan(30_000_000);
  });

  it('can be taken back at any moment', async () => {
    // So long that a cancel which is not heard runs into the time limit of the test.
    const limits = { ...commonLimits, timeMs: 60_000 };
    for (const during of [1, 2]) {
      const controller = new AbortController();
      const { origin, requests } = await serve((_, response) => {
        if (requests.length === during) controller.abort();
        else response.end(JSON.stringify(list.body));
      });
      expect(await ask(origin, { signal: controller.signal, limits })).toEqual({ kind: 'cancelled' });
      expect(await ask(origin, { signal: controller.signal, limits })).toEqual({ kind: 'cancelled' });
      expect(requests).toHaveLength(during);
    }
  });
});

describe('hostile answers', () => {
  it('masks the key and every telling part of it, however it comes back', async () => {
    const encoded = Buffer.from(key).toString('base64');
    for (const said of [
      `no: ${key}`,
      `no: ${key.slice(0, 16)}`,
      `no: ${key.slice(4)}`,
      `no: ${encoded}`,
      `no: ${[...key].join('\u200b')}`,
      `${'x '.repeat(139)}${key}`,
    ]) {
      const { origin } = await serve(byPath({ '/v1/models': { status: 401, body: { error: { message: said } } } }));
      const detail = english((await ask(origin)).detail ?? '');
      for (let at = 0; at + 8 <= key.length; at++) expect(detail).not.toContain(key.slice(at, at + 8));
      expect(detail).not.toContain(encoded);
      expect(detail.length).toBeLessThanOrEqual(300);
    }
  });

  it('takes out what would steer a terminal or turn a line round', async () => {
    const message = '\u001b[2J\u001b]0;x\u0007wiped\r\n\u202eover\u2028line \u0000end';
    const { origin } = await serve(byPath({ '/v1/models': { status: 500, body: { error: { message } } } }));
    expect((await ask(origin)).detail).toBe('[2J ]0;x wiped over line end');
  });

  it('takes errors of any shape', async () => {
    for (const error of [1, true, [], [[]], { message: 5, code: {} }, { message: null }, { code: null, type: [] }]) {
      const { origin } = await serve(byPath({ '/v1/models': { status: 401, body: { error } } }));
      expect((await ask(origin)).kind).toBe('key-refused');
    }
  });

  it('is not impressed by a head that is too long', async () => {
    const headers = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x-${index}`, 'x'.repeat(1000)]));
    const { origin } = await serve(byPath({ '/v1/models': { ...list, headers } }));
    expect(await ask(origin)).toMatchObject({ kind: 'not-an-api', detail: { text: 'tests.head-too-long' } });
  });

  it('says what is not HTTP, and what hangs up', async () => {
    for (const [said, kind] of [
      ['SSH-2.0-OpenSSH_9.6\r\n', 'not-an-api'],
      ['', 'unreachable'],
    ] as const) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined).resume();
        socket.end(said);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      expect(await ask(`http://127.0.0.1:${port}`)).toMatchObject({ kind, detail: expect.anything() });
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('no answer at all', () => {
  it('refuses a certificate that nobody signed, and sends nothing', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }), selfSigned);
    expect(await ask(origin)).toEqual({
      kind: 'certificate',
      detail: { text: 'tests.certificate.self-signed', values: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
    });
    expect(requests).toEqual([]);
  });

  it('says that connections are refused', async () => {
    const server = await scriptedServer(() => undefined);
    await server.stop();
    const { host } = new URL(server.origin);
    expect(await ask(server.origin)).toEqual({
      kind: 'unreachable',
      detail: { text: 'tests.network.refused', values: { host } },
    });
  });

  it('says that a port is for other services', async () => {
    expect(await ask('http://127.0.0.1:25')).toEqual({
      kind: 'unreachable',
      detail: { text: 'tests.port-of-other', values: { port: '25' } },
    });
  });

  it('says that a host does not exist', async () => {
    const { kind, detail } = await ask('https://no-such-host.invalid');
    expect(kind).toBe('unreachable');
    expect(english(detail ?? '')).toContain('no-such-host.invalid');
  });

  it('says that the other side speaks no TLS', async () => {
    const { origin } = await serve(byPath({}));
    const finding = await ask(origin.replace('http:', 'https:'));
    expect(finding).toMatchObject({ kind: 'unreachable', detail: { text: 'tests.speaks-http' } });
  });

  it('says that a key cannot be sent', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    expect(await ask(origin, { key: 'schlüssel-日本' })).toEqual({
      kind: 'unreachable',
      detail: { text: 'tests.unsendable', values: {} },
    });
    expect(requests).toEqual([]);
  });
});
