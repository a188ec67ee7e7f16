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
