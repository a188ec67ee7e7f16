import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import * as tls from 'node:tls';
import type { ClientFacts, TrustSource } from '../../../shared/client-facts.ts';
import { type ClientId, clientFacts, clientIds, clientNames } from '../../../shared/client-id.ts';
import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import { variableOf } from '../../clients/child-process.ts';
import type { Outside } from './proxy.ts';
import { trustVariables } from './tls-faults.ts';

/** Certificates of authorities, by where somebody may have put them. */
export type Trust = ReadonlyMap<TrustSource, readonly X509Certificate[]>;

/** Where Linux systems keep all their authorities in one file. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const mostBytes = 5_000_000;
const mostFiles = 1000;

/** Reads what any client may read. What is missing or unreadable holds none: then the certificate is refused as before. */
export async function readTrust(outside: Outside): Promise<Trust> {
  const found = await Promise.all([
    systemCertificates(outside).then((certificates) => ['system', certificates] as const),
    ...trustVariables.map(async (name) => [name, await readBundle(variableOf(outside, name))] as const),
    readFolders(outside).then((certificates) => ['SSL_CERT_DIR', certificates] as const),
  ]);
  return new Map(found.filter(([, certificates]) => certificates.length > 0));
}

/** All of them, with the ones that Node brings along, as a connection takes them; undefined where these are all there are. */
export function toAuthorities(trust: Trust): readonly string[] | undefined {
  const own = [...trust.values()].flat().filter(({ fingerprint256 }) => !builtIn().has(fingerprint256));
  if (own.length === 0) return undefined;
  return [...tls.rootCertificates, ...new Set(own.map((certificate) => certificate.toString()))];
}

/** Where the authority that a connection rests on stands; nothing for one that every client brings along. */
export function sourcesOf(socket: tls.TLSSocket, trust: Trust): readonly TrustSource[] {
  const anchor = anchorOf(socket);
  if (anchor === undefined || builtIn().has(anchor)) return [];
  return [...trust].flatMap(([name, all]) => (all.some((one) => one.fingerprint256 === anchor) ? [name] : []));
}

let known: ReadonlySet<string> | undefined;
function builtIn(): ReadonlySet<string> {
  known ??= new Set(tls.rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256));
  return known;
}

function anchorOf(socket: tls.TLSSocket): string | undefined {
  let last: tls.DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  for (let depth = 0; depth < 10 && last?.issuerCertificate && last.issuerCertificate !== last; depth++)
    last = last.issuerCertificate;
  return last?.fingerprint256;
}

/** What was measured of the clients; of the rest nothing is said. */
const measured: readonly TrustSource[] = ['system', 'NODE_EXTRA_CA_CERTS', 'CODEX_CA_CERTIFICATE'];

/** The clients that would refuse a certificate whose authority stands in these places only. */
export function clientsRefusing(sources: readonly TrustSource[]): readonly ClientId[] {
  if (sources.length === 0 || !sources.every((source) => measured.includes(source))) return [];
  return clientIds.filter((id) => {
    const { trust }: ClientFacts = clientFacts[id];
    return trust !== undefined && !sources.some((source) => trust.includes(source));
  });
}

/** The same as a sentence, where there are any. */
export function refusedBy(sources: readonly TrustSource[]): Sentence | undefined {
  const clients = clientsRefusing(sources);
  if (clients.length === 0) return undefined;
  const variables = sources.filter((source) => source !== 'system');
  return sentence('tests.trust.refused-by', {
    clients: clients.map((id) => clientNames[id]),
    sources: variables.length > 0 ? variables : sentence('tests.trust.system'),
  });
}

/** Newer versions of Node know the store of every system; older ones find the file of a Linux here. */
async function systemCertificates({ platform }: Outside): Promise<readonly X509Certificate[]> {
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof read === 'function') {
    const all: unknown = read('system');
    return Array.isArray(all) ? all.flatMap((pem) => certificatesIn(String(pem))) : [];
  }
  if (platform !== 'linux') return [];
  for (const bundle of bundles) {
    const found = await readBundle(bundle);
    if (found.length > 0) return found;
  }
  return [];
}

async function readFolders(outside: Outside): Promise<readonly X509Certificate[]> {
  const separator = outside.platform === 'win32' ? ';' : ':';
  const all = (variableOf(outside, 'SSL_CERT_DIR') ?? '').split(separator).filter((folder) => folder !== '');
  const files = await Promise.all(
    all.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.slice(0, mostFiles).map((name) => `${folder}/${name}`);
    }),
  );
  return (await Promise.all(files.flat().slice(0, mostFiles).map(readBundle))).flat();
}

async function readBundle(file: string | undefined): Promise<readonly X509Certificate[]> {
  if (!file) return [];
  try {
    const { size } = await stat(file).then((found) => (found.isFile() ? found : { size: mostBytes + 1 }));
    return size > mostBytes ? [] : certificatesIn(await readFile(file, 'utf8'));
  } catch {
    return []; // A variable may name what is not there: clients go on without it, too.
  }
}

function certificatesIn(text: string): readonly X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return []; // One that is broken does not spoil the others.
    }
  });
}
