import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { type LingerBounds, lingerConnections } from './lingering.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const refuse: RequestListener = (_, response) => {
  response.writeHead(403, { Connection: 'close', 'Content-Length': 2 }).end('no');
};

async function listen(bounds: LingerBounds, handle: RequestListener = refuse): Promise<Server> {
  const server = createServer(handle);
  lingerConnections(server, bounds);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** A client that never ends its own half. */
function talk(server: Server) {
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
  const heard = { text: '', ends: 0, sent: 0 };
  socket.on('data', (more) => {
    heard.text += more;
  });
  socket.on('end', () => {
    heard.ends += 1;
  });
  socket.on('error', () => undefined);
  return { socket, heard, closed: new Promise((resolve) => socket.once('close', resolve)) };
}

const head = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
const piece = `2000\r\n${'a'.repeat(0x2000)}\r\n`;

/** In turns: one that only writes, and never looks, does not see the answer before it is cut. */
function pour(socket: Socket, heard: { sent: number }): void {
  if (!socket.writable) return;
  heard.sent += piece.length;
  if (socket.write(piece)) setImmediate(() => pour(socket, heard));
  else socket.once('drain', () => pour(socket, heard));
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('1\r\na\r\n'), 5);
  socket.once('close', () => clearInterval(timer));
}

const never = 10 * 60_000;

it('cuts one that pours without an end, after the answer and at the bound', async () => {
  const bytes = 4 * 1024 * 1024;
  const { socket, heard, closed } = talk(await listen({ bytes, ms: never }));
  socket.write(head);
  pour(socket, heard);
  await closed;
  expect(heard.text).toMatch(/^HTTP\/1\.1 403[\s\S]*no$/);
  expect(heard.ends).toBe(1);
  expect(heard.sent).toBeGreaterThan(bytes);
});

it.each<[string, string, RequestListener, RegExp]>([
  ['drips', head, refuse, /403[\s\S]*no$/],
  ['drips what is no HTTP', `${head}no chunk\r\n`, () => undefined, /400 Bad Request/],
  ['drips behind a head that is too large', `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}`, refuse, /431 /],
])('cuts one that %s, after the answer and at the bound', async (_, start, handle, answer) => {
  const { socket, heard, closed } = talk(await listen({ bytes: 2 ** 40, ms: 200 }, handle));
  socket.write(start);
  drip(socket);
  await closed;
  expect(heard.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(heard.text).toMatch(answer);
  expect(heard.ends).toBe(1);
});

it('cuts one that is silent and never hangs up', async () => {
  const server = await listen({ bytes: 1, ms: 200 });
  const { socket, heard } = talk(server);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  // It is not told: the end of our half was the last thing that it hears.
  const [ours] = await once(server, 'connection');
  await once(ours, 'close');
  expect(heard.text).toMatch(/403[\s\S]*no$/);
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

it('goes on where a body was paused in its middle', async () => {
  const handle: RequestListener = (request, response) => {
    request.once('data', () => {
      request.pause();
      refuse(request, response);
    });
  };
  const { socket, heard, closed } = talk(await listen({ bytes: 64 * 1024 * 1024, ms: never }, handle));
  socket.write(head);
  for (let size = 0; size < 16 * 1024 * 1024; size += 0x2000) socket.write(piece);
  socket.end('0\r\n\r\n');
  await closed;
  expect(socket.bytesWritten).toBeGreaterThan(16 * 1024 * 1024);
  expect(socket.errored).toBeNull();
  expect(heard.text).toMatch(/403[\s\S]*no$/);
});

it('ends with one that hangs up', async () => {
  const server = await listen({ bytes: 2 ** 40, ms: never });
  const { socket } = talk(server);
  socket.write(head);
  const [ours] = await once(server, 'connection');
  await once(socket, 'end');
  socket.end('0\r\n\r\n');
  await once(ours, 'close');
});

it('lets a handler see that a request came after the last answer', async () => {
  const seen: boolean[] = [];
  const handle: RequestListener = (request, response) => {
    seen.push(request.socket.writableEnded);
    if (seen.length === 1) refuse(request, response);
  };
  const { socket, heard } = talk(await listen({ bytes: 2 ** 20, ms: never }, handle));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'end');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  while (seen.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual([false, true]);
  expect(heard.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  socket.destroy();
});

it('puts no second answer into the middle of one', async () => {
  const handle: RequestListener = (_, response) => {
    response.writeHead(200, { 'Content-Length': 1000 }).write('begun');
  };
  const { socket, heard } = talk(await listen({ bytes: 2 ** 20, ms: never }, handle));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  while (!heard.text.includes('begun')) await new Promise((resolve) => setImmediate(resolve));
  socket.write('\0no HTTP\r\n\r\n');
  await once(socket, 'end');
  expect(heard.text).toMatch(/begun$/);
  socket.destroy();
});

it('keeps nothing running once the server is closed', async () => {
  const started = vi.spyOn(globalThis, 'setInterval');
  const ended = vi.spyOn(globalThis, 'clearInterval');
  onTestFinished(() => void vi.restoreAllMocks());
  const server = await listen({ bytes: 2 ** 40, ms: never });
  const { socket, closed } = talk(server);
  const [ours] = await once(server, 'connection');
  socket.write(head);
  await once(socket, 'end');
  expect(started).toHaveBeenCalledOnce();
  drip(socket);
  const gone = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await Promise.all([gone, closed]);
  expect(ours.destroyed).toBe(true);
  expect(ended).toHaveBeenCalledWith(started.mock.results[0]?.value);
});
