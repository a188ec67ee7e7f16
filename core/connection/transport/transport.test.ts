import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { byPath, list } from '../../../e2e/support/scripted-reply.ts';
import { selfSigned } from '../../../e2e/support/self-signed.ts';
import { ask, serve } from '../../../e2e/support/tested-provider.ts';
import { commonLimits, withLine } from '../exchange.ts';

const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
afterEach(() => {
  if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
});

/** Where the system knows `localhost` by its IPv4 address only, no client gets there either. */
const hasNoIpv6Name = (await lookup('localhost', { all: true })).every(({ family }) => family === 4);

function read(url: string) {
  const question = { method: 'GET', url: new URL(url), headers: {} } as const;
  return withLine(new AbortController().signal, commonLimits, async (ask) => [
    await ask(question),
    await ask(question),
  ]);
}

describe('a connection of the test', () => {
  it('S10 never obeys NODE_TLS_REJECT_UNAUTHORIZED', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const { origin, requests } = await serve(byPath({ '/v1/models': list }), selfSigned);
    expect(await ask(origin)).toMatchObject({ kind: 'certificate', detail: { text: 'tests.certificate.self-signed' } });
    expect(requests).toEqual([]);
  });

  it.skipIf(hasNoIpv6Name)('finds localhost where it listens on IPv6 alone', async () => {
    const server = createServer((_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
    const { port } = server.address() as AddressInfo;
    const [answer] = await read(`http://localhost:${port}/`);
    await new Promise((resolve) => server.close(resolve));
    expect(answer).toMatchObject({ kind: 'answer', status: 200 });
  });

  it('tells the time of each step, and of a second question on the same connection the answer alone', async () => {
    const { origin } = await serve(byPath({ '/': list }));
    const [first, second] = await read(`${origin.replace('127.0.0.1', 'localhost')}/`);
    const number = expect.any(Number);
    expect(first).toMatchObject({ times: { dnsMs: number, tcpMs: number, firstByteMs: number } });
    expect(second).toMatchObject({ kind: 'answer' });
    expect(second && 'times' in second && Object.keys(second.times)).toEqual(['firstByteMs']);
  });
});
