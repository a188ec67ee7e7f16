import { sentence } from '../../shared/messages/words.ts';
import type { Said, Sentence } from '../../shared/sentence.ts';
import { Fault } from './transport/fault.ts';
import { handshakeFault } from './transport/tls-faults.ts';

/** Why there is no answer, or none that could be read to its end. */
export interface Silence {
  readonly kind: 'timeout' | 'cancelled' | 'unreachable' | 'certificate' | 'not-an-api';
  /** A sentence of ours, or the system's own words. */
  readonly detail?: Said;
  /** The answer began, and broke off. */
  readonly status?: number;
  readonly ms?: number;
}

/** Node's names of what is wrong with a certificate (OpenSSL's, and Node's own for the host name). */
const certificateReasons: Readonly<
  Record<string, 'expired' | 'not-yet' | 'revoked' | 'self-signed' | 'other-host' | 'unknown' | undefined>
> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet',
  CERT_REVOKED: 'revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-host',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown',
};

/** What undici calls an answer that is not HTTP; of its reasons it gives words only. */
const notHttp = 'HTTPParserError';

const cutOff = () => sentence('tests.network.cut-off');

const networkReasons: Readonly<Record<string, (url: URL) => Sentence>> = {
  EAI_AGAIN: ({ hostname }) => sentence('tests.network.no-lookup', { host: hostname }),
  ECONNREFUSED: ({ host }) => sentence('tests.network.refused', { host }),
  ECONNRESET: cutOff,
  EHOSTUNREACH: ({ hostname }) => sentence('tests.network.no-way', { host: hostname }),
  ENETUNREACH: ({ hostname }) => sentence('tests.network.no-network', { host: hostname }),
  ENOTFOUND: ({ hostname }) => sentence('tests.network.no-name', { host: hostname }),
  EPIPE: cutOff,
  EPROTO: ({ host }) => sentence('tests.network.no-encryption', { host }),
  UND_ERR_SOCKET: cutOff,
};

/**
 * What a failed `fetch` means: only what is so from here is said. Codes decide: the texts are of Node's making, and
 * change.
 */
export function failureOf(error: unknown, url: URL): Silence {
  // Without a cause it is about the request itself, and its message may repeat the key.
  if (error instanceof TypeError && error.cause === undefined)
    return { kind: 'unreachable', detail: sentence('tests.unsendable') };
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Fault) return { kind: cause.kind, detail: cause.detail };
  const code = codeOf(cause);
  const handshake = handshakeFault(code, url.host);
  if (handshake) return { kind: handshake.kind, detail: handshake.detail };
  const certificate = certificateReasons[code];
  if (certificate !== undefined)
    return { kind: 'certificate', detail: sentence(`tests.certificate.${certificate}`, { code }) };
  if (/^CERT_|_CERT|_CRL/.test(code)) return { kind: 'certificate', detail: code };
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') return { kind: 'timeout' };
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return { kind: 'not-an-api', detail: sentence('tests.head-too-long') };
  if (code.startsWith('HPE_')) return { kind: 'not-an-api', detail: sentence('tests.not-http', { code }) };
  if (cause instanceof Error && cause.name === notHttp)
    return { kind: 'not-an-api', detail: sentence('tests.not-http', { code: notHttp }) };
  if (code.startsWith('ERR_SSL_'))
    return { kind: 'unreachable', detail: sentence('tests.no-encryption', { host: url.host, code }) };
  if (messageOf(cause) === 'bad port')
    return { kind: 'unreachable', detail: sentence('tests.port-of-other', { port: url.port }) };
  const words = messageOf(cause);
  const own = networkReasons[code]?.(url) ?? (words === undefined ? sentence('tests.no-connection') : undefined);
  return { kind: 'unreachable', detail: own ?? (code === '' ? (words ?? '') : `${words} (${code})`) };
}

/** Several addresses of one host that all fail are one error with the rest inside. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const code: unknown = Reflect.get(cause, 'code');
  if (typeof code === 'string') return code;
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : '';
}

function messageOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}
