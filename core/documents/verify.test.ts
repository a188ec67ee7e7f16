import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Syntax } from './edit.ts';
import { type Outcome, verify } from './verify.ts';

const edits: readonly Edit[] = [{ kind: 'set', path: ['a'], value: 'secret-key' }];
const texts: Readonly<Record<Syntax, string>> = {
  toml: 'a = 1\nb = 2\n',
  jsonc: '{ "a": 1, "b": 2 }',
  json5: '{ a: 1, b: 2 }',
};

/** Edits with a text in the place of the one that the editor made. */
function editPlanting(before: string, syntax: Syntax, plant: (outcome: Outcome) => string): string {
  const document = readDocument(before, syntax, 'f', (kind, outcome) =>
    verify(kind, { ...outcome, after: plant(outcome) }),
  );
  return document.edit(edits);
}

describe.each(['toml', 'jsonc', 'json5'] as const)('C4 the verifier of %s', (syntax) => {
  const before = texts[syntax];

  it('agrees with what was intended', () => {
    expect(editPlanting(before, syntax, ({ after }) => after)).toContain('secret-key');
  });

  it.each([
    ['another value', (after: string) => after.replace('secret-key', 'other')],
    ['a missing key', (after: string) => after.replace(/,? ?"?b"?(: | = )2\n?/, '')],
    ['an unwanted key', (after: string) => after.replace('2', '2\nc = 3').replace('}', ', "c": 3 }')],
    ['a broken text', (after: string) => `${after}]`],
    ['the text before', () => before],
  ])('refuses %s, without a word of the text', (_, change) => {
    const act = () => editPlanting(before, syntax, ({ after }) => change(after));
    expect(act).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ code: expect.stringMatching(/^edit-(not-verified|reads-otherwise)$/) }),
      }),
    );
    expect(act).not.toThrow(/secret-key/);
  });
});

describe('C4 @iarna/toml as second opinion', () => {
  const intended = { value: { a: 1 }, emptied: new Set() };

  it('refuses what it alone cannot read', () => {
    const outcome = {
      before: '',
      valueBefore: {},
      after: 'a = 1\nx = {\n}\n',
      intended: { ...intended, value: { a: 1, x: {} } },
    };
    expect(() => verify('toml', outcome)).toThrow('edit-not-verified {"parser":"@iarna/toml"}');
  });

  it('abstains where it could not read the file before', () => {
    const value = { x: {} };
    const after = { value: { x: {}, a: 1 }, emptied: new Set() };
    expect(() =>
      verify('toml', { before: 'x = {\n}\n', valueBefore: value, after: 'x = {\n}\na = 1\n', intended: after }),
    ).not.toThrow();
  });

  it('reads CRLF behind comments and a byte order mark', () => {
    expect(() =>
      verify('toml', { before: '', valueBefore: {}, after: '\ufeff# c\r\na = 1\r\n', intended }),
    ).not.toThrow();
  });
});
