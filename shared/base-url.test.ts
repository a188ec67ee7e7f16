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
