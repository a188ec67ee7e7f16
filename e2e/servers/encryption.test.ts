import { afterEach, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/tested-provider.ts';
import { type Authority, makeAuthority, makeSelfSigned, type Pair } from './certificates.ts';
import { startNginx, startStunnel } from './gateways.ts';
import { freePort, startAimock } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const more = { model: 'gpt-4o' };
const here = 'IP:127.0.0.1';

describeWith(['aimock', 'stunnel', 'openssl'], 'stunnel in front of aimock', () => {
  let api = 0;
  let authority: Authority;
  const look = (port: number, variables: Readonly<Record<string, string>> = {}, scheme = 'https') =>
    ask(`${scheme}://127.0.0.1:${port}`, { more, needsKey: false, variables });
  const known = () => ({ SSL_CERT_FILE: authority.cert });
  const serve = (pair: Pair, lines = '') => startStunnel(site, api, pair, lines);
  beforeAll(async () => {
    api = await startAimock(site);
    authority = makeAuthority(site, 'Acme Private CA');
  });
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  afterEach(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });

  it('is issued by an authority that nobody here knows, which is named with the variables that add it', async () => {
    const port = await serve(authority.issue('leaf', here));
    expect(await look(port)).toMatchObject({
      kind: 'certificate',
      detail: { text: 'tests.certificate.unknown-issuer', values: { issuer: 'Acme Private CA' } },
    });
    expect(await look(port, known())).toMatchObject({ kind: 'good' });
  });

  it.each([
    ['NODE_EXTRA_CA_CERTS', ['Codex']],
    ['CODEX_CA_CERTIFICATE', ['OpenCode']],
  ])(
    'is good where %s names its authority, and the clients are named that do not read it',
    async (variable, clients) => {
      const port = await serve(authority.issue(`for-${variable}`, here));
      expect(await look(port, { [variable]: authority.cert })).toMatchObject({
        kind: 'good',
        detail: { text: 'tests.trust.refused-by', values: { clients } },
      });
    },
  );

  it('is for another host, and NODE_TLS_REJECT_UNAUTHORIZED is not obeyed', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const port = await serve(authority.issue('other-host', 'DNS:relay.test'));
    const variables = { ...known(), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await look(port, variables)).toMatchObject({
      kind: 'certificate',
      detail: { text: 'tests.certificate.other-host' },
    });
  });

  it.each([
    ['expired', -20, -10],
    ['not-yet', 10, 20],
  ] as const)('has a certificate that is %s', async (reason, from, to) => {
    const port = await serve(authority.issue(reason, here, from, to));
    expect(await look(port, known())).toMatchObject({
      kind: 'certificate',
      detail: { text: `tests.certificate.${reason}` },
    });
  });

  it('has a certificate that is signed by nobody but itself', async () => {
    expect(await look(await serve(makeSelfSigned(site)))).toMatchObject({
      kind: 'certificate',
      detail: { text: 'tests.certificate.self-signed' },
    });
  });

  it('wants a certificate of the client', async () => {
    const port = await serve(authority.issue('mutual', here), `verifyChain = yes\nCAfile = ${authority.cert}`);
    expect(await look(port, known())).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.wants-certificate' },
    });
  });

  it('speaks https where http was stored, and the reverse', async () => {
    const port = await serve(authority.issue('scheme', here));
    expect(await look(port, {}, 'http')).toMatchObject({ detail: { text: 'tests.speaks-https' } });
    expect(await look(api)).toMatchObject({ detail: { text: 'tests.speaks-http' } });
  });
});

describeWith(['openssl'], 'openssl as a server', () => {
  it('speaks versions of TLS that are too old', async () => {
    const port = await freePort();
    const { cert, key } = makeSelfSigned(site);
    const old = ['-tls1', '-cipher', 'ALL:@SECLEVEL=0'];
    const args = ['s_server', '-accept', `127.0.0.1:${port}`, '-cert', cert, '-key', key, ...old, '-www'];
    await site.start('openssl', { port, args });
    expect(await ask(`https://127.0.0.1:${port}`)).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.tls-too-old' },
    });
  });
});

describeWith(['openssl', 'nginx'], 'nginx with encryption', () => {
  let origin = '';
  let variables = {};
  beforeAll(async () => {
    const authority = makeAuthority(site, 'Acme Gateway CA');
    const { cert, key } = authority.issue('gateway', here);
    const port = await freePort();
    const server = `server {
      listen 127.0.0.1:${port} ssl; ssl_certificate '${cert}'; ssl_certificate_key '${key}';
      ssl_client_certificate '${authority.cert}'; ssl_verify_client on;
      location / { return 200 '{"data":[]}'; }
    }`;
    await startNginx(site, port, server);
    origin = `https://127.0.0.1:${port}`;
    variables = { SSL_CERT_FILE: authority.cert };
  });

  it('wants a certificate of the client, which it says by a page of its own', async () => {
    expect(await ask(origin, { more, variables })).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.wants-certificate' },
    });
  });

  it('speaks https where http was stored, which it says by a page of its own', async () => {
    expect(await ask(origin.replace('https', 'http'), { more })).toMatchObject({
      detail: { text: 'tests.speaks-https' },
    });
  });
});
