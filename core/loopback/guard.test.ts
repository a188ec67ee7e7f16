import { describe, expect, it } from 'vitest';
import { isOwnVisit, refusalOf } from './guard.ts';

const port = 7143;

function refusal(headers: Readonly<Record<string, string>>): unknown {
  const all = { host: `127.0.0.1:${port}`, ...headers };
  return refusalOf({ headers: all, rawHeaders: Object.entries(all).flat() }, port);
}

describe('a request of the page', () => {
  it.each([
    ['with nothing but its host', {}],
    ['under the other name', { host: 'localhost:7143' }],
    ['with its own origin', { origin: 'http://127.0.0.1:7143' }],
    ['with its own origin under the other name', { host: 'localhost:7143', origin: 'http://localhost:7143' }],
    ['with its own referer', { referer: 'http://127.0.0.1:7143/index.html?x' }],
    ['from the address bar', { 'sec-fetch-site': 'none' }],
    ['from the page itself', { 'sec-fetch-site': 'same-origin' }],
  ])('is taken %s', (_, headers) => expect(refusal(headers)).toBeUndefined());
});

describe('a request of somebody else', () => {
  it.each([
    ['another host', { host: 'evil.example:7143' }],
    ['our host in capitals', { host: 'LOCALHOST:7143' }],
    ['our host with a dot', { host: 'localhost.:7143' }],
    ['our address in other digits', { host: '127.1:7143' }],
    ['our address as a number', { host: '2130706433:7143' }],
    ['an address that ends like ours', { host: 'x127.0.0.1:7143' }],
    ['the port in front', { host: '127.0.0.1:71430' }],
    ['a login in the host', { host: '127.0.0.1:7143@evil.example' }],
    ['our origin over TLS', { origin: 'https://127.0.0.1:7143' }],
    ['our origin with a path', { origin: 'http://127.0.0.1:7143/' }],
    ['two origins', { origin: 'http://127.0.0.1:7143, https://evil.example' }],
    ['the null origin', { origin: 'null' }],
    ['a referer that is no URL', { referer: 'nonsense' }],
    ['an empty referer', { referer: '' }],
    ['a referer with our name as its login', { referer: 'http://127.0.0.1:7143@evil.example/' }],
    ['a word that no browser says', { 'sec-fetch-site': 'friend' }],
  ])('is refused: %s', (_, headers) => expect(refusal(headers)).toBeDefined());

  it('is refused with two hosts, in whatever letters', () => {
    const host = `127.0.0.1:${port}`;
    expect(refusalOf({ headers: { host }, rawHeaders: ['Host', host, 'hOST', host] }, port)).toBeDefined();
  });
});

describe('a visit from our own file', () => {
  const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  function isTaken(change: Readonly<Record<string, string>>, isInvited = true): boolean {
    const all = { host: `127.0.0.1:${port}`, ...visit, ...change };
    return refusalOf({ headers: all, rawHeaders: Object.entries(all).flat() }, port, isInvited) === undefined;
  }

  it('is taken with its secret', () => expect(isTaken({})).toBe(true));

  it.each([
    ['without it', {}, false],
    ['in a frame', { 'sec-fetch-dest': 'iframe' }, true],
    ['as a script', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, true],
    ['as a question of a page', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, true],
    ['under another host', { host: `evil.example:${port}` }, true],
    ['with an origin', { origin: 'null' }, true],
    ['with a referer', { referer: 'https://evil.example/' }, true],
  ])('is refused %s', (_, change, isInvited) => expect(isTaken(change, isInvited)).toBe(false));
});

describe('a visit that no other page led to', () => {
  const visit = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  it.each([
    ['from the address bar', {}, true],
    ['from the page itself, as a reload is', { 'sec-fetch-site': 'same-origin' }, true],
    ['from our own file', { 'sec-fetch-site': 'cross-site' }, false],
    ['from another port', { 'sec-fetch-site': 'same-site' }, false],
    ['of a browser that says nothing', { 'sec-fetch-site': undefined }, false],
    ['in a frame', { 'sec-fetch-dest': 'iframe' }, false],
    ['by a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, false],
  ])('%s', (_, change, isOwn) => expect(isOwnVisit({ headers: { ...visit, ...change } })).toBe(isOwn));
});

it('takes a host without a port only where browsers leave it out', () => {
  const head = { headers: { host: 'localhost' }, rawHeaders: ['Host', 'localhost'] };
  expect(refusalOf(head, 80)).toBeUndefined();
  expect(refusalOf(head, port)).toBeDefined();
});
