import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { limitConnections } from './connection-limits.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(limits: Parameters<typeof limitConnections>[1], isSlow = false): Promise<number> {
  const server = createServer({ connectionsCheckingInterval: 2 ** 31 - 1 }, (_, response) => {
    if (isSlow) setTimeout(() => response.end('done'), 5 * limits.headMs);
    else response.end('done');
  });
  limitConnections(server, limits);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What came back until the server ended the connection. */
function untilEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}

const short = { headMs: 100, connections: 5 };

it('ends a connection that says nothing', async () => {
  expect(await untilEnd(connect(await listen(short)))).toBe('');
});

it('ends a connection that drips its request', async () => {
  const socket = connect(await listen(short));
  const timer = setInterval(() => socket.write('X-Drip: a\r\n'), 20);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
  expect(await untilEnd(socket)).toBe('');
  clearInterval(timer);
});

it('ends a connection that drips its second request', async () => {
  const socket = connect(await listen(short));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n');
  const timer = setInterval(() => socket.write('X-Drip: a\r\n'), 20);
  expect((await untilEnd(socket)).match(/done/g)).toHaveLength(1);
  clearInterval(timer);
});

it('waits for an answer that takes longer than that', async () => {
  const socket = connect(await listen(short, true));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await untilEnd(socket)).toContain('done');
});

it('takes no more connections at once than it was told', async () => {
  const port = await listen({ headMs: 60_000, connections: 2 });
  const held = [connect(port), connect(port)];
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  expect(await untilEnd(connect(port))).toBe('');
  for (const socket of held) socket.destroy();
});
