import { expect, it } from 'vitest';
import type { ProviderView } from '../../../shared/views.ts';
import { emptyForm, toDraft } from '../form/form.ts';
import { startState } from '../form/form-reducer.ts';
import { keySituation } from './key-situation.ts';

const stored = (key: ProviderView['key']): ProviderView => ({
  provider: {
    ...toDraft(emptyForm),
    keyIn: undefined,
    id: 'a',
    name: 'A',
    endpoints: { responses: 'https://a.example/v1' },
  },
  host: 'a.example',
  key,
  usedBy: [],
  isTesting: false,
});

function situation(key: ProviderView['key'], address: string, more: { needsKey?: boolean; env?: string } = {}) {
  const form = { ...emptyForm, ...more, endpoints: { responses: address } };
  return keySituation({ stored: stored(key), state: startState(form), draft: toDraft(form) });
}

it.each([
  ['keychain', 'https://a.example/v2', 'stored'],
  ['keychain', 'https://b.example/v1', 'elsewhere'],
  ['keychain', 'http://a.example/v1', 'elsewhere'],
  ['file', 'https://a.example/v1', 'file'],
  ['elsewhere', 'https://a.example/v1', 'elsewhere'],
  ['missing', 'https://a.example/v1', 'missing'],
] as const)('S8 a key in "%s" at %s is %s', (key, address, wanted) => {
  expect(situation(key, address)).toBe(wanted);
});

it('a provider that needs no key has no key to show', () => {
  expect(situation('keychain', 'https://a.example/v1', { needsKey: false })).toBe('not-needed');
});

it('a variable counts only as long as it is named', () => {
  expect(situation('env', 'https://a.example/v1', { env: 'A_KEY' })).toBe('env');
  expect(situation('env', 'https://a.example/v1')).toBe('missing');
});
