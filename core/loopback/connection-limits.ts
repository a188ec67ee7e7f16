import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Between connecting, or the end of an answer, and the whole head of the next request. */
  readonly headMs: number;
  readonly connections: number;
}

interface Watched {
  pending: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Ends connections that wait too long or drip a request byte by byte. node:http looks for those every 30 s, also when
 * there is no connection; here nothing ticks unless somebody is connected and silent.
 */
export function limitConnections(server: Server, { headMs, connections }: ConnectionLimits): void {
  server.maxConnections = connections;
  server.keepAliveTimeout = 0;
  const watched = new WeakMap<Socket, Watched>();
  const wait = (socket: Socket, state: Watched): void => {
    clearTimeout(state.timer);
    if (!socket.destroyed) state.timer = setTimeout(() => socket.destroy(), headMs);
  };
  server.on('connection', (socket: Socket) => {
    const state: Watched = { pending: 0, timer: undefined };
    watched.set(socket, state);
    wait(socket, state);
    socket.once('close', () => clearTimeout(state.timer));
  });
  server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
    const state = watched.get(socket);
    if (!state) return;
    clearTimeout(state.timer);
    state.pending += 1;
    response.once('close', () => {
      state.pending -= 1;
      if (state.pending === 0) wait(socket, state);
    });
  });
}
