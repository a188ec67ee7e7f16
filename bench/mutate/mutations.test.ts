import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutationsOf } from './mutations.ts';
import { drawn, mutantsOf, placeKey } from './place.ts';
import { openSources, type TypedSources } from './typed-sources.ts';

const rows: readonly (readonly [source: string, mutants: readonly string[]])[] = [
  ['if (a) b();', ['if (!(a)) b();', 'if (a) ;']],
  ['while (a) {}', ['while (!(a)) {}']],
  ['for (; a; ) b++;', ['for (; !(a); ) b++;', 'for (; a; ) ;']],
  ['x = a ? b : c;', [';', 'x = !(a) ? b : c;']],
  ['await a();', [';']],
  ['throw a;', [';']],
  ['const x = a < b;', ['const x = a <= b;']],
  ['const x = a >= b;', ['const x = a > b;']],
  ['const x = a && b;', ['const x = a || b;']],
  ['const x = a !== b;', ['const x = a === b;']],
  ['const x = a - b;', ['const x = a + b;']],
  ['const x = a ?? b;', ['const x = a;']],
  ['const x = a?.b;', ['const x = a.b;']],
  ['const x = a?.[b];', ['const x = a[b];']],
  ['const x = a?.();', ['const x = a();']],
  ['const x = true;', ['const x = false;']],
  ['const x = 1_000;', ['const x = 1001;']],
  ["const x = 'a';", ["const x = '';"]],
  ["const x = '';", ["const x = 'other';"]],
  ["const x = 'This is for people.';", []],
  ["const x: 'a' | 1 = y;", []],
  ["import a from 'a';", []],
  ['const x = [a, b];', ['const x = [b];', 'const x = [a];']],
  ['const x = [a];', ['const x = [];']],
  ["const x = { 'a-b': a, c };", ['const x = { c };', "const x = { 'a-b': a };"]],
  ['const x = { ...a, };', ['const x = {};']],
  ['try { a(); } catch {}', ['try {} catch {}', 'try { ; } catch {}']],
  ['function f() { return a; }', ['function f() { return undefined as never; return a; }']],
  ['const f = () => { return a; };', ['const f = () => { return undefined as never; return a; };']],
];

let folder: string;
let sources: TypedSources;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-mutations-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(
    join(folder, 'tsconfig.node.json'),
    '{ "compilerOptions": { "noLib": true, "types": [] }, "include": ["src"] }',
  );
  rows.forEach(([source], index) => {
    writeFileSync(join(folder, 'src', `${index}.ts`), source);
  });
  sources = openSources(folder);
});

afterAll(() => {
  sources.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the faults that can be made', () => {
  it.each(rows.map(([source, mutants], index) => [source, mutants, index] as const))(
    'in %s',
    (source, mutants, index) => {
      const mutations = mutationsOf(sources.file(`src/${index}.ts`));
      expect(mutantsOf('file.ts', source, mutations).map(({ text }) => text)).toEqual(mutants);
    },
  );
});

describe('a draw', () => {
  const mutations = (text: string) =>
    [...text.matchAll(/a/g)].map(({ index }) => ({ kind: 'x', start: index, end: index + 1, becomes: 'b' }));
  const lines = Array.from({ length: 40 }, (_, number) => `a ${number}`);
  const draw = (text: string, seed = '1') =>
    drawn(mutantsOf('file.ts', text, mutations(text)), seed).map(({ place }) => placeKey(place));

  it('stays the same when other lines come and go', () => {
    const text = lines.join('\n');
    expect(draw(`// new\n${text}`)).toEqual(draw(text));
    expect(draw(lines.slice(1).join('\n'))).toEqual(draw(text).filter((key) => !key.includes('"a 0"')));
  });

  it('is another one for another seed, and tells alike places apart', () => {
    const text = lines.join('\n');
    expect(draw(text, '2')).not.toEqual(draw(text));
    expect(new Set(draw('a + a\na + a')).size).toBe(4);
  });
});
