import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How much of what still comes after the last answer of a connection is read and thrown away. */
export interface LingerBounds {
  readonly bytes: number;
  readonly ms: number;
}

/** How often a connection that lingers is looked at. Nothing ticks while none does. */
const lookMs = 50;

/** What a connection is about. */
interface Talk {
  request?: IncomingMessage;
  readonly open: Set<ServerResponse>;
}

/**
 * Lets an answer arrive that is given before the whole request is there. A socket that is closed with something unread
 * is reset by the system, and the reset overtakes the answer: who is still sending never learns why he was refused. So
 * after the last answer only our half is closed, as nginx (`lingering_close`) and Apache do, and what comes is thrown
 * away up to the bounds. It holds for every answer with `Connection: close` and for what is no HTTP at all: both end in
 * `destroySoon`, where node:http would close.
 *
 * A handler sees by `socket.writableEnded` that a request came after the last answer.
 */
export function lingerConnections(server: Server, bounds: LingerBounds): void {
  const talks = new WeakMap<object, Talk>();
  server.on('connection', (socket: Socket) => {
    const talk: Talk = { open: new Set() };
    talks.set(socket, talk);
    socket.destroySoon = () => linger(socket, talk, bounds);
  });
  server.on('request', (request, response) => {
    const talk = talks.get(request.socket);
    if (!talk) return;
    talk.request = request;
    talk.open.add(response);
    response.once('close', () => talk.open.delete(response));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Each piece of what comes after an error is one more.
    if (socket.writableEnded) return;
    // In the middle of an answer, another one would be taken for a part of it.
    const isTalking = [...(talks.get(socket)?.open ?? [])].some(({ headersSent }) => headersSent);
    if (!socket.writable || isTalking) socket.destroy(error);
    else refuse(socket as Socket, statusOf(error));
  });
  // Without this node:http hangs up on those who want a tunnel. It has let go of the socket by now.
  server.on('connect', (_, socket) => refuse((socket as Socket).resume(), '405 Method Not Allowed'));
}

function refuse(socket: Socket, status: string): void {
  socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}

/** The words of node:http. */
function statusOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW' ? '413 Payload Too Large' : '400 Bad Request';
}

function linger(socket: Socket, { request }: Talk, { bytes, ms }: LingerBounds): void {
  if (socket.destroyed || socket.writableEnded) return;
  socket.end();
  // Whoever gave up in the middle of a body has paused it.
  request?.removeAllListeners('data').resume();
  // In looks and not by the clock: a machine that slept, or was busy elsewhere, has not read what came meanwhile.
  let left = Math.ceil(ms / lookMs);
  // Counted by the socket: node:http passes on nothing of a body that nobody reads.
  const from = socket.bytesRead;
  const look = setInterval(() => {
    left -= 1;
    if (left <= 0 || socket.bytesRead - from > bytes) socket.destroy();
  }, lookMs);
  socket.once('close', () => clearInterval(look));
}
