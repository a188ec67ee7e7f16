import { beforeAll, expect, it } from 'vitest';
import { ask, key } from '../support/tested-provider.ts';
import { makeAuthority } from './certificates.ts';
import { startProxyChain, startStunnel, startTinyproxy } from './gateways.ts';
import { freePort, startAimock } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const more = { model: 'gpt-4o' };

describeWith(['aimock', 'stunnel', 'openssl', 'proxy-chain'], 'proxy-chain as the only way out', () => {
  let origin = '';
  let authority = '';
  beforeAll(async () => {
    const own = makeAuthority(site, 'Acme Office CA');
    authority = own.cert;
    const api = await startAimock(site, { keys: key });
    const port = await startStunnel(site, api, own.issue('relay', 'DNS:relay.test'));
    origin = `https://relay.test:${port}`;
  });

  it('leads to a name that only it can look up, and is named with a good finding', async () => {
    const proxy = `http://127.0.0.1:${await startProxyChain(site)}`;
    const found = await ask(origin, { more, variables: { HTTPS_PROXY: proxy, SSL_CERT_FILE: authority } });
    expect(found).toMatchObject({
      kind: 'good',
      detail: { text: 'tests.proxy.through', values: { proxy, variable: 'HTTPS_PROXY' } },
    });
  });

  it('wants a login, and takes the one in its variable', async () => {
    const host = `127.0.0.1:${await startProxyChain(site, { login: 'somebody:something' })}`;
    const variables = { SSL_CERT_FILE: authority };
    const bare = await ask(origin, { more, variables: { ...variables, HTTPS_PROXY: `http://${host}` } });
    expect(bare).toMatchObject({ kind: 'unreachable', detail: { text: 'tests.proxy.wants-login' } });
    const withLogin = `http://somebody:something@${host}`;
    expect(await ask(origin, { more, variables: { ...variables, HTTPS_PROXY: withLogin } })).toMatchObject({
      kind: 'good',
    });
  });

  it('cannot be looked up without it', async () => {
    expect(await ask(origin, { more })).toMatchObject({ kind: 'unreachable' });
  });
});

describeWith(['tinyproxy'], 'tinyproxy', () => {
  it('refuses to connect', async () => {
    const proxy = `http://127.0.0.1:${await startTinyproxy(site, 443)}`;
    expect(await ask('https://relay.test:8443', { more, variables: { HTTPS_PROXY: proxy } })).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.proxy.refuses', values: { proxy, variable: 'HTTPS_PROXY' } },
    });
  });

  it('cannot look the name up', async () => {
    const proxy = `http://127.0.0.1:${await startTinyproxy(site, 443)}`;
    expect(await ask('https://relay.test', { more, variables: { HTTPS_PROXY: proxy } })).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.proxy.no-way' },
    });
  });
});

describeWith(['aimock'], 'aimock on this computer while a proxy is named', () => {
  it('is taken by a proxy that is gone: NO_PROXY is the way out', async () => {
    const origin = `http://127.0.0.1:${await startAimock(site)}`;
    const variables = { HTTP_PROXY: `http://127.0.0.1:${await freePort()}` };
    const found = await ask(origin, { more, needsKey: false, variables });
    expect(found).toMatchObject({ kind: 'unreachable', detail: { text: 'tests.proxy.takes-loopback' } });
    const excepted = await ask(origin, { more, needsKey: false, variables: { ...variables, NO_PROXY: '127.0.0.1' } });
    expect(excepted).toMatchObject({ kind: 'good' });
  });
});
