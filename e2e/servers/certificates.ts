import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { programs } from './program.ts';
import type { Site } from './site.ts';

export interface Pair {
  /** Files, in PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  readonly cert: string;
  /** A certificate of this authority for `names` (`IP:127.0.0.1`, `DNS:relay.test`), valid from `from` to `to`, in days from now. */
  issue(name: string, names: string, from?: number, to?: number): Pair;
}

function run(folder: string, ...args: readonly string[]): void {
  execFileSync(programs.openssl.file, args, { cwd: folder, stdio: 'pipe' });
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** As OpenSSL writes times: `20260131120000Z`. */
function timeIn(days: number): string {
  const time = new Date(Date.now() + days * 86_400_000);
  return `${time.toISOString().replace(/[-:T]|\..*/g, '')}Z`;
}

/** An authority that no computer knows, made by openssl. */
export function makeAuthority(site: Site, name: string): Authority {
  const { folder } = site;
  const file = (end: string) => join(folder, `${name}.${end}`);
  run(
    folder,
    'req',
    '-x509',
    ...newKey,
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    file('key'),
    '-out',
    file('pem'),
  );
  return {
    cert: file('pem'),
    issue: (leaf, names, from = -1, to = 30) => {
      const of = (end: string) => join(folder, `${leaf}.${end}`);
      run(folder, 'req', ...newKey, '-subj', `/CN=${leaf}`, '-keyout', of('key'), '-out', of('csr'));
      site.write(`${leaf}.index`, '');
      const settings = `
        [ca]\ndefault_ca = one\n[one]\ndatabase = ${of('index')}\nnew_certs_dir = ${folder}\nrand_serial = yes
        default_md = sha256\npolicy = any\nx509_extensions = leaf\n[any]\ncommonName = supplied
        [leaf]\nsubjectAltName = ${names}\nbasicConstraints = CA:FALSE\n`.replace(/^ +/gm, '');
      const dates = ['-startdate', timeIn(from), '-enddate', timeIn(to)];
      run(
        folder,
        ...['ca', '-batch', '-notext', '-config', site.write(`${leaf}.cnf`, settings), ...dates],
        ...['-cert', file('pem'), '-keyfile', file('key'), '-in', of('csr'), '-out', of('pem')],
      );
      return { cert: of('pem'), key: of('key') };
    },
  };
}

/** Signed by nobody but itself, for 127.0.0.1. */
export function makeSelfSigned(site: Site): Pair {
  const cert = join(site.folder, 'self.pem');
  const key = join(site.folder, 'self.key');
  const words = ['-days', '30', '-subj', '/CN=self', '-addext', 'subjectAltName=IP:127.0.0.1'];
  run(site.folder, 'req', '-x509', ...newKey, ...words, '-keyout', key, '-out', cert);
  return { cert, key };
}
