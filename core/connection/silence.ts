/** Why there is no answer, or none that could be read to its end. */
export interface Silence {
  readonly kind: 'timeout' | 'cancelled' | 'unreachable' | 'certificate' | 'not-an-api';
  /** In plain words. */
  readonly detail?: string;
  /** The answer began, and broke off. */
  readonly status?: number;
  readonly ms?: number;
}

/** Node's names of what is wrong with a certificate (OpenSSL's, and Node's own for the host name). */
const certificateReasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has expired',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet; is the clock of this computer right?',
  CERT_REVOKED: 'The certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody but itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate was issued by somebody whom this program does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'The certificate was issued by somebody whom this program does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate was issued by somebody whom this program does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server sends a part of its certificate only',
};

const networkReasons: Readonly<Record<string, (url: URL) => string>> = {
  EAI_AGAIN: ({ hostname }) => `The address of ${hostname} cannot be looked up now; is the network up?`,
  ECONNREFUSED: ({ host }) => `${host} refuses connections.`,
  ECONNRESET: () => 'The connection was cut off.',
  EHOSTUNREACH: ({ hostname }) => `There is no way to ${hostname} from here.`,
  ENETUNREACH: ({ hostname }) => `There is no way to ${hostname} from here; is the network up?`,
  ENOTFOUND: ({ hostname }) => `The name ${hostname} cannot be looked up from here.`,
  EPIPE: () => 'The connection was cut off.',
  EPROTO: ({ host }) => `No encrypted connection to ${host} could be made.`,
  UND_ERR_SOCKET: () => 'The connection was cut off.',
};

const unsendable = 'The key or a header holds a character that no request can carry; nothing was sent.';

/**
 * What a failed `fetch` means. Node goes without a proxy: only what is so from here is said. Codes decide: the texts are
 * of Node's making, and change.
 */
export function failureOf(error: unknown, url: URL): Silence {
  // Without a cause it is about the request itself, and its message may repeat the key.
  if (error instanceof TypeError && error.cause === undefined) return { kind: 'unreachable', detail: unsendable };
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = codeOf(cause);
  const certificate = certificateReasons[code];
  if (certificate !== undefined) return { kind: 'certificate', detail: `${certificate} (${code}).` };
  if (/^CERT_|_CERT|_CRL/.test(code)) return { kind: 'certificate', detail: code };
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') return { kind: 'timeout' };
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return { kind: 'not-an-api', detail: 'The head of the answer is too long.' };
  if (code.startsWith('HPE_')) return { kind: 'not-an-api', detail: `The answer is not HTTP (${code}).` };
  if (code.startsWith('ERR_SSL_'))
    return { kind: 'unreachable', detail: `No encrypted connection to ${url.host} could be made (${code}).` };
  if (messageOf(cause) === 'bad port')
    return { kind: 'unreachable', detail: `Port ${url.port} belongs to another service: no request is sent there.` };
  const detail = networkReasons[code]?.(url) ?? (code === '' ? messageOf(cause) : `${messageOf(cause)} (${code})`);
  return { kind: 'unreachable', detail };
}

/** Several addresses of one host that all fail are one error with the rest inside. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const code: unknown = Reflect.get(cause, 'code');
  if (typeof code === 'string') return code;
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : '';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'No connection could be made.';
}
