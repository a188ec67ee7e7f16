import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertKeyIsSafeAt, cleanBaseUrl } from './base-url.ts';
import { AppError } from './problem.ts';

describe('cleanBaseUrl', () => {
  it.each([
    ['https://h.example/v1', 'https://h.example/v1', undefined],
    ['https://h.example/v1/', 'https://h.example/v1', undefined],
    ['https://h.example/v1//', 'https://h.example/v1', undefined],
    ['https://h.example', 'https://h.example', undefined],
    [' https://h.example/v1\n', 'https://h.example/v1', undefined],
    ['https://h.example/v1/chat/completions', 'https://h.example/v1', 'chat'],
    ['https://h.example/v1/Chat/Completions/', 'https://h.example/v1', 'chat'],
    ['https://h.example/v1/responses', 'https://h.example/v1', 'responses'],
    ['https://h.example/api/anthropic/v1/messages', 'https://h.example/api/anthropic/v1', 'anthropic'],
    ['https://h.example/v1/models', 'https://h.example/v1', undefined],
    ['h.example/v1', 'https://h.example/v1', undefined],
    ['localhost:8080/v1', 'http://localhost:8080/v1', undefined],
    ['127.0.0.1:11434', 'http://127.0.0.1:11434', undefined],
    ['[::1]:8000/v1', 'http://[::1]:8000/v1', undefined],
    ['HTTPS://H.Example/V1', 'https://h.example/V1', undefined],
    ['https://relay.example/backend-api/codex', 'https://relay.example/backend-api/codex', undefined],
    ['https://h.example/v1#top', 'https://h.example/v1', undefined],
  ])('makes %j clean', (pasted, baseUrl, wire) => {
    const clean = cleanBaseUrl(pasted);
    expect(clean.baseUrl).toBe(baseUrl);
    expect(clean.wire).toBe(wire);
    expect(clean.remarks.length > 0 || pasted.trim().replace(/\/+$/, '').toLowerCase() === baseUrl.toLowerCase()).toBe(
      true,
    );
  });

  it.each([
    ['https://h.example/v1/chat/completions/responses', 'https://h.example/v1', 'chat', 'route-cut'],
    ['https://h.example/v1/responses/responses', 'https://h.example/v1', 'responses', 'route-cut'],
    ['https://h.example/v1/messages//models/', 'https://h.example/v1', 'anthropic', 'route-cut'],
    ['https://h.example/v1/completions/chat/completions/models', 'https://h.example/v1', 'chat', 'route-cut'],
    ['https://h.example/v1/v1', 'https://h.example/v1', undefined, 'version-doubled'],
    ['https://h.example/api/v4/v4/v4/', 'https://h.example/api/v4', undefined, 'version-doubled'],
    ['https://h.example/v1/v1/chat/completions', 'https://h.example/v1', 'chat', 'route-cut version-doubled'],
    ['https://h.example/v1/chat/completions/v1', 'https://h.example/v1', 'chat', 'route-cut'],
    ['https://h.example/v1/chat/completions/v1/responses', 'https://h.example/v1', 'chat', 'route-cut'],
    ['https://h.example/v2/v1', 'https://h.example/v2/v1', undefined, ''],
    ['"https://h.example/v1"', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ["'https://h.example/v1',", 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['`https://h.example/v1`', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['<https://h.example/v1>', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['“https://h.example/v1”。', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['（https://h.example/v1）', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['https://h.example/v1.', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['https://h.example.', 'https://h.example', undefined, 'address-unwrapped'],
    ['https://h.exam\u200bple/v1\ufeff', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['OPENAI_BASE_URL="https://h.example/v1"', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['export X=https://h.example/v1', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['base_url = "https://h.example/v1"', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['"baseURL": "https://h.example/v1",', 'https://h.example/v1', undefined, 'address-unwrapped'],
    ['https://https://h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['https://http://127.0.0.1:8/v1', 'http://127.0.0.1:8/v1', undefined, 'scheme-mended'],
    ['https:/h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['https:h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['https//h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['https:\\\\h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['https:///h.example/v1', 'https://h.example/v1', undefined, 'scheme-mended'],
    ['//h.example/v1', 'https://h.example/v1', undefined, 'scheme-added'],
    ['http://http:8080/v1', 'http://http:8080/v1', undefined, ''],
    ['http://0.0.0.0:4011', 'http://127.0.0.1:4011', undefined, 'host-meant'],
    ['0.0.0.0:4011/v1', 'http://127.0.0.1:4011/v1', undefined, 'scheme-added host-meant'],
    ['http://[::]:4011/v1', 'http://[::1]:4011/v1', undefined, 'host-meant'],
  ])('mends %j, and says so', (pasted, baseUrl, wire, said) => {
    const clean = cleanBaseUrl(pasted);
    expect([clean.baseUrl, clean.wire]).toEqual([baseUrl, wire]);
    expect(clean.remarks.map(({ text }) => text.replace('remarks.', '')).join(' ')).toBe(said);
  });

  it('says each route that it cut', () => {
    const { remarks } = cleanBaseUrl('https://h.example/v1/chat/completions/responses');
    expect(remarks[0]?.values).toEqual({ route: '/chat/completions/responses' });
  });

  it('sets a query apart, because clients append their route behind it', () => {
    const clean = cleanBaseUrl('https://h.example/v1?api-version=2026-05-01&x=a%20b');
    expect(clean.baseUrl).toBe('https://h.example/v1');
    expect(clean.queryParams).toEqual({ 'api-version': '2026-05-01', x: 'a b' });
  });

  it.each([
    '',
    '   ',
    'not a url',
    'ftp://h.example/v1',
    'file:///etc/passwd',
    'https://user:pass@h.example/v1',
    'https://YOUR-HOST/v1',
    'https://YOUR_RESOURCE_NAME.openai.azure.com/openai',
    'https://h.example/\u0000v1',
    'https://',
  ])('refuses %j', (pasted) => {
    expect(() => cleanBaseUrl(pasted)).toThrow(AppError);
  });

  it('never repeats a user name or a password in its message', () => {
    try {
      cleanBaseUrl('https://user:sk-secret-123456@h.example/v1');
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('sk-secret');
    }
  });
});

describe('for any address', () => {
  const routes = ['responses', 'chat/completions', 'completions', 'messages', 'models'];
  const segment = fc.oneof(
    fc.constantFrom(...routes, 'v1', 'v1', 'v4', 'api', 'openai', 'v1.', "a'", 'https:', 'http', '', '%22', 'a)'),
    fc.stringMatching(/^[A-Za-z0-9_~.-]{1,8}$/),
  );
  const host = fc.constantFrom(
    'h.example',
    'localhost:8',
    '127.0.0.1',
    '[::1]:8',
    '0.0.0.0:1',
    '[::]',
    'a-b.c.example.',
  );
  const before = fc.constantFrom(
    '',
    'https://',
    'http://',
    'https:/',
    'https//',
    'https://https://',
    '//',
    '"https://',
    'X=http://',
  );
  const after = fc.constantFrom('', '/', '"', '.', '/.', "/'", '?a=1', '#x', '`,', '\u200b', '?x=1.');
  const pasted = fc
    .tuple(before, host, fc.array(segment, { maxLength: 6 }), after)
    .map(([front, at, path, end]) => `${front}${[at, ...path].join('/')}${end}`);

  it('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { baseUrl } = cleanBaseUrl(text);
        expect(cleanBaseUrl(baseUrl)).toEqual({ baseUrl, queryParams: {}, remarks: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('the origin of a clean one stays, and so does every part of its path that is no route', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_~-]{1,8}$/);
    const parts = fc.array(fc.oneof(name, fc.constantFrom(...routes, 'v1', 'v2')), { maxLength: 6 });
    const origins = fc.constantFrom('https://h.example', 'http://127.0.0.1:8', 'https://[::1]', 'https://http:8080');
    fc.assert(
      fc.property(origins, parts, (origin, path) => {
        const { baseUrl } = cleanBaseUrl([origin, ...path].join('/'));
        expect(new URL(baseUrl).origin).toBe(origin);
        const kept = (text: string) =>
          text.split('/').filter((part) => !/^(v\d|responses|chat|completions|messages|models)$/i.test(part));
        expect(kept(baseUrl.slice(origin.length))).toEqual(kept(['', ...path].join('/')));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('assertKeyIsSafeAt', () => {
  it.each(['https://h.example', 'http://localhost:1', 'http://127.0.0.1', 'http://127.9.9.9:80', 'http://[::1]:8'])(
    'lets a key go to %s',
    (url) => expect(() => assertKeyIsSafeAt(url)).not.toThrow(),
  );
  it.each([
    'http://h.example',
    'http://192.168.1.5:8080',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
  ])('S10 keeps a key from %s', (url) => expect(() => assertKeyIsSafeAt(url)).toThrow(/base-url-not-encrypted/));
});
