import { describe, expect, it } from 'vitest';
import { wires } from '../../../shared/wire.ts';
import { type Account, type AccountKey, isSameAccount } from './account.ts';

const account = (key: AccountKey, more: Partial<Account> = {}): Account => ({
  wire: 'responses',
  baseUrl: 'https://relay.example/v1',
  headers: {},
  key,
  ...more,
});
const key = (value: string | undefined, ...sources: string[]): AccountKey => ({
  kind: 'key',
  sources,
  ...(value !== undefined && { value }),
});

describe('A two entries are one account', () => {
  it.each<[string, AccountKey, AccountKey, boolean]>([
    ['where one key stands in both', key('k1', 'a'), key('k1', 'b'), true],
    ['but not with two keys', key('k1', 'a'), key('k2', 'a'), false],
    [
      'where one variable of one entry has two values',
      key('k1', 'env:A', 'entry:x'),
      key('k2', 'env:A', 'entry:x'),
      true,
    ],
    ['where both need none', { kind: 'none' }, { kind: 'none' }, true],
    ['where both send the login of one client', { kind: 'login' }, { kind: 'login' }, true],
    ['but not where only one needs a key', { kind: 'none' }, key('k1', 'a'), false],
    ['but not where one sends a login', { kind: 'login' }, key('k1', 'a'), false],
    ['where both read one variable that is not set', key(undefined, 'env:A'), key(undefined, 'env:A'), true],
    ['but not where a value is unknown', key('k1', 'env:A'), key(undefined, 'ref:x'), false],
    ['but not where both values are unknown', key(undefined, 'env:A'), key(undefined, 'env:B'), false],
    ['but not where one still waits for its key', { kind: 'waiting' }, key('k1', 'a'), false],
    ['but not where both still wait for one', { kind: 'waiting' }, { kind: 'waiting' }, false],
  ])('%s', (_what, a, b, isSame) => {
    expect(isSameAccount(account(a), account(b))).toBe(isSame);
    expect(isSameAccount(account(b), account(a))).toBe(isSame);
  });

  it.each(wires)('over %s, where an address that lacks /v1 means the same one only to Anthropic', (wire) => {
    const bare = account(key('k1'), { wire, baseUrl: 'https://relay.example' });
    const versioned = account(key('k1'), { wire, baseUrl: 'https://relay.example/v1' });
    expect(isSameAccount(bare, versioned)).toBe(wire === 'anthropic');
    expect(isSameAccount(versioned, bare)).toBe(wire === 'anthropic');
  });

  it.each<[string, Partial<Account>]>([
    ['another address', { baseUrl: 'https://relay.example/v2' }],
    ['another API format', { wire: 'chat' }],
    ['another organisation', { headers: { 'openai-organization': 'o2' } }],
    ['another way to carry the key', { keyIn: { in: 'header', name: 'api-key' } }],
  ])('but not with %s', (_what, more) => {
    expect(isSameAccount(account(key('k1')), account(key('k1'), more))).toBe(false);
  });
});
