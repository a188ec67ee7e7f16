import { describe, expect, it } from 'vitest';
import { originOf, Provider } from './provider.ts';

const good = { id: 'relay', name: 'Relay', endpoints: { responses: 'https://relay.example/v1' }, wire: 'responses' };

describe('Provider', () => {
  it('fills in what may be left out', () => {
    expect(Provider.parse(good)).toMatchObject({
      models: [],
      headers: {},
      queryParams: {},
      needsKey: true,
      options: {},
    });
  });

  it.each([
    ['an id with capitals', { id: 'Relay' }],
    ['an id with a path', { id: '../x' }],
    ['an empty name', { name: '' }],
    ['a name with a line break', { name: 'a\nb' }],
    ['a name with an escape', { name: 'a\u001b[31mb' }],
    ['a name with half a character', { name: 'a\ud800' }],
    ['a base URL with a user', { endpoints: { responses: 'https://u@relay.example/v1' } }],
    ['a base URL with a query', { endpoints: { responses: 'https://relay.example/v1?a=1' } }],
    ['a base URL with a slash at the end', { endpoints: { responses: 'https://relay.example/v1/' } }],
    ['no endpoint for its wire', { wire: 'chat' }],
    ['two origins', { endpoints: { responses: 'https://a.example', chat: 'https://b.example' } }],
    ['a header name with a space', { headers: { 'X Team': 'a' } }],
    ['a header value with a line break', { headers: { 'X-Team': 'a\r\nX: b' } }],
    ['a model with a tab', { model: 'a\tb' }],
    ['a field that nobody knows', { apiKey: 'sk-1' }],
    ['a variable that is none', { env: 'A B' }],
    ['an effort without a letter', { options: { codex: { effort: '' } } }],
    ['an effort of 21 letters', { options: { opencode: { effort: 'x'.repeat(21) } } }],
    ['an effort with a line break', { options: { codex: { effort: 'low\n' } } }],
    ['11 variants', { options: { opencode: { variants: Array(11).fill('low') } } }],
    ['a variant without a letter', { options: { opencode: { variants: [''] } } }],
    ['21 fallbacks', { options: { openclaw: { fallbacks: Array(21).fill('a/b') } } }],
    ['a fallback of 301 letters', { options: { openclaw: { fallbacks: ['x'.repeat(301)] } } }],
    ["another client's option", { options: { codex: { fallbacks: ['a/b'] } } }],
    ['an option of a client that nobody knows', { options: { other: { effort: 'low' } } }],
  ])('refuses %s', (_, change) => {
    expect(Provider.safeParse({ ...good, ...change }).success).toBe(false);
  });

  it('keeps the options of the clients as they have been stored', () => {
    const options = {
      codex: { effort: 'low' },
      opencode: { effort: 'x'.repeat(20), variants: Array(10).fill('low') },
      openclaw: { fallbacks: ['', 'x'.repeat(300), ...Array(18).fill('a/b')] },
    };
    expect(Provider.parse({ ...good, options }).options).toEqual(options);
    expect(Provider.parse({ ...good, options: { codex: {}, opencode: {} } }).options).toEqual({
      codex: {},
      opencode: {},
    });
  });

  it('has one origin, to which its key is bound', () => {
    expect(originOf(Provider.parse(good))).toBe('https://relay.example');
  });
});
