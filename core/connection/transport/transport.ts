import { setImmediate } from 'node:timers/promises';
import type { Dispatcher, Response } from 'undici';
import { isLoopback } from '../../../shared/base-url.ts';
import type { TrustSource } from '../../../shared/client-facts.ts';
import type { ClientId } from '../../../shared/client-id.ts';
import { lazily } from '../../../shared/lazily.ts';
import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import { variableOf } from '../../clients/child-process.ts';
import type { Fault } from './fault.ts';
import { type NamedProxy, type Outside, proxyFor, refusalOf, takesLoopback } from './proxy.ts';
import { addressOf, type ConnectTimes, HandshakeError, openTcp, openTls } from './socket.ts';
import { handshakeFault, namedHandshake, unknownIssuer } from './tls-faults.ts';
import { clientsRefusing, readTrust, refusedBy, sourcesOf, toAuthorities } from './trust.ts';
import { type Connection, isSocks, loginHeader, openProxy, openTunnel } from './tunnel.ts';

export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a proxy says for itself: it may not, or can't, reach a provider of this computer. */
const ofProxies: readonly number[] = [403, 500, 502, 503, 504];

/** Loaded with the first question; asking for a module anew takes longer than a question to this computer. */
const undici = lazily(() => import('undici'));

const selfSigned = 'DEPTH_ZERO_SELF_SIGNED_CERT';

/** What carries the questions of one test: its connections are its own, and are gone when it ends. */
export class Transport {
  readonly #outside: Outside;
  readonly #closed = new AbortController();
  readonly #agents = new Map<string, Dispatcher>();
  #times: ConnectTimes = {};
  #sources: readonly TrustSource[] = [];
  #lateFault: Fault | undefined;

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  /**
   * Gets what asks, so that the time of a question is not the time of loading it. What prints a key or switches never asks
   * anybody, and loads none of it.
   */
  async ready(): Promise<void> {
    await undici();
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

  /** What is worth knowing of the way to a provider that answers: the proxy, and who would refuse its certificate. */
  notesOn(url: URL): readonly Sentence[] {
    const proxy = this.proxyFor(url);
    const refused = refusedBy(this.#sources);
    return [
      ...(proxy ? [sentence('tests.proxy.through', { proxy: proxy.shown, variable: proxy.variable })] : []),
      ...(refused ? [refused] : []),
    ];
  }

  /** Those that would refuse the certificate that was taken here. */
  refusing(): readonly ClientId[] {
    return clientsRefusing(this.#sources);
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
    const { fetch } = await undici();
    const options = { ...request, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal } as const;
    const dispatcher = await this.#agentFor(url, proxy);
    return fetch(url, { ...options, dispatcher }).catch((error: unknown) => {
      throw this.#lateFault ?? error;
    });
  }

  async #agentFor(url: URL, proxy: NamedProxy | undefined): Promise<Dispatcher> {
    const isForwarded = proxy !== undefined && url.protocol === 'http:' && !isSocks(proxy);
    const name = `${proxy?.variable ?? ''} ${isForwarded}`;
    const known = this.#agents.get(name);
    if (known) return known;
    const { Agent } = await undici();
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
    const open = () => {
      if (proxy === undefined) return openTcp(addressOf(target), signal);
      return forwarded ? openProxy(proxy, forwarded, signal) : openTunnel(proxy, target, signal);
    };
    const connection = await open();
    this.#times = connection.times;
    if (forwarded || target.protocol !== 'https:') return connection.socket;
    const socket = await this.#encrypt(target, connection, open).catch((error: unknown) => {
      throw error instanceof HandshakeError ? namedHandshake(error, target.host) : error;
    });
    // With TLS 1.3 a server complains of the handshake after its end, and undici tells only that the connection ended.
    socket.once('error', (error) => {
      this.#lateFault = handshakeFault(String(Reflect.get(error, 'code') ?? ''), target.host);
    });
    return socket;
  }

  /** Authorities of the user's own are read only where those that Node brings along do not do. */
  async #encrypt(target: URL, first: Connection, again: () => Promise<Connection>): Promise<Connection['socket']> {
    const { signal } = this.#closed;
    const { host } = addressOf(target);
    try {
      const { socket, tlsMs } = await openTls(first.socket, host, undefined, signal);
      this.#times = { ...first.times, tlsMs };
      // Of those, too, where our own process was started with it.
      if (variableOf(this.#outside, 'NODE_EXTRA_CA_CERTS'))
        this.#sources = sourcesOf(socket, await readTrust(this.#outside));
      return socket;
    } catch (error) {
      const isOwn = error instanceof HandshakeError && (unknownIssuer.has(error.code) || error.code === selfSigned);
      const trust = isOwn ? await readTrust(this.#outside) : undefined;
      const authorities = trust && toAuthorities(trust);
      if (!authorities) throw error;
      const second = await again();
      const { socket, tlsMs } = await openTls(second.socket, host, authorities, signal);
      this.#times = { ...second.times, tlsMs };
      this.#sources = sourcesOf(socket, trust);
      return socket;
    }
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
