import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';

/** A host and a port, as sockets want them: IPv6 without brackets. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Milliseconds that each step towards a connection took; what did not happen is missing. */
export interface ConnectTimes {
  readonly dnsMs?: number;
  readonly tcpMs?: number;
  readonly proxyMs?: number;
  readonly tlsMs?: number;
}

/** What the other side showed before its certificate was refused, or its handshake broke off. */
export interface Handshake {
  readonly certificate: PeerCertificate | undefined;
}

export class HandshakeError extends Error implements Handshake {
  readonly code: string;
  readonly certificate: PeerCertificate | undefined;

  constructor(cause: Error, certificate: PeerCertificate | undefined) {
    super(cause.message, { cause });
    this.code = String(Reflect.get(cause, 'code') ?? '');
    this.certificate = certificate;
  }
}

export function addressOf({ hostname, port, protocol }: URL): Address {
  const usual = { 'https:': 443, 'http:': 80 }[protocol] ?? 1080;
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? usual : Number(port) };
}

const since = (start: number) => Math.round(performance.now() - start);

/** Tries every address of a name, so `localhost` is found on IPv6 alone, too. */
export async function openTcp(
  address: Address,
  signal: AbortSignal,
): Promise<{ readonly socket: Socket; readonly times: ConnectTimes }> {
  const start = performance.now();
  const socket = connectTcp({ ...address, autoSelectFamily: true, noDelay: true });
  let dnsMs: number | undefined;
  socket.once('lookup', () => {
    dnsMs = since(start);
  });
  await opened(socket, 'connect', signal);
  return { socket, times: { ...(dnsMs !== undefined && { dnsMs }), tcpMs: since(start) - (dnsMs ?? 0) } };
}

/**
 * Encrypts a connection. `NODE_TLS_REJECT_UNAUTHORIZED` has no say: who shows a certificate that does not hold gets
 * nothing. Throws HandshakeError.
 */
export async function openTls(
  under: Socket,
  host: string,
  ca: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<{ readonly socket: TLSSocket; readonly tlsMs: number }> {
  const start = performance.now();
  const socket = connectTls({
    socket: under,
    host,
    servername: isIP(host) === 0 ? host : '',
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    ...(ca && { ca: [...ca] }),
  });
  let certificate: PeerCertificate | undefined;
  const look = () => {
    certificate ??= shownBy(socket);
  };
  // Before Node looks whether the certificate holds; afterwards nothing is left of it.
  socket.prependOnceListener('secure', look);
  socket.once('error', look);
  try {
    await opened(socket, 'secureConnect', signal);
  } catch (error) {
    under.destroy();
    throw error instanceof Error ? new HandshakeError(error, certificate) : error;
  }
  return { socket, tlsMs: since(start) };
}

function shownBy(socket: TLSSocket): PeerCertificate | undefined {
  const certificate: PeerCertificate | null = socket.getPeerCertificate(true);
  return certificate && Object.hasOwn(certificate, 'raw') ? certificate : undefined;
}

/** Settles when the socket is there or broken; one that nobody waits for any more is closed. */
function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const hangUp = () => socket.destroy(new Error('no longer wanted'));
    const settle = (then: () => void) => {
      signal.removeEventListener('abort', hangUp);
      then();
    };
    signal.addEventListener('abort', hangUp, { once: true });
    if (signal.aborted) hangUp();
    socket.once(event, () => settle(resolve));
    // Stays: what breaks later is told to the one who reads, too.
    socket.on('error', (error) => settle(() => reject(error)));
    socket.once('close', () => settle(() => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))));
  });
}
