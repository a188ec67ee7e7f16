import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Path, Syntax, Value } from './edit.ts';

const folder = join(import.meta.dirname, 'fixtures');

interface Fixture {
  readonly name: string;
  readonly syntax: Syntax;
  readonly text: string;
}

/** The shapes in which the same file comes from other editors and systems. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  LF: (text) => text.replaceAll('\r\n', '\n'),
  CRLF: (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  'no final line break': (text) => text.trimEnd(),
  'two final line breaks': (text) => `${text.trimEnd()}\n\n`,
  'byte order mark': (text) => `\ufeff${text.replace(/^\ufeff/, '')}`,
  tabs: (text) => text.replace(/^( +)/gm, (spaces) => '\t'.repeat(Math.ceil(spaces.length / 2))),
};

const syntaxOf = (name: string): Syntax =>
  name.endsWith('.toml') ? 'toml' : name.endsWith('.json5') ? 'json5' : 'jsonc';

const fixtures: readonly Fixture[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(toml|jsonc?|json5)$/.test(name))
  .sort()
  .flatMap((name) =>
    Object.entries(variants).map(([variant, change]) => ({
      name: `${name}, ${variant}`,
      syntax: syntaxOf(name),
      text: change(readFileSync(join(folder, name), 'utf8')),
    })),
  );

type Extras = { readonly [key in 'effort' | 'headers' | 'command' | 'args' | 'timeout']?: Value };

/** What a switch writes: keys at the top, then a provider with nested tables, into the place this client has for it. */
function providerEdits(syntax: Syntax, name: string, extras: Extras): Edit[] {
  const top = { toml: ['model_providers'], jsonc: ['provider'], json5: ['models', 'providers'] }[syntax];
  const table = [...top, 'switchyard'];
  const all: readonly (readonly [Path, Value | undefined])[] = [
    [['switchyard_model'], `${name}/model`],
    [['switchyard_effort'], extras.effort],
    [[...table, 'name'], name],
    [[...table, 'base_url'], `https://${name}.example/v1`],
    [[...table, 'headers'], extras.headers],
    [[...table, 'auth', 'command'], extras.command],
    [[...table, 'auth', 'args'], extras.args],
    [[...table, 'timeout'], extras.timeout],
  ];
  return all.map(([path, value]) => (value === undefined ? { kind: 'remove', path } : { kind: 'set', path, value }));
}

const rich = { effort: 'high', headers: { 'X-A': 'b' }, command: '/bin/key', args: ['key', 'print'], timeout: 5000 };
const poor = { timeout: 1 };

/** The topmost keys that the edits bring into being, for taking all of it back. */
function removalsOf({ text, syntax, name }: Fixture, edits: readonly Edit[]): Edit[] {
  const before = readDocument(text, syntax, name);
  const paths = edits.map(({ path }) => {
    const depth = path.findIndex((_, index) => before.get(path.slice(0, index + 1)) === undefined);
    return path.slice(0, depth + 1);
  });
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()].map((path) => ({
    kind: 'remove',
    path,
  }));
}

describe.each(fixtures)('$name', (fixture) => {
  const { syntax, text, name } = fixture;
  const edit = (before: string, edits: readonly Edit[]) => readDocument(before, syntax, name).edit(edits);
  const a = providerEdits(syntax, 'a', rich);
  const b = providerEdits(syntax, 'b', poor);

  it('C1 keeps every line, in order, when a provider is added', () => {
    const after = edit(text, a);
    const lines = after.split('\n');
    let at = 0;
    const lost = text.split('\n').filter((line) => {
      const found = lines.findIndex((one, index) => index >= at && bare(one) === bare(line));
      at = found < 0 ? at : found + 1;
      return found < 0;
    });
    expect(lost.filter((line) => !isReopened(line))).toEqual([]);
    expect(/\n$/.test(after)).toBe(/\n$/.test(text));
    expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
    const isWindows = !/[^\r]\n/.test(text) && text.includes('\r\n');
    expect(isWindows && /[^\r]\n/.test(after)).toBe(false);
  });

  it('C2 gives the original bytes when all of it is taken back', () => {
    expect(edit(edit(text, a), removalsOf(fixture, a))).toBe(text);
    expect(edit(edit(edit(text, a), b), removalsOf(fixture, a))).toBe(text);
  });

  it('C2 A, B, A gives the bytes of A again', () => {
    const first = edit(text, a);
    const second = edit(first, b);
    expect(second).not.toBe(first);
    expect(edit(second, a)).toBe(first);
    expect(edit(edit(second, a), b)).toBe(second);
  });

  it('C13 the same edits again change nothing', () => {
    const first = edit(text, a);
    expect(edit(first, a)).toBe(first);
    expect(edit(text, [])).toBe(text);
    expect(edit(text, [{ kind: 'remove', path: ['not', 'there'] }])).toBe(text);
  });
});

/** A line but for the comma that a new neighbour needs. */
const bare = (line: string) => line.replace(/,(?=\s*(\/\/.*)?\r?$)/, '').replace(/\r$/, '');

/** One-line documents and inline tables grow within their line. */
const isReopened = (line: string) => /^\s*(model_providers\s*=\s*\{|\{.*\}\s*$|models: \{ )/.test(line);
