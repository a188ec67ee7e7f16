import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { isLoopback } from '../../../shared/base-url.ts';
import { sentence } from '../../../shared/messages/words.ts';
import type { Said } from '../../../shared/sentence.ts';
import { failureOf } from '../silence.ts';
import { Fault } from './fault.ts';
import { loginFault, type NamedProxy, refusalOf, takesLoopback } from './proxy.ts';
import { type Address, addressOf, type ConnectTimes, openTcp, openTls } from './socket.ts';

export interface Connection {
  readonly socket: Socket;
  readonly times: ConnectTimes;
}

export const isSocks = ({ url }: NamedProxy): boolean => url.protocol.startsWith('socks');

/** A connection to the proxy itself, encrypted where its address is https. */
export async function openProxy(proxy: NamedProxy, target: URL, signal: AbortSignal): Promise<Connection> {
  try {
    const address = addressOf(proxy.url);
    const { socket, times } = await openTcp(address, signal);
    if (proxy.url.protocol !== 'https:') return { socket, times };
    const secure = await openTls(socket, address.host, undefined, signal);
    return { socket: secure.socket, times: { ...times, proxyMs: secure.tlsMs } };
  } catch (error) {
    throw downFault(proxy, target, failureOf(error, proxy.url).detail ?? '');
  }
}

/** A connection to the target through the proxy. Throws a Fault that names the proxy's variable. */
export async function openTunnel(proxy: NamedProxy, target: URL, signal: AbortSignal): Promise<Connection> {
  const { socket, times } = await openProxy(proxy, target, signal);
  const start = performance.now();
  const hangUp = () => socket.destroy();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    const through = isSocks(proxy)
      ? await throughSocks(proxy, target, socket)
      : await throughHttp(proxy, target, socket);
    return {
      socket: through,
      times: { ...times, proxyMs: (times.proxyMs ?? 0) + Math.round(performance.now() - start) },
    };
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', hangUp);
  }
}

async function throughHttp(proxy: NamedProxy, target: URL, toProxy: Socket): Promise<Socket> {
  const { Client } = await import('undici');
  // undici overlooks a connection that is there within the same turn.
  const connect = (_: unknown, callback: (error: null, socket: Socket) => void) =>
    queueMicrotask(() => callback(null, toProxy));
  const client = new Client(proxy.url.origin, { connect });
  const { host, port } = addressOf(target);
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { statusCode, socket } = await client
    .connect({ path, headers: { host: path, ...loginHeader(proxy) } })
    .catch((error: unknown) => {
      throw downFault(proxy, target, failureOf(error, proxy.url).detail ?? '');
    });
  if (statusCode < 200 || statusCode >= 300) {
    socket.on('error', () => undefined).destroy();
    throw isLoopback(target.hostname) ? takesLoopback(proxy, target) : refusalOf(proxy, target, statusCode);
  }
  return toProxy;
}

async function throughSocks(proxy: NamedProxy, target: URL, toProxy: Socket): Promise<Socket> {
  const { SocksClient } = await import('socks');
  const { username, password, protocol } = proxy.url;
  const type = protocol.startsWith('socks4') ? 4 : 5;
  const destination = await destinationOf(proxy, target);
  try {
    await SocksClient.createConnection({
      command: 'connect',
      destination,
      existing_socket: toProxy,
      proxy: {
        ...addressOf(proxy.url),
        type,
        ...(username !== '' && { userId: decoded(username), password: decoded(password) }),
      },
    });
    return toProxy;
  } catch (error) {
    // Its words only: the error carries the password along.
    throw socksFault(proxy, target, error instanceof Error ? error.message : '');
  }
}

/** `socks5h` and `socks4a` leave the name to the proxy; without the letter it is looked up here, as clients do. */
async function destinationOf(proxy: NamedProxy, target: URL): Promise<Address> {
  const { host, port } = addressOf(target);
  if (!/^socks[45]:$/.test(proxy.url.protocol)) return { host, port };
  const family = proxy.url.protocol === 'socks4:' ? 4 : 0;
  return { host: (await lookup(host, { family })).address, port };
}

function socksFault(proxy: NamedProxy, target: URL, words: string): Fault {
  if (/authentication/i.test(words)) return loginFault(proxy);
  if (isLoopback(target.hostname)) return takesLoopback(proxy, target);
  if (!/rejected connection/i.test(words)) return downFault(proxy, target, sentence('tests.network.cut-off'));
  return refusalOf(proxy, target, /NotAllowed/.test(words) ? 403 : 502);
}

function downFault(proxy: NamedProxy, target: URL, cause: Said): Fault {
  if (isLoopback(target.hostname)) return takesLoopback(proxy, target);
  const { variable, shown } = proxy;
  return new Fault('unreachable', sentence('tests.proxy.down', { variable, proxy: shown, cause }));
}

/** User and password go to the proxy, and into no sentence. */
export function loginHeader({ url: { username, password } }: NamedProxy): Record<string, string> {
  if (username === '') return {};
  const login = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return { 'proxy-authorization': `Basic ${login}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A `%` that is meant as one.
  }
}
