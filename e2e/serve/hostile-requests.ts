import type { RawRequest } from './raw-request.ts';
import type { SessionHeaders } from './served.ts';

/** What an attacker knows in the worst case: the port, and what a browser that was let in holds. */
export interface Target {
  readonly port: number;
  readonly session: SessionHeaders;
  /** Of another browser that was let in as well. */
  readonly otherSession: SessionHeaders;
  readonly usedToken: string;
}

export interface HostileRequest {
  readonly what: string;
  /** Every status that is a no to it. */
  readonly status: readonly number[];
  /** The problem in the answer, where the answer is one of ours. */
  readonly code?: string;
  request(target: Target): RawRequest;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** Adds a provider: whoever gets this through has changed something. */
export const changingBody = JSON.stringify({
  draft: {
    name: 'Planted by a stranger',
    endpoints: { chat: 'https://stranger.example/v1' },
    wire: 'chat',
    models: [],
    headers: {},
    queryParams: {},
    needsKey: false,
    options: {},
  },
});

/** The very request that the page sends. `undefined` takes a header away. */
export function pageRequest(target: Target, headers: Headers = {}, rest: Partial<RawRequest> = {}): RawRequest {
  const { body = changingBody } = rest;
  const all: Headers = {
    Host: `127.0.0.1:${target.port}`,
    Origin: `http://${headers.Host ?? `127.0.0.1:${target.port}`}`,
    'Sec-Fetch-Site': 'same-origin',
    Cookie: target.session.cookie,
    'X-Switchyard-Pass': target.session['x-switchyard-pass'],
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  return {
    method: 'POST',
    target: '/api/providers.add',
    ...rest,
    body,
    headers: Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  };
}

function withHeaders(what: string, status: number, headers: (target: Target) => Headers): HostileRequest {
  return { what, status: [status], request: (target) => pageRequest(target, headers(target)) };
}

function withBody(what: string, status: number, body: string | Uint8Array, code?: string): HostileRequest {
  return {
    what,
    status: [status],
    ...(code !== undefined && { code }),
    request: (target) => pageRequest(target, {}, { body }),
  };
}

function withTarget(what: string, status: readonly number[], rest: Partial<RawRequest>, code?: string): HostileRequest {
  return { what, status, ...(code !== undefined && { code }), request: (target) => pageRequest(target, {}, rest) };
}

function reading(what: string, path: string | ((target: Target) => string)): HostileRequest {
  return {
    what,
    status: [404],
    request: (target) => ({
      method: 'GET',
      target: typeof path === 'string' ? path : path(target),
      headers: [['Host', `127.0.0.1:${target.port}`]],
    }),
  };
}

const fromElsewhere: readonly HostileRequest[] = [
  withHeaders('another host', 403, () => ({ Host: 'evil.example' })),
  withHeaders('a name whose DNS leads here', 403, ({ port }) => ({ Host: `rebound.example:${port}` })),
  withHeaders('a name that begins like ours', 403, ({ port }) => ({ Host: `127.0.0.1.evil.example:${port}` })),
  withHeaders('our host at another port', 403, () => ({ Host: '127.0.0.1:1' })),
  withHeaders('our host without a port', 403, () => ({ Host: 'localhost' })),
  withHeaders('every address of the machine', 403, ({ port }) => ({ Host: `0.0.0.0:${port}` })),
  withHeaders('the loopback of IPv6', 403, ({ port }) => ({ Host: `[::1]:${port}` })),
  withHeaders('an origin without a name', 403, () => ({ Origin: 'null' })),
  withHeaders('an empty origin', 403, () => ({ Origin: '' })),
  withHeaders('a foreign origin', 403, () => ({ Origin: 'https://evil.example' })),
  withHeaders('another port of this host', 403, () => ({ Origin: 'http://127.0.0.1:1' })),
  withHeaders('our other name', 403, ({ port }) => ({ Origin: `http://localhost:${port}` })),
  withHeaders('a foreign referer', 403, () => ({ Referer: 'https://evil.example/page' })),
  withHeaders('a referer that begins like ours', 403, ({ port }) => ({
    Referer: `http://127.0.0.1:${port}@evil.example/`,
  })),
  withHeaders('another site, as the browser says', 403, () => ({ 'Sec-Fetch-Site': 'cross-site' })),
  withHeaders('another port of this site, as the browser says', 403, () => ({ 'Sec-Fetch-Site': 'same-site' })),
  {
    what: 'two hosts, one of them ours',
    status: [400, 403],
    request: (target) => {
      const request = pageRequest(target);
      return { ...request, headers: [...(request.headers ?? []), ['Host', 'evil.example']] };
    },
  },
  withHeaders('HTTP/1.1 without a host', 400, () => ({ Host: undefined })),
  {
    what: 'HTTP/1.0 without a host',
    status: [403],
    request: (target) => pageRequest(target, { Host: undefined }, { version: '1.0' }),
  },
  {
    what: 'a preflight',
    status: [403],
    request: ({ port }) => ({
      method: 'OPTIONS',
      target: '/api/providers.add',
      headers: [
        ['Host', `127.0.0.1:${port}`],
        ['Origin', 'https://evil.example'],
        ['Access-Control-Request-Method', 'POST'],
        ['Access-Control-Request-Headers', 'content-type'],
        ['Access-Control-Request-Private-Network', 'true'],
      ],
    }),
  },
  {
    what: 'a page that asks for the page to frame it',
    status: [403],
    request: ({ port }) => ({
      method: 'GET',
      headers: [
        ['Host', `127.0.0.1:${port}`],
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Dest', 'iframe'],
      ],
    }),
  },
];

const withoutSession: readonly HostileRequest[] = [
  withHeaders('no cookie', 401, () => ({ Cookie: undefined })),
  withHeaders('a cookie of the right length', 401, ({ session }) => ({
    Cookie: `${session.cookie.split('=')[0]}=${'A'.repeat(43)}`,
  })),
  withHeaders('the cookie under the name of another port', 401, ({ session }) => ({
    Cookie: session.cookie.replace(/^switchyard-\d+/, 'switchyard-1'),
  })),
  withHeaders('the cookie alone, as another port of this host gets it', 401, () => ({
    'X-Switchyard-Pass': undefined,
  })),
  withHeaders('the halves of two sessions', 401, ({ otherSession }) => ({
    'X-Switchyard-Pass': otherSession['x-switchyard-pass'],
  })),
  withHeaders('the token in place of the cookie', 401, ({ usedToken, session }) => ({
    Cookie: `${session.cookie.split('=')[0]}=${usedToken}`,
    'X-Switchyard-Pass': usedToken,
  })),
  {
    what: 'a token for the second time',
    status: [401],
    code: 'session-address-used',
    request: (target) =>
      pageRequest(target, {}, { target: '/session', body: JSON.stringify({ token: target.usedToken }) }),
  },
  withTarget('a token that was guessed', [401], {
    target: '/session',
    body: JSON.stringify({ token: 'A'.repeat(43) }),
  }),
  withTarget('a token that is no text', [401], { target: '/session', body: '{"token":{"length":43}}' }),
  reading('the token in the query', ({ usedToken }) => `/?token=${usedToken}`),
  reading('the token in the path', ({ usedToken }) => `/${usedToken}`),
];

const malformed: readonly HostileRequest[] = [
  withTarget('a call by GET', [405], { method: 'GET' }),
  withTarget('a call by PUT', [405], { method: 'PUT' }),
  withTarget('the page by POST', [405], { target: '/' }),
  withTarget('a trace', [405], { method: 'TRACE', target: '/' }),
  withHeaders('plain text', 415, () => ({ 'Content-Type': 'text/plain' })),
  withHeaders('a form', 415, () => ({ 'Content-Type': 'application/x-www-form-urlencoded' })),
  withHeaders('a form with files', 415, () => ({ 'Content-Type': 'multipart/form-data; boundary=x' })),
  withHeaders('no type', 415, () => ({ 'Content-Type': undefined })),
  withHeaders('a type that holds ours', 415, () => ({ 'Content-Type': 'text/plain; application/json' })),
  withHeaders('a packed body', 415, () => ({ 'Content-Encoding': 'gzip' })),
  withHeaders('a length and chunks at once', 400, () => ({ 'Transfer-Encoding': 'chunked' })),
  withBody('2 MB', 413, `"${'a'.repeat(2 * 1024 * 1024)}"`),
  {
    what: 'a body without an end',
    status: [413],
    request: (target) => ({
      ...pageRequest(target, { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }, { body: '' }),
      isEndless: true,
    }),
  },
  withBody('no JSON', 400, '{"draft":'),
  withBody('no UTF-8', 400, Buffer.from([0x22, 0xff, 0xfe, 0x22])),
  withBody('a tower of brackets', 400, '['.repeat(500_000)),
  withBody('quotes that never end', 400, `"${'\\"'.repeat(400_000)}`),
  withBody('a prototype', 400, changingBody.replace('{', '{"__proto__":{"isAdmin":true},')),
  withBody('a prototype spelled otherwise', 400, changingBody.replace('{', '{"__\\u0070roto__":{},')),
  withBody('a constructor', 200, changingBody.replace('{', '{"constructor":{"prototype":{}},'), 'input-invalid'),
  withBody('a field more', 200, changingBody.replace('{', '{"isAdmin":true,'), 'input-invalid'),
  withBody('a field less', 200, '{}', 'input-invalid'),
  withBody('a list in place of an object', 200, `[${changingBody}]`, 'input-invalid'),
  withBody('nothing', 200, '', 'input-invalid'),
  withTarget('a call that is none', [404], { target: '/api/files.read' }, 'call-unknown'),
  withTarget('a name that every object has', [404], { target: '/api/constructor' }, 'call-unknown'),
  withTarget('the prototype as a call', [404], { target: '/api/__proto__' }, 'call-unknown'),
  withTarget('a call with a query', [404], { target: '/api/providers.add?x=1' }, 'call-unknown'),
  withTarget('a call in other letters', [404], { target: '/api/Providers.Add' }, 'call-unknown'),
  withTarget('a call behind a way up', [404, 405], { target: '/page/../api/providers.add' }),
  withTarget('a call with its host, as to a proxy', [404, 405], { target: 'http://127.0.0.1/api/providers.add' }),
  withTarget('a tunnel', [405], { method: 'CONNECT', target: 'provider.example:443' }),
  {
    what: 'a socket to talk over',
    status: [400, 405],
    request: (target) =>
      pageRequest(target, { Connection: 'Upgrade', Upgrade: 'websocket' }, { method: 'GET', body: '' }),
  },
  withTarget('a URL of 100 kB', [431], { method: 'GET', target: `/${'a'.repeat(100_000)}` }),
  withHeaders('100 kB of headers', 431, () => ({ 'X-Long': 'a'.repeat(100_000) })),
];

const upwards: readonly HostileRequest[] = [
  '/../switchyard.cjs',
  '/../../package.json',
  '/..%2fswitchyard.cjs',
  '/%2e%2e/switchyard.cjs',
  '/%2e%2e%2fswitchyard.cjs',
  '/..%5cswitchyard.cjs',
  '/..\\switchyard.cjs',
  '/%252e%252e%252fswitchyard.cjs',
  '//etc/passwd',
  '/index.html%00.js',
  '/index.html/',
  '/./index.html',
  'file:///etc/passwd',
  '/constructor',
  '/__proto__',
  '*',
].map((path) => reading(`the path ${path}`, path));

export const hostileRequests: readonly HostileRequest[] = [
  ...fromElsewhere,
  ...withoutSession,
  ...malformed,
  ...upwards,
];
