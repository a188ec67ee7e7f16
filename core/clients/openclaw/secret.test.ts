import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { keyRefFor } from '../../keychain/key-ref.ts';
import type { KeySource } from '../client.ts';
import { openclawIdOf, ownerOf } from './ids.ts';
import { isOurAlias, isOurSecret, isSecretOf, toSecret } from './secret.ts';

const environment = testEnvironment();
const ref = keyRefFor('acme', 'https://acme.example');
const sources = {
  keychain: { kind: 'keychain', launcher: '/opt/switchyard-key', ref },
  file: { kind: 'file', file: '/keys/acme', launcher: '/opt/switchyard-key', ref },
  env: { kind: 'env', name: 'ACME_KEY' },
} as const satisfies Readonly<Record<string, KeySource>>;

describe.each(['keychain', 'file'] as const)('a key from the %s', (kind) => {
  const secret = toSecret(environment, sources[kind]);

  it('is known as ours, and as that of its provider alone', () => {
    expect(isOurSecret(secret?.ref)).toBe(true);
    expect(isSecretOf(secret?.ref, 'acme')).toBe(true);
    expect(isSecretOf(secret?.ref, 'acme-2')).toBe(false);
    expect(isSecretOf(secret?.ref, 'acm')).toBe(false);
  });

  it('comes from a source that is known as ours', () => {
    expect(isOurAlias(secret?.source?.alias ?? '')).toBe(true);
  });
});

it('a key from a variable needs no source, and is nobody’s', () => {
  const secret = toSecret(environment, sources.env);
  expect(secret).toEqual({ ref: { source: 'env', provider: 'default', id: 'ACME_KEY' } });
  expect([isOurSecret(secret?.ref), isSecretOf(secret?.ref, 'acme')]).toEqual([false, false]);
});

it.each([
  null,
  'sw-acme',
  {},
  { source: 'exec' },
  { source: 'exec', provider: 'sw-acme', id: ref },
  { source: 'exec', provider: 'vault', id: ref },
  { source: 'file', provider: 'switchyard', id: 'value' },
  { source: 'file', provider: 'swift', id: 'value' },
  { source: 'env', provider: 'switchyard', id: ref },
  { source: 'exec', provider: 7, id: ref },
])('%j is no secret of ours', (value) => {
  expect([isOurSecret(value), isSecretOf(value, 'acme')]).toEqual([false, false]);
});

it.each(['vault', 'swift', 'sw', 'switchyard-2', ''])('%j is no source of ours', (alias) => {
  expect(isOurAlias(alias)).toBe(false);
});

it.each(['acme_KEY', 'aCME', '1KEY', '', 'A-B', 'A'.repeat(129)])('OpenClaw takes no variable %j', (name) => {
  expect(() => toSecret(environment, { kind: 'env', name })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'openclaw.variable-name' }) }),
  );
});

it('on Windows OpenClaw starts our program itself, with the variables that it needs', () => {
  const windows = {
    ...environment,
    platform: 'win32' as const,
    path: path.win32,
    self: ['C:\\sw.exe', 'main.js'] as const,
  };
  expect(toSecret(windows, sources.keychain)?.source?.value).toMatchObject({
    source: 'exec',
    command: 'C:\\sw.exe',
    args: ['main.js', 'key', 'openclaw'],
    passEnv: ['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'PATH', 'SYSTEMROOT', 'TEMP'],
    env: { SWITCHYARD_HOME: environment.dataFolder, ELECTRON_RUN_AS_NODE: '1' },
    jsonOnly: true,
  });
  expect(toSecret(environment, sources.keychain)?.source?.value).toMatchObject({
    command: '/opt/switchyard-key',
    args: ['openclaw'],
    passEnv: expect.arrayContaining(['HOME', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR']),
  });
});

it.each([0, 1, 2, 11])(
  'an id of generation %i tells its provider, whose own id may end with a number',
  (generation) => {
    for (const provider of ['acme', 'acme-2', '2']) expect(ownerOf(openclawIdOf(provider, generation))).toBe(provider);
  },
);
