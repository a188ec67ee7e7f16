import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Path, Value } from './edit.ts';

const set = (path: string, value: Value): Edit => ({ kind: 'set', path: path.split('/'), value });
const remove = (path: string): Edit => ({ kind: 'remove', path: path.split('/') });
const read = (text: string) => readDocument(text, 'toml', 'config.toml');
const edit = (text: string, ...edits: Edit[]) => read(text).edit(edits);

const provider = [set('p/s/name', 'S'), set('p/s/headers', { 'X-A': 'b' }), set('p/s/auth/command', '/k')];
const block = '[p.s]\nname = "S"\nheaders = { X-A = "b" }\n\n[p.s.auth]\ncommand = "/k"\n';

const cases: readonly (readonly [what: string, before: string, edits: readonly Edit[], after: string])[] = [
  ['makes one block of keys below a missing table', 'a = 1\n', provider, `a = 1\n\n${block}`],
  ['fills an empty text', '', [set('a', 1), ...provider], `a = 1\n\n${block}`],
  ['takes a zero at the very end of a text for one', 'a = 0', [set('a', 1)], 'a = 1'],
  ['takes it for one beside rare values, too', 'd = 1979-05-27\na = 0', [set('a', 1)], 'd = 1979-05-27\na = 1'],
  ['spells a zero as it was', 'a = 1\n', [{ kind: 'set-source', path: ['a'], source: '0' }], 'a = 0\n'],
  ['adds no final line break', 'a = 1', [set('b', 2), set('t/c', 3)], 'a = 1\nb = 2\n\n[t]\nc = 3'],
  ['puts top keys behind the last one', 'a = 1\n\n[t]\n', [set('b', 2)], 'a = 1\nb = 2\n\n[t]\n'],
  [
    'puts the first top key above the comment of the first table',
    '# of t\n[t]\n',
    [set('a', 1)],
    'a = 1\n\n# of t\n[t]\n',
  ],
  ['keeps a banner on top', '# banner\n\n[t]\n', [set('a', 1)], '# banner\n\na = 1\n\n[t]\n'],
  [
    'puts a new table behind its siblings',
    '[p.a]\nx = 1\n\n# q\n[q]\n',
    [set('p/s/name', 'S')],
    '[p.a]\nx = 1\n\n[p.s]\nname = "S"\n\n# q\n[q]\n',
  ],
  [
    'puts a new table before the one that its edits name later, and before all that is below that one',
    '# p\n[p.b]\nx = 1\n\n[p.b.y]\nz = 1\n',
    [set('p/a/k', 1), set('p/b/x', 1)],
    '[p.a]\nk = 1\n\n# p\n[p.b]\nx = 1\n\n[p.b.y]\nz = 1\n',
  ],
  [
    'extends an inline table',
    'p = { a = { x = 1 } } # keep\n',
    provider,
    'p = { a = { x = 1 }, s = { name = "S", headers = { X-A = "b" }, auth = { command = "/k" } } } # keep\n',
  ],
  [
    'extends dotted keys',
    'p.a.x = 1\nz = 2\n',
    provider,
    'p.a.x = 1\np.s.name = "S"\np.s.headers = { X-A = "b" }\np.s.auth.command = "/k"\nz = 2\n',
  ],
  ['extends dotted keys below a header', '[q]\np.a = 1\nz = 2\n', [set('q/p/b', 2)], '[q]\np.a = 1\np.b = 2\nz = 2\n'],
  ['keeps the indentation of the neighbours', '[t]\n\ta = 1\n', [set('t/b', 2)], '[t]\n\ta = 1\n\tb = 2\n'],
  [
    'writes the line break of the file',
    '[t]\r\na = 1\r\n',
    [set('t/b', 2), set('u/c', 3)],
    '[t]\r\na = 1\r\nb = 2\r\n\r\n[u]\r\nc = 3\r\n',
  ],
  ['replaces the value alone', 'a  =\t"x"   # why\n', [set('a', 'y')], 'a  =\t"y"   # why\n'],
  [
    'leaves an equal value as it is spelled',
    "a = 'x'\nb = 0x1F\n",
    [set('a', 'x'), set('b', 31)],
    "a = 'x'\nb = 0x1F\n",
  ],
  [
    'replaces the members of a header table',
    '[t]\na = 1 # one\nb = 2\n',
    [{ kind: 'set', path: ['t'], value: { a: 1, c: 3 } }],
    '[t]\na = 1 # one\nc = 3\n',
  ],
  ['turns a table into a value', 'x = 1\n\n[t]\na = 1\n\n[t.u]\n', [set('t', 2)], 'x = 1\nt = 2\n'],
  ['escapes what would break out of a line', '', [set('a', 'x"\\\n[t]\u007f')], 'a = "x\\"\\\\\\n[t]\\u007f"\n'],
  ['quotes keys that need it', '', [{ kind: 'set', path: ['a b', 'c.d'], value: 1 }], '["a b"]\n"c.d" = 1\n'],
  ['puts a source back', 'a = 1 # c\n', [{ kind: 'set-source', path: ['a'], source: "'''x'''" }], "a = '''x''' # c\n"],
  ['removes a key with its line', '# one\na = 1 # why\nb = 2\n', [remove('a')], '# one\nb = 2\n'],
  ['removes all lines of a long value', 'a = [\n 1, # x\n]\nb = 2\n', [remove('a')], 'b = 2\n'],
  [
    'removes a table with sub-tables and the comments on top of them',
    'x = 1\n\n# of t\n[t]\na = 1\n\n# of u\n[t.u]\n\n# of v\n[v]\n',
    [remove('t')],
    'x = 1\n\n# of v\n[v]\n',
  ],
  ['leaves a comment that was added below a table', 'x = 1\n\n[t]\na = 1\n# tail\n', [remove('t')], 'x = 1\n# tail\n'],
  ['leaves a comment glued to the next table', '[t]\na = 1\n# of v\n[v]\n', [remove('t')], '# of v\n[v]\n'],
  ['removes an array of tables', '[[t]]\na = 1\n[[t]]\n[t.u]\n[v]\n', [remove('t')], '[v]\n'],
  ['removes dotted keys', 'p.a.x = 1\np.b = 2\np.a.y = 3\n', [remove('p/a')], 'p.b = 2\n'],
  ['removes from an inline table', 'p = { a = 1, b = 2, c = 3 }\n', [remove('p/c'), remove('p/a')], 'p = { b = 2 }\n'],
  ['removes the last of an inline table', 'p = { a = 1 }\n', [remove('p/a')], 'p = {}\n'],
  ['removes nothing that is not there', 'a = 1\n', [remove('b/c'), remove('a/x')], 'a = 1\n'],
  [
    'writes a key behind the nearest earlier one',
    'a = 1\nz = 9\n',
    [set('a', 1), set('b', 2), set('z', 9)],
    'a = 1\nb = 2\nz = 9\n',
  ],
  [
    'writes a key before the nearest later one',
    'y = 8\n\n# of z\nz = 9\n',
    [set('b', 2), set('z', 9)],
    'y = 8\n\nb = 2\n# of z\nz = 9\n',
  ],
  ['adds to an array', 'a = [1, 2] # c\n', [{ kind: 'set', path: ['a', 2], value: 3 }], 'a = [1, 2, 3] # c\n'],
  ['rebuilds what was removed first', '[t]\na = 1\nb = 2\n', [remove('t'), set('t/b', 3)], '[t]\nb = 3\n'],
];

describe('TOML', () => {
  it.each(cases)('C1 %s', (_, before, edits, after) => {
    expect(edit(before, ...edits)).toBe(after);
  });

  it('gives values, their source and their place', () => {
    const document = read('\ufeffa = 0x1F\n[t.u]\nb.c = [1, { d = "x" }]\nbig = 9223372036854775807\n');
    expect(document.value).toEqual({ a: 31, t: { u: { b: { c: [1, { d: 'x' }] }, big: 9223372036854775807n } } });
    const places: readonly (readonly [Path, string | undefined, number, number])[] = [
      [['a'], '0x1F', 1, 5],
      [['t'], undefined, 2, 1],
      [['t', 'u', 'b'], undefined, 3, 1],
      [['t', 'u', 'b', 'c', 1, 'd'], '"x"', 3, 17],
    ];
    for (const [path, source, line, column] of places) {
      expect(document.sourceOf(path)).toBe(source);
      expect(document.locate(path)).toEqual({ line, column });
    }
    expect(document.get(['t', 'u', 'big', 'x'])).toBeUndefined();
    expect(document.get(['constructor'])).toBeUndefined();
    expect(document.locate(['nothing'])).toBeUndefined();
  });
});
