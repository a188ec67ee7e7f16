import { setImmediate } from 'node:timers/promises';
import type { Response } from 'undici';
import { addressOf, type ConnectTimes, HandshakeError, openTcp, openTls } from './socket.ts';
import { namedHandshake } from './tls-faults.ts';

export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What carries the questions of one test: its connections are its own, and are gone when it ends. */
export class Transport {
  readonly #closed = new AbortController();
  #agent: import('undici').Agent | undefined;
  #times: ConnectTimes = {};

  /**
   * Gets what asks, so that the time of a question is not the time of loading it. What prints a key or switches never asks
   * anybody, and loads none of it.
   */
  async ready(): Promise<void> {
    await import('undici');
    // A connection is free again in the turn after its answer ended.
    await setImmediate();
  }

  /** Asks as `fetch` does, without redirects, cookies and a cache. */
  async ask(url: URL, request: Request, signal: AbortSignal): Promise<Response> {
    const { Agent, fetch } = await import('undici');
    this.#agent ??= new Agent({
      connect: (options, callback) => {
        const { protocol, hostname, port } = options;
        const url = new URL(`${protocol}//${hostname.includes(':') ? `[${hostname}]` : hostname}:${port || ''}`);
        this.#connect(url).then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    });
    const options = { ...request, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal } as const;
    return fetch(url, { ...options, dispatcher: this.#agent });
  }

  /** The steps towards the connection that was made since the last call; nothing for one that was there already. */
  takeTimes(): ConnectTimes {
    const times = this.#times;
    this.#times = {};
    return times;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#agent?.destroy();
  }

  async #connect(url: URL) {
    const { signal } = this.#closed;
    const address = addressOf(url);
    const { socket, times } = await openTcp(address, signal);
    this.#times = times;
    if (url.protocol !== 'https:') return socket;
    const secure = await openTls(socket, address.host, undefined, signal).catch((error: unknown) => {
      throw error instanceof HandshakeError ? namedHandshake(error, url.host) : error;
    });
    this.#times = { ...times, tlsMs: secure.tlsMs };
    return secure.socket;
  }
}
