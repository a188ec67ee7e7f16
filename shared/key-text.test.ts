import { expect, it } from 'vitest';
import { keyRefFor } from './key-ref.ts';
import { cleanKey } from './key-text.ts';

it('drops the white space that pasting brings', () => {
  expect(cleanKey('  sk-1 2\t\r\n')).toBe('sk-1 2');
});

it.each([
  ['nothing', ''],
  ['only white space', ' \n'],
  ['a line break', 'sk-1\nsk-2'],
  ['a Unicode line break', 'sk-1\u2028sk-2'],
  ['NUL', 'sk\u0000'],
  ['an escape', 'sk\u001b[31m'],
  ['a C1 control', 'sk\u0085x'],
  ['half a character', 'sk-\ud83d'],
  ['a whole file', 'k'.repeat(20_000)],
])('refuses %s as a key, without repeating it', (_what, entered) => {
  const error = problemOf(() => cleanKey(entered));
  expect(error).toMatchObject({ code: expect.stringMatching(/^key-/), values: {} });
});

it('S8 the name of a key depends on the origin and on nothing else of the address', () => {
  const ref = keyRefFor('acme', 'https://api.acme.example');
  expect(ref).toMatch(/^acme#[0-9a-f]{12}$/);
  expect(keyRefFor('acme', 'https://API.acme.example:443/v1')).toBe(ref);
  for (const origin of ['http://api.acme.example', 'https://api.acme.example:8443', 'https://acme.example'])
    expect(keyRefFor('acme', origin)).not.toBe(ref);
});

function problemOf(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    return (error as { problem: { code: string; message: string } }).problem;
  }
  throw new Error('it was accepted');
}
