import { describe, expect, it } from 'vitest';
import { isVariableNameAsKey, nameOrKey } from './key-shape.ts';
import { mask, redact, redactSource } from './redact.ts';

const hex = '0123456789abcdef'.repeat(4);

describe('a text where the name of a variable belongs', () => {
  it.each([
    'OPENROUTER_API_KEY',
    'KEY',
    'RELAY_2',
    'my_relay_key',
    'myKey',
    'openrouterKey2',
    'my_relay_key_of_the_second_account',
    '_private',
  ])('%s is a name, and is shown', (text) => {
    expect(nameOrKey(text)).toBe('name');
    expect(redactSource(`env_key = "${text}"`)).toBe(`env_key = "${text}"`);
  });

  it.each([
    hex,
    hex.toUpperCase(),
    hex.slice(0, 32),
    'sk-0123456789abcdef0123',
    'sk_live_0123456789abcdef',
    'AIzaSyA0123456789abcdefghijkl',
    'gsk_0123456789abcdef01234567',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P',
    'aB3dE6gH9jK2mN5pQ8sT1vW4',
  ])('C %s is a key, and is shown nowhere', (text) => {
    expect(nameOrKey(text)).toBe('key');
    for (const line of [`env_key = "${text}"`, `env_key='${text}'`, `{"env_key": "${text}"}`])
      for (const safe of [redact(line), redactSource(line)]) expect(safe).not.toContain(text.slice(4));
  });

  it.each(['ABCDEFGHIJKLMNOP0123', 'my-relay-key', 'abcdefghijklmnopqrstuvwxyz', 'relay_pass2_9dK2mQ7xW4'])(
    '%s is neither for sure',
    (text) => {
      expect(nameOrKey(text)).toBe('unsure');
      expect(redactSource(`env_key = "${text}"`)).toBe(`env_key = "${mask}"`);
    },
  );
});

it.each([
  ['ACME_API_KEY', true],
  ['GITHUB_TOKEN', true],
  ['ollama', false],
  ['no-key', false],
  ['sk-ACME_API_KEY', false],
  ['ACME', false],
  [hex, false],
])('%s where a key belongs is a name: %s', (text, isName) => expect(isVariableNameAsKey(text)).toBe(isName));
