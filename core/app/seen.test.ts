import { expect, it } from 'vitest';
import type { Provider } from '../../shared/provider.ts';
import type { KeyIndex } from '../keychain/key-index.ts';
import { parseProvider } from '../providers/provider-list.ts';
import { seenByTest } from './seen.ts';

const keyless: KeyIndex = { keys: {}, generations: {} };
const provider = parseProvider({
  id: 'a',
  name: 'A',
  endpoints: { responses: 'https://a.example/v1', chat: 'https://a.example/v1' },
  wire: 'responses',
  model: 'm',
});

const others: readonly [string, Partial<Provider>][] = [
  ['host', { endpoints: { responses: 'https://b.example/v1', chat: 'https://a.example/v1' } }],
  ['path', { endpoints: { responses: 'https://a.example/v2', chat: 'https://a.example/v1' } }],
  ['scheme', { endpoints: { responses: 'http://a.example/v1', chat: 'https://a.example/v1' } }],
  ['port', { endpoints: { responses: 'https://a.example:8443/v1', chat: 'https://a.example/v1' } }],
  ['address of another wire', { endpoints: { responses: 'https://a.example/v1', chat: 'https://a.example/v2' } }],
  ['wire', { wire: 'chat' }],
  ['model', { model: 'n' }],
  ['headers', { headers: { 'X-Team': 'tools' } }],
  ['query', { queryParams: { 'api-version': '1' } }],
  ['need of a key', { needsKey: false }],
  ['variable', { env: 'A_KEY' }],
];

it.each(others)('what a test saw says nothing about a provider of another %s', (_, change) => {
  expect(seenByTest({ ...provider, ...change }, keyless)).not.toBe(seenByTest(provider, keyless));
});

it.each([
  ['name', { name: 'B' }],
  ['smaller model', { smallModel: 'n' }],
] as const)('and as much as before about one of another %s', (_, change) => {
  expect(seenByTest({ ...provider, ...change }, keyless)).toBe(seenByTest(provider, keyless));
});
