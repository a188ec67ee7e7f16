import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { heldRefOf, isHeldRef, isKeychainName } from './held-ref.ts';
import { keyRefFor } from './key-ref.ts';
import type { Keychain } from './keychain.ts';
import { type Keys, openKeys } from './keys.ts';

const ref = keyRefFor('acme', 'https://api.acme.example');
const removal = '0123456789abcdef';
const held = heldRefOf(removal, ref);
const setAt = '2026-11-20T01:02:03.000Z';

let environment: Environment;
let entries: Map<string, string>;
let failure: AppError | undefined;
let keys: Keys;
beforeEach(() => {
  environment = testEnvironment();
  entries = new Map();
  failure = undefined;
  const check = async () => {
    if (failure) throw failure;
  };
  const keychain: Keychain = {
    get: (name) => check().then(() => entries.get(name) ?? null),
    set: (name, key) => check().then(() => void entries.set(name, key)),
    delete: (name) => check().then(() => void entries.delete(name)),
    check,
  };
  keys = openKeys(environment, keychain);
});

it('a removal holds a key in the keychain under a name of its own, and gives it back as it was', async () => {
  await keys.set(ref, 'sk-one', 'keychain');
  expect(await keys.hold(removal, ref)).toBe('keychain');
  expect([...entries]).toEqual([
    [ref, 'sk-one'],
    [held, 'sk-one'],
  ]);
  await keys.delete(ref);
  expect([...entries.keys()]).toEqual([held]);
  await keys.takeBack(removal, ref, { store: 'keychain', setAt });
  expect([...entries]).toEqual([[ref, 'sk-one']]);
  expect(await keys.list()).toMatchObject([{ ref, store: 'keychain', setAt }]);
  expect(await keys.generation('acme')).toBe(1);
});

it('S4 a key of a file waits in the keychain and comes back to its file, and nowhere else without a keychain', async () => {
  await keys.set(ref, 'sk-one', 'file');
  expect(await keys.hold(removal, ref)).toBe('keychain');
  await keys.delete(ref);
  await keys.takeBack(removal, ref, { store: 'file', setAt });
  expect(readFileSync(keys.filePath(ref), 'utf8')).toBe('sk-one');
  expect(entries.size).toBe(0);
  failure = new AppError(problemOf('keychain-absent', { words: 'none' }));
  expect(await keys.hold(removal, ref)).toBe('memory');
  expect(entries.size).toBe(0);
});

it('S5 a locked keychain is no removal without a key', async () => {
  await keys.set(ref, 'sk-one', 'keychain');
  await keys.hold(removal, ref);
  failure = new AppError(problemOf('keychain-locked'));
  const refused = { problem: { code: 'keychain-locked' } };
  await expect(keys.hold(removal, ref)).rejects.toMatchObject(refused);
  await expect(keys.takeBack(removal, ref, { store: 'keychain', setAt })).rejects.toMatchObject(refused);
  await expect(keys.dropHeld(removal, [ref])).rejects.toMatchObject(refused);
  expect(entries.get(held)).toBe('sk-one');
});

it('what nobody holds is missing, and dropping it is fine', async () => {
  await keys.set(ref, 'sk-one', 'keychain');
  await keys.hold(removal, ref);
  await keys.dropHeld(removal, [ref, keyRefFor('acme', 'https://other.example')]);
  await keys.dropHeld(removal, [ref]);
  expect([...entries.keys()]).toEqual([ref]);
  await expect(keys.takeBack(removal, ref, { store: 'keychain', setAt })).rejects.toMatchObject({
    problem: { code: 'key-missing' },
  });
  await expect(keys.hold(removal, keyRefFor('beta', 'https://b.example'))).rejects.toMatchObject({
    problem: { code: 'key-missing' },
  });
});

it('no held key is listed or counted, and no index names one', async () => {
  await keys.set(ref, 'sk-one', 'keychain');
  await keys.hold(removal, ref);
  await keys.delete(ref);
  expect(await keys.list()).toEqual([]);
  expect(readFileSync(join(environment.dataFolder, 'keys.json'), 'utf8')).not.toContain('removed-');
});

it.each([
  ['a key', ref, true, false],
  ['a held key', held, true, true],
  ['a short removal', `removed-0123.${ref}`, false, false],
  ['capitals', `removed-0123456789ABCDEF.${ref}`, false, false],
  ['a held name of a held key', `removed-${removal}.${held}`, false, false],
  ['no key', `removed-${removal}.acme`, false, false],
  ['something before it', `x${held}`, false, false],
  ['a second line', `${held}\n`, false, false],
  ['the word of a check', 'check', false, false],
])('the child takes a name or refuses it: %s', (_, name, isName, isHeld) => {
  expect([isKeychainName(name), isHeldRef(name)]).toEqual([isName, isHeld]);
});

it('a removal is named by 16 hex digits', () => {
  expect(() => heldRefOf('../../x', ref)).toThrow('not the name of a removal');
});
