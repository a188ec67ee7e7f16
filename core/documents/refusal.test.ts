import { describe, expect, it } from 'vitest';
import { englishProblem } from '../../e2e/support/english.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import { readDocument } from './document.ts';
import type { Edit, Syntax } from './edit.ts';

function problemOf(act: () => unknown): Problem | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
  return undefined;
}

const broken: readonly (readonly [what: string, syntax: Syntax, text: string, line: number, column: number])[] = [
  ['a missing value', 'toml', 'a = 1\nb =\n', 2, 4],
  ['a key twice', 'toml', 'a = 1\nb = 2\na = 3\n', 3, 1],
  ['a table twice', 'toml', '[t]\n\n[t]\n', 3, 2],
  ['a header that extends an inline table', 'toml', 't = { a = 1 }\n[t.b]\n', 2, 2],
  ['a lone carriage return', 'toml', 'a = 1\n# x\rb = 2\n', 2, 4],
  ['a lone surrogate', 'toml', 'a = "x"\nb = "\ud800"\n', 2, 6],
  ['a missing comma', 'jsonc', '{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['a missing brace', 'jsonc', '{\n  "a": 1\n', 2, 9],
  ['an open brace at the end', 'jsonc', '{\n  "a": {\n', 2, 8],
  ['a bare key', 'jsonc', '{ a: 1 }', 1, 3],
  ['a key twice, deep down', 'jsonc', '{ "x": [{\n  "a": 1, "b": 2, "\\u0061": 3 }] }', 2, 19],
  ['a lone surrogate', 'jsonc', '{ "a": "\ud800" }', 1, 9],
  ['a key twice, spelled in two ways', 'json5', "{ a: 1,\n 'a': 2 }", 2, 2],
  ['what only momoa reads', 'json5', '{ a: "\\1" }', 1, 8],
  ['a missing bracket', 'json5', '{ a: [1, }', 1, 10],
];

describe('C3 refuses', () => {
  it.each(broken)('%s (%s)', (_, syntax, text, line, column) => {
    for (const [shape, eol] of [
      [text, '\n'],
      [`\ufeff${text.replaceAll('\n', '\r\n')}`, '\r\n'],
    ] as const) {
      const problem = problemOf(() => readDocument(shape, syntax, 'my.config'));
      expect(problem?.code, eol).toBe('file-broken');
      expect(problem?.where).toEqual({ file: 'my.config', line, column });
      expect(problem && englishProblem(problem).fix).toContain(`Open my.config at line ${line} and mend it`);
    }
  });

  it.each(['{ null: 1 }', '{\n a: -.5 }'])('JSON5 that can be read but not edited: %s', (text) => {
    const problem = problemOf(() => readDocument(text, 'json5', 'my.config'));
    expect(problem?.code).toBe('json5-rare');
    expect(problem?.where?.line).toBe(text.split('\n').length);
  });
});

const overlong: readonly (readonly [what: string, syntax: Syntax, text: string])[] = [
  ['a text of 200,000 characters', 'toml', `a = "${'x'.repeat(200_000)}"\n`],
  ['a text of 200,000 characters on lines', 'toml', `a = """\n${'xx\n'.repeat(100_000)}"""\n`],
  ['50,000 comments in a row', 'jsonc', `{\n${'// x\n'.repeat(50_000)}"a": 1 }\n`],
  ['50,000 comments in a row', 'json5', `{\n${'// x\n'.repeat(50_000)}a: 1 }\n`],
  ['lists in lists, 50,000 deep', 'toml', `a = ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`],
  ['lists in lists, 50,000 deep', 'jsonc', `{ "a": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`],
];

it.each(overlong)('does not call a file broken that holds %s (%s), and does not edit it', (_, syntax, text) => {
  const problem = problemOf(() => readDocument(text, syntax, 'my.config'));
  expect(problem?.code).toBe('file-too-much');
  expect(problem?.values).toEqual({ file: 'my.config' });
});

const refused: readonly (readonly [what: string, syntax: Syntax, text: string, edit: Edit])[] = [
  ['a key below a plain value', 'toml', 'a = 1\n', { kind: 'set', path: ['a', 'b'], value: 1 }],
  ['a key below a plain value', 'jsonc', '{ "a": 1 }', { kind: 'set', path: ['a', 'b'], value: 1 }],
  ['null', 'toml', '', { kind: 'set', path: ['a'], value: null }],
  ['half a character', 'toml', '', { kind: 'set', path: ['a'], value: '\ud800' }],
  ['half a character', 'json5', '{}', { kind: 'set', path: ['a'], value: '\udc00' }],
  ['NaN', 'jsonc', '{}', { kind: 'set', path: ['a'], value: Number.NaN }],
  ['an index beyond the end', 'jsonc', '[1]', { kind: 'set', path: [2], value: 1 }],
  ['a new table in an array of tables', 'toml', '[[a]]\n', { kind: 'set', path: ['a', 1], value: {} }],
  ['the whole document', 'jsonc', '{}', { kind: 'set', path: [], value: {} }],
  ['a list as document', 'jsonc', '[]', { kind: 'set', path: ['a'], value: 1 }],
  ['a source that is more than a value', 'toml', '', { kind: 'set-source', path: ['a'], source: '1\nb = 2' }],
  ['a source with a comment', 'toml', '', { kind: 'set-source', path: ['a'], source: '1 # x' }],
  ['a source that is no value', 'jsonc', '{}', { kind: 'set-source', path: ['a'], source: '1, "b": 2' }],
];

describe('refuses to write', () => {
  it.each(refused)('%s (%s)', (_, syntax, text, edit) => {
    expect(problemOf(() => readDocument(text, syntax, 'f').edit([edit]))?.code).toBe('edit-refused');
  });
});
