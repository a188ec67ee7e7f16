import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyRefFor } from '../../core/keychain/key-ref.ts';
import { openKeys } from '../../core/keychain/keys.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { readIndexedKeys, toWantedRef } from './wanted-ref.ts';

const old = keyRefFor('acme', 'https://old.example');
const current = keyRefFor('acme', 'https://new.example');
const keys = [
  { ref: old, store: 'keychain', setAt: '2026-11-20T00:00:00.000Z' },
  { ref: current, store: 'keychain', setAt: '2026-11-21T00:00:00.000Z' },
  { ref: keyRefFor('acme-2', 'https://new.example'), store: 'file', setAt: '2026-11-22T00:00:00.000Z' },
];

it('takes a full name as it is and a provider for its latest key', () => {
  expect(toWantedRef(old, keys)).toBe(old);
  expect(toWantedRef('acme', keys)).toBe(current);
  expect(toWantedRef('acme', [...keys].reverse())).toBe(current);
  expect(toWantedRef('ac', keys)).toBeUndefined();
});

it('reads what the engine has written', async () => {
  const environment = testEnvironment();
  expect(readIndexedKeys(environment)).toEqual([]);
  await openKeys(environment).set(old, 'sk-1', 'file');
  expect(readIndexedKeys(environment)).toMatchObject([{ ref: old, store: 'file' }]);
});

it.each(['', '[]', '{"keys":3}', '{"version":1}'])('takes no broken index for an empty one: %j', (text) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'switchyard-'));
  writeFileSync(join(dataFolder, 'keys.json'), text);
  expect(() => readIndexedKeys({ dataFolder, path })).toThrow(/helper\.index-broken .*keys\.json/);
});
