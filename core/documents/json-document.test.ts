import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Path, Value } from './edit.ts';

const set = (path: string, value: Value): Edit => ({ kind: 'set', path: path.split('/'), value });
const remove = (path: string): Edit => ({ kind: 'remove', path: path.split('/') });
const setAt = (value: Value, ...path: Path): Edit => ({ kind: 'set', path, value });
const removeAt = (...path: Path): Edit => ({ kind: 'remove', path });
type Row = readonly [what: string, before: string, edits: readonly Edit[], after: string];

const jsonc: readonly Row[] = [
  ['makes an object of an empty text', '', [set('a/b', 1)], '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  ['makes an object below comments', '// c', [set('a', 1)], '// c\n{\n  "a": 1\n}'],
  ['opens an empty object', '{}\n', [set('a', 1), set('b', 2)], '{\n  "a": 1,\n  "b": 2\n}\n'],
  ['moves no comment to a new neighbour', '{\n  "a": 1 // one\n}', [set('b', 2)], '{\n  "a": 1, // one\n  "b": 2\n}'],
  [
    'puts the first member above lonely comments',
    '{\n  // none yet\n}',
    [set('a', 1)],
    '{\n  "a": 1\n  // none yet\n}',
  ],
  ['follows a trailing comma', '{\n\t"a": 1,\n}', [set('b', [1])], '{\n\t"a": 1,\n\t"b": [1],\n}'],
  ['keeps one line on one line', '{"a":{"x":1}}', [set('a/y', { z: 2 })], '{"a":{"x":1,"y":{"z":2}}}'],
  ['keeps CRLF', '{\r\n "a": 1\r\n}', [set('b', { c: 1 })], '{\r\n "a": 1,\r\n "b": {\r\n  "c": 1\r\n }\r\n}'],
  ['replaces the value alone', '{ "a" : 1 /* x */ , "b": 2 }', [set('a', 'y')], '{ "a" : "y" /* x */ , "b": 2 }'],
  [
    'leaves an equal value as it is',
    '{ "a": 1.0, "b": "\\u0041" }',
    [set('a', 1), set('b', 'A')],
    '{ "a": 1.0, "b": "\\u0041" }',
  ],
  ['removes the only member with its trailing comma', '{"p":{"a":1,}}', [remove('p/a')], '{"p":{}}'],
  [
    'removes the last member and the comma before it',
    '{\n  "a": 1, // one\n  "b": 2\n}',
    [remove('b')],
    '{\n  "a": 1 // one\n}',
  ],
  [
    'removes the first and keeps the comment of the next',
    '{\n  "a": 1, // one\n  // two\n  "b": 2\n}',
    [remove('a')],
    '{\n  // two\n  "b": 2\n}',
  ],
  ['removes two at the end of a line', '{ "a": 1, "b": 2, "c": 3 }', [remove('b'), remove('c')], '{ "a": 1 }'],
  ['adds and removes at once', '{ "a": 1, "b": 2 }', [set('x', 0), remove('b'), remove('a')], '{ "x": 0 }'],
  ['appends to a list', '[{ "a": [1] }]', [{ kind: 'set', path: [0, 'a', 1], value: 2 }], '[{ "a": [1, 2] }]'],
  [
    'puts a source back',
    '{ "a": 1 }',
    [{ kind: 'set-source', path: ['b'], source: '[ 1,2 ]' }],
    '{ "a": 1, "b": [ 1,2 ] }',
  ],
  [
    'writes a key between its neighbours',
    '{\n  "a": 1,\n  "z": 9\n}',
    [set('a', 1), set('b', 2), set('z', 9)],
    '{\n  "a": 1,\n  "b": 2,\n  "z": 9\n}',
  ],
  [
    'writes a key between neighbours that share a line of several',
    '{\n  "a": 1, "b": 2\n}',
    [set('a', 1), set('x', 0), set('b', 2)],
    '{\n  "a": 1, "x": 0, "b": 2\n}',
  ],
  [
    'writes a key above the comment of the next one',
    '{\n  // of b\n  "b": 2\n}',
    [set('a', 1), set('b', 2)],
    '{\n  "a": 1,\n  // of b\n  "b": 2\n}',
  ],
  [
    'and below a comment that an empty line keeps apart from it',
    '{\n  // of all\n\n  "b": 2\n}',
    [set('a', 1), set('b', 2)],
    '{\n  // of all\n\n  "a": 1,\n  "b": 2\n}',
  ],
  ['adds before a bracket on the same line', '{\n  "a": 1 }', [set('b', 2)], '{\n  "a": 1, "b": 2 }'],
  ['removes the first of a line of several', '{\n  "a": 1, "b": 2\n}', [remove('a')], '{\n  "b": 2\n}'],
  [
    'leaves no element behind that some edits made and others emptied',
    '{ "a": [{ "b": 1 }, 2] }',
    [removeAt('a', 0), setAt(3, 'a', 0, 'c', 'd'), removeAt('a', 0, 'c', 'd')],
    '{ "a": [2] }',
  ],
  [
    'keeps an element that is empty because it was put so, or because its only key went',
    '{ "a": [{ "b": 1 }, 2] }',
    [removeAt('a', 0, 'b'), setAt({}, 'a', 1), removeAt('a', 1, 'c')],
    '{ "a": [{}, {}] }',
  ],
  [
    'puts an object into the place of an element that goes, though it is empty',
    '{ "a": [[1], 2] }',
    [removeAt('a', 0), removeAt('a', 0, 'b', 'c'), setAt({}, 'a', 0, 'b')],
    '{ "a": [{ "b": {} }, 2] }',
  ],
  [
    'takes a number for a word in an object that an edit of the same call puts',
    '{ "a": [[1, 2], 3] }',
    [setAt({ k: 1 }, 'a', 0), setAt(2, 'a', 0, 0), setAt(3, 'a', 0, 1), removeAt('a', 0, 0)],
    '{ "a": [{ "k": 1, "1": 3 }, 3] }',
  ],
  ['never writes a bare key', '{}', [set('a', 1)], '{\n  "a": 1\n}'],
  ['takes __proto__ for a key of no meaning', '{ "a": 1 }', [remove('__proto__')], '{ "a": 1 }'],
];

const json5: readonly Row[] = [
  [
    'writes bare keys where the neighbours are',
    "{\n  a: 'x',\n}",
    [set('b-c/d', 1)],
    '{\n  a: \'x\',\n  "b-c": {\n    d: 1\n  },\n}',
  ],
  ['writes quoted keys where the neighbours are', '{ "a": 1 }', [set('b', 2)], '{ "a": 1, "b": 2 }'],
  ['quotes words that are values', '{ a: 1 }', [set('null', 2)], '{ a: 1, "null": 2 }'],
  ['follows single quotes', "{ 'a': 1 }", [set('b', 'it\'s "x"')], "{ 'a': 1, 'b': 'it\\'s \"x\"' }"],
  [
    'leaves odd numbers as they are',
    '{ a: 0x1F, b: +Infinity }',
    [set('a', 31), set('c', 1)],
    '{ a: 0x1F, c: 1, b: +Infinity }',
  ],
];

describe.each([
  ['jsonc', jsonc],
  ['json5', json5],
] as const)('%s', (syntax, rows) => {
  it.each(rows)('C1 %s', (_, before, edits, after) => {
    expect(readDocument(before, syntax, 'config.json').edit(edits)).toBe(after);
  });
});

describe('JSON', () => {
  it('gives values, their source and their place', () => {
    const document = readDocument('\ufeff// c\n{ "a": [1, { "b": 1e2 }] }', 'jsonc', 'config.json');
    expect(document.value).toEqual({ a: [1, { b: 100 }] });
    expect(document.sourceOf(['a', 1, 'b'])).toBe('1e2');
    expect(document.locate(['a', 1, 'b'])).toEqual({ line: 2, column: 19 });
    expect(document.get(['toString'])).toBeUndefined();
  });

  it('has no value where there are only comments', () => {
    const document = readDocument('// c\n', 'json5', 'config.json');
    expect(document.value).toBeUndefined();
    expect(document.get(['a'])).toBeUndefined();
    expect(document.edit([{ kind: 'remove', path: ['a'] }])).toBe('// c\n');
  });
});
