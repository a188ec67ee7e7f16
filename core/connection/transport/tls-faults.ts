import { X509Certificate } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import { rootCertificates } from 'node:tls';
import { sentence } from '../../../shared/messages/words.ts';
import { Fault } from './fault.ts';
import type { HandshakeError } from './socket.ts';

/** OpenSSL's names of a server that speaks older versions of TLS only. */
const tooOld = new Set([
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
]);

const wantsCertificate = new Set([
  'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED',
]);

/** The chain ends with an issuer that is not known here. */
export const unknownIssuer: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Where a person can name an authority of their own; which client reads which one stands in the clients' facts. */
export const trustVariables = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'CODEX_CA_CERTIFICATE'] as const;

/** What a code of OpenSSL means for a host, if it is one of the handshake's versions and certificates of ours. */
export function handshakeFault(code: string, host: string): Fault | undefined {
  if (tooOld.has(code)) return new Fault('unreachable', sentence('tests.tls-too-old', { host, code }));
  return wantsCertificate.has(code) ? certificateWanted(host, code) : undefined;
}

/** `code`: by what it said so, an error of OpenSSL or a status. */
export function certificateWanted(host: string, code: string): Fault {
  return new Fault('unreachable', sentence('tests.wants-certificate', { host, code }));
}

/** Says of a broken handshake what the certificate that was shown tells about it; otherwise the error as it is. */
export function namedHandshake(error: HandshakeError, host: string): Error {
  const { code, certificate } = error;
  const named = handshakeFault(code, host);
  if (named) return named;
  // Its own certificate was good enough to go on: what it broke off for is ours.
  if (certificate && /^ERR_SSL_.*ALERT_(?:HANDSHAKE_FAILURE|BAD_CERTIFICATE)$/.test(code))
    return certificateWanted(host, code);
  const issuer = certificate && unknownIssuer.has(code) ? issuerOf(certificate) : undefined;
  if (issuer === undefined) return error;
  return new Fault(
    'certificate',
    isPublic(issuer)
      ? sentence('tests.certificate.part-only', { issuer: issuer.name, code })
      : sentence('tests.certificate.unknown-issuer', { issuer: issuer.name, variables: trustVariables, code }),
  );
}

interface Issuer {
  readonly name: string;
  readonly organisation: string | undefined;
}

/** Who signed the last certificate that was shown. */
function issuerOf(certificate: PeerCertificate): Issuer | undefined {
  let last: PeerCertificate & { readonly issuerCertificate?: PeerCertificate } = certificate;
  for (let depth = 0; depth < 10; depth++) {
    const next = last.issuerCertificate;
    if (!next || next === last || next.fingerprint256 === last.fingerprint256) break;
    last = next;
  }
  const { CN, O } = last.issuer ?? {};
  const name = one(CN) ?? one(O);
  return name === undefined ? undefined : { name, organisation: one(O) };
}

function one(name: string | readonly string[] | undefined): string | undefined {
  const first = typeof name === 'string' ? name : name?.[0];
  return first === '' ? undefined : first;
}

/** Public authorities sign with certificates of their own in between, mostly under the same name as their root's. */
function isPublic({ organisation }: Issuer): boolean {
  if (organisation === undefined) return false;
  if (organisation === "Let's Encrypt") return true;
  return rootCertificates.some((root) => new X509Certificate(root).subject.split('\n').includes(`O=${organisation}`));
}
