import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanKey, peelKey } from './key-text.ts';
import { redact } from './redact.ts';

it('drops the white space that pasting brings', () => {
  expect(cleanKey('  sk-1 2\t\r\n')).toBe('sk-1 2');
});

const key = 'sk-or-v1-0123456789abcdef';

it.each([
  [`Bearer ${key}`, ['Bearer']],
  [`bearer  ${key}`, ['bearer']],
  [`Authorization: Bearer ${key}`, ['Authorization Bearer']],
  [`authorization:Token ${key}`, ['authorization Token']],
  [`x-api-key: ${key}`, ['x-api-key']],
  [`"${key}"`, ['quotes']],
  [`'${key}',`, ['quotes']],
  [`\`${key}\``, ['quotes']],
  [`“${key}”`, ['quotes']],
  [`„${key}“`, ['quotes']],
  [`${key}”`, ['quotes']],
  [`「${key}」`, ['quotes']],
  [`"Bearer ${key}"`, ['quotes', 'Bearer']],
  [`"Authorization: Bearer ${key}"`, ['quotes', 'Authorization Bearer']],
  [`Authorization: "Bearer ${key}"`, []],
  [`OPENROUTER_API_KEY=${key}`, ['OPENROUTER_API_KEY']],
  [`RELAY_TOKEN=planted`, ['RELAY_TOKEN']],
  [`export OPENAI_API_KEY="${key}"`, ['export OPENAI_API_KEY', 'quotes']],
  [`$env:OPENAI_API_KEY = "${key}"`, ['$env OPENAI_API_KEY', 'quotes']],
  [`set KEY=${key}`, ['set KEY']],
  [`mine=${key}`, ['mine']],
  [`\ufeff${key}`, []],
  [`${key.slice(0, 6)}\u200b${key.slice(6)}`, ['unseen']],
])('takes a key out of what was pasted along: %j', (entered, what) => {
  if (what.length === 0 && entered.startsWith('Auth')) return expect(cleanKey(entered)).toBe(entered);
  expect(cleanKey(entered)).toBe(entered.includes('planted') ? 'planted' : key);
  const said = peelKey(entered).remarks.map(({ text, values }) => (text.endsWith('unseen') ? 'unseen' : values.what));
  expect(said.map((one) => (typeof one === 'object' ? 'quotes' : one))).toEqual(what);
  expect(JSON.stringify(peelKey(entered).remarks)).not.toContain('0123456789');
  // The terminal masks what looks like a key: nothing of these words does.
  for (const { values } of peelKey(entered).remarks)
    expect(redact(`left out: ${values.what}.`)).toBe(`left out: ${values.what}.`);
});

it.each([
  'correct horse battery staple',
  'bearer of bad news',
  'a "quoted" word',
  "it's mine",
  '"unfinished',
  'say "yes" or "no"!',
  'A=b',
  'x = y + z',
  'YWJjZA==',
  'model = "planted" # not a comment',
  '{env:NAME}',
  'Bearer',
  'Basic dXNlcjpwYXNz',
  'a,',
  'tab-less; and, signs.',
])('leaves a passphrase as it is: %s', (passphrase) => {
  expect(peelKey(passphrase)).toEqual({ key: passphrase, remarks: [] });
  expect(cleanKey(passphrase)).toBe(passphrase);
});

it('peels once for all, keeps every key of plain signs, and gives out nothing that a header does not carry', () => {
  const around = fc.constantFrom(
    '',
    '"',
    "'",
    '“',
    'Bearer ',
    'X_KEY=',
    'export A=',
    '\u200b',
    ' ',
    '`',
    'x-api-key: ',
    ',',
  );
  const inside = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.stringMatching(/^[\x21-\x7e]{1,12}$/));
  const entered = fc.tuple(around, around, inside, around).map((parts) => parts.join(''));
  fc.assert(
    fc.property(entered, (text) => {
      const { key: once } = peelKey(text);
      expect(peelKey(once)).toEqual({ key: once, remarks: [] });
      try {
        expect(cleanKey(text)).toMatch(/^[\x20-\x7e]+$/);
      } catch (error) {
        expect(error).toMatchObject({ problem: { code: expect.stringMatching(/^key-/) } });
      }
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._~+/-]{0,40}[A-Za-z0-9]$/), (plain) => {
      fc.pre(!/^bearer /i.test(plain));
      expect(peelKey(plain)).toEqual({ key: plain, remarks: [] });
    }),
  );
});

it.each([
  ['an accent', 'schlüssel'],
  ['wide digits', 'sk-１２３'],
  ['a curly quote inside', 'sk-a”b'],
  ['an emoji', '🔑-key'],
  ['a blank that is none', 'two\u00a0words'],
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

function problemOf(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    return (error as { problem: { code: string; message: string } }).problem;
  }
  throw new Error('it was accepted');
}
