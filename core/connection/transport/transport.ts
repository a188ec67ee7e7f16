import { setImmediate } from 'node:timers/promises';
import type { Dispatcher, Response } from 'undici';
import { isLoopback } from '../../../shared/base-url.ts';
import { type NamedProxy, type Outside, proxyFor, refusalOf, takesLoopback } from './proxy.ts';
import { addressOf, type ConnectTimes, HandshakeError, openTcp, openTls } from './socket.ts';
import { namedHandshake } from './tls-faults.ts';
import { type Connection, isSocks, loginHeader, openProxy, openTunnel } from './tunnel.ts';

export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a proxy says for itself: it may not, or can't, reach a provider of this computer. */
const ofProxies: readonly number[] = [403, 500, 502, 503, 504];

/** What carries the questions of one test: its connections are its own, and are gone when it ends. */
export class Transport {
  readonly #outside: Outside;
  readonly #closed = new AbortController();
  readonly #agents = new Map<string, Dispatcher>();
  #times: ConnectTimes = {};

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  /**
   * Gets what asks, so that the time of a question is not the time of loading it. What prints a key or switches never asks
   * anybody, and loads none of it.
   */
  async ready(): Promise<void> {
    await import('undici');
    // A connection is free again in the turn after its answer ended.
    await setImmediate();
  }

  /** The proxy that takes an address. Throws a Fault. */
  proxyFor(url: URL): NamedProxy | undefined {
    return proxyFor(url, this.#outside);
  }

  /** Asks as `fetch` does, without redirects, cookies and a cache. What a proxy says for itself is a Fault. */
  async ask(url: URL, request: Request, signal: AbortSignal): Promise<Response> {
    const proxy = this.proxyFor(url);
    const response = await this.#fetch(url, request, signal, proxy);
    if (!proxy || url.protocol !== 'http:' || isSocks(proxy)) return response;
    if (response.status === 407) throw refusalOf(proxy, url, 407);
    if (!isLoopback(url.hostname) || !ofProxies.includes(response.status)) return response;
    // Whose answer is it? The provider is on this computer, so it can be asked without the proxy.
    const direct = await this.#fetch(url, request, signal, undefined).catch(() => undefined);
    await direct?.body?.cancel();
    if (direct && direct.status !== response.status) throw takesLoopback(proxy, url);
    return response;
  }

  /** The steps towards the connection that was made since the last call; nothing for one that was there already. */
  takeTimes(): ConnectTimes {
    const times = this.#times;
    this.#times = {};
    return times;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()));
  }

  async #fetch(url: URL, request: Request, signal: AbortSignal, proxy: NamedProxy | undefined): Promise<Response> {
    const { fetch } = await import('undici');
    const options = { ...request, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal } as const;
    return fetch(url, { ...options, dispatcher: await this.#agentFor(url, proxy) });
  }

  async #agentFor(url: URL, proxy: NamedProxy | undefined): Promise<Dispatcher> {
    const isForwarded = proxy !== undefined && url.protocol === 'http:' && !isSocks(proxy);
    const name = `${proxy?.variable ?? ''} ${isForwarded}`;
    const known = this.#agents.get(name);
    if (known) return known;
    const { Agent } = await import('undici');
    const agent = new Agent({
      connect: ({ protocol, hostname, port }, callback) => {
        const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
        const target = new URL(`${protocol}//${host}:${port || ''}`);
        this.#connect(target, proxy, isForwarded ? url : undefined).then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    });
    const dispatcher = isForwarded ? agent.compose(forwardedBy(proxy)) : agent;
    this.#agents.set(name, dispatcher);
    return dispatcher;
  }

  /** `forwarded` is the address for which `target` is the proxy. */
  async #connect(
    target: URL,
    proxy: NamedProxy | undefined,
    forwarded: URL | undefined,
  ): Promise<Connection['socket']> {
    const { signal } = this.#closed;
    const address = addressOf(target);
    const { socket, times } = await (proxy === undefined
      ? openTcp(address, signal)
      : forwarded
        ? openProxy(proxy, forwarded, signal)
        : openTunnel(proxy, target, signal));
    this.#times = times;
    if (forwarded || target.protocol !== 'https:') return socket;
    const secure = await openTls(socket, address.host, undefined, signal).catch((error: unknown) => {
      throw error instanceof HandshakeError ? namedHandshake(error, target.host) : error;
    });
    this.#times = { ...times, tlsMs: secure.tlsMs };
    return secure.socket;
  }
}

/** Requests without encryption are handed to a proxy whole, with the full address. */
function forwardedBy(proxy: NamedProxy): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const headers = { ...(options.headers as Record<string, string>), ...loginHeader(proxy) };
    const origin = String(options.origin);
    const asked = { ...options, origin: proxy.url.origin, path: `${origin}${options.path}` };
    return dispatch({ ...asked, headers: { host: new URL(origin).host, ...headers } }, handler);
  };
}
