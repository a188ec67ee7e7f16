import { expect, it } from 'vitest';
import type { OwnedKey } from '../details.ts';
import { withWholeEntries } from './whole-entry.ts';

const key = (...path: string[]): OwnedKey => ({ file: '/f', path, before: null });
const model = key('model');
const url = key('model_providers', 'switchyard', 'base_url');
const auth = key('model_providers', 'switchyard', 'auth', 'args');
const other = key('model_providers', 'other', 'name');
const bindings = [{ address: ['model_providers', '*', 'base_url'], keys: [['model_providers', '*', 'auth']] }];
const owned = [model, url, auth, other];

it('S9 takes an entry back as a whole', () => {
  expect(withWholeEntries(owned, owned, bindings)).toEqual(owned);
});

it.each([
  ['address', [model, auth, other]],
  ['key', [model, url, other]],
])('S9 leaves all of an entry whose %s was changed by hand, and nothing but it', (_, back) => {
  expect(withWholeEntries(owned, back, bindings)).toEqual([model, other]);
});

const openclaw = [
  {
    address: ['models', 'providers', '*', 'baseUrl'],
    keys: [['models', 'providers', '*', 'apiKey']],
    sources: [['secrets', 'providers', '*']],
  },
];
const entry: OwnedKey = { ...key('models', 'providers', 'sw2-a'), after: { baseUrl: 'https://newer.example/v1' } };
const source: OwnedKey = {
  ...key('secrets', 'providers', 'sw-a'),
  before: '{ path: "/former" }',
  after: { path: '/newer' },
};
const choice = key('agents', 'defaults', 'model');

it('S9 takes nothing back where an entry stays whose key would become another by it', () => {
  expect(withWholeEntries([entry, source, choice], [source, choice], openclaw)).toEqual([]);
  // One place below it counts as well.
  const path = { ...source, path: [...source.path, 'path'] };
  expect(withWholeEntries([entry, path, choice], [path, choice], openclaw)).toEqual([]);
});

it.each([
  ['made', { ...source, before: null }],
  ['taken away', { ...key('secrets', 'providers', 'sw-a'), before: '{ path: "/former" }' }],
])('and all but the entry where the way to its key was only %s', (_, only) => {
  expect(withWholeEntries([entry, only, choice], [only, choice], openclaw)).toEqual([only, choice]);
});
