import { afterEach, describe, expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { issued } from '../../../e2e/support/private-authority.ts';
import { httpProxy, type ScriptedProxy, socksProxy } from '../../../e2e/support/scripted-proxy.ts';
import { byPath, list, streams } from '../../../e2e/support/scripted-reply.ts';
import { ask, serve } from '../../../e2e/support/tested-provider.ts';
import { Fault } from './fault.ts';
import { proxyFor } from './proxy.ts';

const proxies: ScriptedProxy[] = [];
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
});

async function kept(proxy: Promise<ScriptedProxy>): Promise<ScriptedProxy> {
  proxies.push(await proxy);
  return proxy;
}

const open = byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat });
const noKey = { needsKey: false } as const;

describe('the proxy that the environment names', () => {
  const proxy = 'http://proxy.example:3128';
  it.each([
    ['https://a.example', { HTTPS_PROXY: proxy }, 'HTTPS_PROXY'],
    ['https://a.example', { https_proxy: proxy, HTTPS_PROXY: 'http://other.example' }, 'https_proxy'],
    ['https://a.example', { HTTP_PROXY: proxy }, undefined],
    ['http://a.example', { HTTP_PROXY: proxy }, 'HTTP_PROXY'],
    ['https://a.example', { ALL_PROXY: 'socks5://proxy.example' }, 'ALL_PROXY'],
    ['https://a.example', { HTTPS_PROXY: '', all_proxy: proxy }, 'all_proxy'],
    ['https://a.example', { HTTPS_PROXY: proxy, NO_PROXY: 'example' }, undefined],
    ['https://a.example', { HTTPS_PROXY: proxy, no_proxy: 'b.example, a.example' }, undefined],
    ['https://a.example', { HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
    ['https://10.1.2.3', { HTTPS_PROXY: proxy, NO_PROXY: '10.0.0.0/8' }, undefined],
    ['https://a.example', { HTTPS_PROXY: 'proxy.example:3128' }, 'HTTPS_PROXY'],
    ['https://a.example', {}, undefined],
  ])('%s with %j: %s', (url, variables, variable) => {
    expect(proxyFor(new URL(url), { variables, platform: 'linux' })?.variable).toBe(variable);
  });

  it.each(['ftp://proxy.example', 'http://', 'http://[', 'a b', '://'])('is none that can be used: %s', (value) => {
    const variables = { HTTPS_PROXY: value };
    expect(() => proxyFor(new URL('https://a.example'), { variables, platform: 'linux' })).toThrow(Fault);
  });
});

describe('a provider that only a proxy reaches', () => {
  it.each([
    ['an HTTP proxy', httpProxy, 'http'],
    ['a SOCKS proxy', socksProxy, 'socks5h'],
  ] as const)('is good through %s', async (_, start, scheme) => {
    const { origin } = await serve(open);
    const proxy = await kept(start({ to: origin }));
    const variables = { HTTP_PROXY: `${scheme}://${proxy.host}` };
    expect(await ask('http://relay.test', { ...noKey, variables })).toMatchObject({ kind: 'good' });
    const asked = ['/v1/models', '/v1/chat/completions'].map((path) => `http://relay.test${path}`);
    expect(proxy.asked).toEqual(scheme === 'http' ? asked : ['relay.test:80']);
  });

  it.each([
    ['an HTTP proxy', httpProxy, 'http'],
    ['a SOCKS proxy', socksProxy, 'socks5h'],
  ] as const)('shows its own certificate through %s', async (_, start, scheme) => {
    const { origin, requests } = await serve(open, issued);
    const proxy = await kept(start({ to: origin }));
    const variables = { HTTPS_PROXY: `${scheme}://${proxy.host}` };
    expect(await ask('https://relay.test', { variables })).toMatchObject({
      kind: 'certificate',
      detail: { text: 'tests.certificate.unknown-issuer' },
    });
    expect(new Set(proxy.asked)).toEqual(new Set(['relay.test:443']));
    expect(requests).toEqual([]);
  });

  it('gets user and password to the proxy, and to nobody else', async () => {
    const { origin, requests } = await serve(open);
    const secret = 'p%40ss-planted';
    const http = await kept(httpProxy({ to: origin }));
    const socks = await kept(socksProxy({ to: origin, login: 'me:p@ss-planted' }));
    for (const [scheme, { host }] of [['http', http] as const, ['socks5h', socks] as const]) {
      const variables = { HTTP_PROXY: `${scheme}://me:${secret}@${host}` };
      expect(await ask('http://relay.test', { ...noKey, variables })).toMatchObject({ kind: 'good' });
    }
    expect([...new Set(http.logins)]).toEqual([`Basic ${Buffer.from('me:p@ss-planted').toString('base64')}`]);
    expect(socks.logins).toEqual(['me:p@ss-planted']);
    expect(JSON.stringify(requests.map(({ headers }) => headers))).not.toContain('roxy-auth');
  });
});

describe('a proxy that is in the way', () => {
  const told = (variables: Readonly<Record<string, string>>, origin = 'https://relay.test') =>
    ask(origin, { variables }).then(({ kind, detail }) => {
      const words = english(detail ?? '');
      expect(kind).toBe('unreachable');
      expect(words).not.toContain('planted');
      return typeof detail === 'object' ? detail.text : words;
    });

  it.each([403, 407, 502])('refuses with %i', async (status) => {
    const proxy = await kept(httpProxy({ status }));
    const text = { 403: 'refuses', 407: 'wants-login', 502: 'no-way' }[status];
    expect(await told({ HTTPS_PROXY: `http://${proxy.host}` })).toBe(`tests.proxy.${text}`);
  });

  it('refuses the login', async () => {
    const http = await kept(httpProxy({ status: 407 }));
    const socks = await kept(socksProxy({ to: 'http://127.0.0.1:1', login: 'me:other' }));
    for (const address of [`http://me:planted@${http.host}`, `socks5h://me:planted@${socks.host}`])
      expect(await told({ HTTPS_PROXY: address })).toBe('tests.proxy.login-refused');
  });

  it('refuses by SOCKS', async () => {
    const socks = await kept(socksProxy({}));
    expect(await told({ ALL_PROXY: `socks5h://${socks.host}` })).toBe('tests.proxy.refuses');
  });

  it('is down', async () => {
    for (const scheme of ['http', 'https', 'socks5h', 'socks4a'])
      expect(await told({ HTTPS_PROXY: `${scheme}://me:planted@127.0.0.1:1` })).toBe('tests.proxy.down');
  });

  it('is no proxy at all', async () => {
    expect(await told({ HTTPS_PROXY: 'planted://x' })).toBe('tests.proxy.unreadable');
  });
});

describe('a proxy that takes a provider of this computer', () => {
  const takes = { kind: 'unreachable', detail: { text: 'tests.proxy.takes-loopback', values: { host: '127.0.0.1' } } };

  it.each(['http', 'socks5h'])('is down: %s', async (scheme) => {
    const { origin } = await serve(open);
    const variables = { HTTP_PROXY: `${scheme}://127.0.0.1:1` };
    expect(await ask(origin, { variables })).toMatchObject(takes);
    expect(await ask(origin, { ...noKey, variables: { ...variables, NO_PROXY: '127.0.0.1' } })).toMatchObject({
      kind: 'good',
    });
  });

  it.each([403, 500, 502, 503, 504])('answers %i itself', async (status) => {
    const { origin } = await serve(open);
    const proxy = await kept(httpProxy({ status }));
    expect(await ask(origin, { variables: { HTTP_PROXY: `http://${proxy.host}` } })).toMatchObject(takes);
  });

  it('hands on what the provider says, good or bad', async () => {
    for (const [reply, kind] of [
      [streams.chat, 'good'],
      [{ status: 500 }, 'server-error'],
    ] as const) {
      const { origin } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': reply }));
      const proxy = await kept(httpProxy({ to: origin }));
      const variables = { HTTP_PROXY: `http://${proxy.host}` };
      expect(await ask(origin, { ...noKey, variables })).toMatchObject({ kind });
      expect(proxy.asked).toEqual([`${origin}/v1/models`, `${origin}/v1/chat/completions`]);
    }
  });

  it('S10 gets no key when it is another computer: it is not even asked', async () => {
    const { origin, requests } = await serve(open);
    expect(await ask(origin, { variables: { HTTP_PROXY: 'http://proxy.invalid:3128' } })).toMatchObject(takes);
    expect(requests).toEqual([]);
  });
});
