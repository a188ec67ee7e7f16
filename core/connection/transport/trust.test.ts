import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authority, issued } from '../../../e2e/support/private-authority.ts';
import { httpProxy } from '../../../e2e/support/scripted-proxy.ts';
import { byPath, list, streams } from '../../../e2e/support/scripted-reply.ts';
import { selfSigned } from '../../../e2e/support/self-signed.ts';
import { ask, serve } from '../../../e2e/support/tested-provider.ts';
import { commonLimits, withLine } from '../exchange.ts';
import { readTrust, refusedBy } from './trust.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchyard-trust-'));
const file = join(folder, 'authority.pem');
writeFileSync(file, `# Acme\n${authority}\n-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n`);
const authorities = join(folder, 'authorities');
mkdirSync(authorities);
writeFileSync(join(authorities, 'acme.0'), authority);

const open = byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat });
const question = { needsKey: false } as const;

describe('an authority of the user’s own', () => {
  it.each([
    ['NODE_EXTRA_CA_CERTS', file],
    ['SSL_CERT_FILE', file],
    ['CODEX_CA_CERTIFICATE', file],
    ['SSL_CERT_DIR', `${join(folder, 'missing')}:${authorities}`],
  ])('is known from %s', async (name, value) => {
    const { origin } = await serve(open, issued);
    expect(await ask(origin, { ...question, variables: { [name]: value } })).toMatchObject({ kind: 'good' });
  });

  it.each([
    ['linux', ':'],
    ['win32', ';'],
  ] as const)(
    'is looked for in each folder of SSL_CERT_DIR as %s writes them, with %s between',
    async (platform, sign) => {
      const folders = [join(folder, 'missing'), authorities].join(sign);
      const trust = await readTrust({ variables: { SSL_CERT_DIR: folders }, platform });
      expect(trust.get('SSL_CERT_DIR')).toHaveLength(1);
    },
  );

  it('is known through a proxy', async () => {
    const { origin } = await serve(open, issued);
    const proxy = await httpProxy({ to: origin });
    const variables = { HTTPS_PROXY: `http://${proxy.host}`, SSL_CERT_FILE: file };
    expect(await ask('https://relay.test', { ...question, variables })).toMatchObject({ kind: 'good' });
    await proxy.stop();
  });

  it('proves nothing for another host', async () => {
    const { origin, requests } = await serve(open, issued);
    const proxy = await httpProxy({ to: origin });
    const variables = { HTTPS_PROXY: `http://${proxy.host}`, SSL_CERT_FILE: file };
    expect(await ask('https://other.test', { variables })).toMatchObject({
      kind: 'certificate',
      detail: { text: 'tests.certificate.other-host' },
    });
    expect(requests).toEqual([]);
    await proxy.stop();
  });

  it('may be the certificate itself', async () => {
    const own = join(folder, 'own.pem');
    writeFileSync(own, selfSigned.cert);
    const { origin } = await serve(open, selfSigned);
    expect(await ask(origin, { ...question, variables: { NODE_EXTRA_CA_CERTS: own } })).toMatchObject({ kind: 'good' });
  });

  it.each(['', join(folder, 'missing'), folder, '/dev/zero'])('is not known from %j', async (value) => {
    const { origin } = await serve(open, issued);
    expect((await ask(origin, { variables: { SSL_CERT_FILE: value } })).kind).toBe('certificate');
  });
});

describe('which client refuses it', () => {
  it.each([
    ['NODE_EXTRA_CA_CERTS', ['Codex']],
    ['CODEX_CA_CERTIFICATE', ['OpenCode']],
    ['SSL_CERT_FILE', undefined],
  ] as const)('is said of %s', async (name, clients) => {
    const { origin } = await serve(open, issued);
    const outside = { variables: { [name]: file }, platform: 'linux' } as const;
    const answer = await withLine(
      new AbortController().signal,
      commonLimits,
      (ask) => ask({ method: 'GET', url: new URL(`${origin}/v1/models`), headers: {} }),
      outside,
    );
    expect(answer.kind === 'answer' && answer.notes.map(({ values }) => values.clients)).toEqual(
      clients === undefined ? [] : [clients],
    );
  });

  it('is nobody where the system knows it', () => {
    expect(refusedBy(['system'])).toBeUndefined();
    expect(refusedBy(['NODE_EXTRA_CA_CERTS', 'CODEX_CA_CERTIFICATE'])).toBeUndefined();
    expect(refusedBy([])).toBeUndefined();
  });
});
