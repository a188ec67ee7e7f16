import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseTOML } from 'toml-eslint-parser';
import { describe, expect, it } from 'vitest';
import { sampleConfig } from '../../bench/sample-config.ts';
import { type Draw, drawFrom, pick } from './random-draw.ts';
import { randomToml } from './random-toml.ts';
import type { TomlContent, TomlPair, TomlSection, TomlTop } from './toml-node.ts';
import { readPlainToml } from './toml-plain.ts';

/** All that the editor looks at, without the ways back up the tree. */
function shown(node: TomlTop | TomlSection | TomlPair | TomlContent): unknown {
  switch (node.type) {
    case 'TOMLTopLevelTable':
      return node.body.map(shown);
    case 'TOMLTable': {
      const { type, kind, range, key, resolvedKey, body } = node;
      return { type, kind, range, key: shownKey(key), resolvedKey, body: body.map(shown) };
    }
    case 'TOMLKeyValue': {
      const { type, range, key, value, parent } = node;
      return { type, range, key: shownKey(key), value: shown(value), parent: parent.type };
    }
    case 'TOMLArray':
      return { type: node.type, range: node.range, elements: node.elements.map(shown) };
    case 'TOMLInlineTable':
      return { type: node.type, range: node.range, body: node.body.map(shown) };
    case 'TOMLValue': {
      const { type, kind, range, value } = node;
      return { type, kind, range, value, ...(kind === 'integer' && { bigint: node.bigint }) };
    }
  }
}

function shownKey({ range, keys }: TomlPair['key']): unknown {
  return { range, keys: keys.map((part) => (part.type === 'TOMLBare' ? [part.name] : { quoted: part.value })) };
}

/** What toml-eslint-parser says of it, its refusals included. Version 1.0.3 takes a `0` at the very end for nothing. */
function readFully(text: string): unknown {
  try {
    return shown(parseTOML(`${text}\n`, { tomlVersion: '1.1' }).body[0]);
  } catch (error) {
    return error;
  }
}

/** Whether it is read here; then both must say the same. */
function isReadAlike(text: string): boolean {
  const plain = readPlainToml(text);
  if (plain) expect(shown(plain), text).toEqual(readFully(text));
  return plain !== undefined;
}

const folder = join(import.meta.dirname, 'fixtures', 'codex');
const fixtures = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** Pieces of TOML that are right in some places and wrong in others. */
const pieces = [
  ...[
    'a',
    'b',
    'a.b',
    '"a"',
    "'b'",
    '"q\\n"',
    '"\\u00e9"',
    '"""',
    "'''",
    '""',
    '"\t"',
    'é',
    '__proto__',
    'constructor',
  ],
  ...[
    '0',
    '-0',
    '+1',
    '-1',
    '01',
    '1_0',
    '1__0',
    '_1',
    '1_',
    '0.0',
    '-0.0',
    '1.',
    '.5',
    '1.5',
    '1e3',
    '0x1',
    '9007199254740993',
  ],
  ...['inf', 'nan', 'true', 'false', 'truex', 'True', '1979-05-27', '07:32', '1979-05-27T07:32:00Z'],
  ...[
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '[]',
    '{}',
    '=',
    ' = ',
    '.',
    ',',
    '#',
    '# note',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\u0001',
    '\u00a0',
  ],
  ...[
    '\n[a]\n',
    '\n[a.b]\n',
    '\n[[a]]\n',
    '\na = 1\n',
    '\na.b = 1\n',
    '\nb = [1, # n\n 2]\n',
    '\nc = { a = 1, b.c = "x" }\n',
  ],
];

/** Puts pieces of TOML anywhere, or takes characters away. */
function spoiled(draw: Draw, text: string): string {
  let spoilt = text;
  for (let count = 1 + draw(3); count > 0; count--) {
    const at = draw(spoilt.length + 1);
    spoilt = spoilt.slice(0, at) + (draw(3) === 0 ? '' : pick(draw, pieces)) + spoilt.slice(at + draw(3));
  }
  return spoilt;
}

const manyPieces = (draw: Draw): string => Array.from({ length: draw(12) }, () => pick(draw, pieces)).join('');

/** Gives the share of random texts that are read here. */
function shareOf(write: (draw: Draw) => string, numRuns: number): number {
  let [read, all] = [0, 0];
  const check = (seed: number) => {
    all += 1;
    if (isReadAlike(write(drawFrom(seed)))) read += 1;
  };
  fc.assert(fc.property(fc.nat(), check), { numRuns, endOnFailure: true });
  return read / all;
}

describe('what is read here is read the same by toml-eslint-parser', () => {
  it.each(fixtures)('of %s', (_, text) => {
    isReadAlike(text.replace(/^\ufeff/, ''));
  });

  it('in a file as people have it, which is read here', () => {
    expect(isReadAlike(sampleConfig(10_000))).toBe(true);
    expect(isReadAlike(sampleConfig(10_000).replaceAll('\n', '\r\n'))).toBe(true);
    expect(fixtures.filter(([, text]) => isReadAlike(text)).length).toBeGreaterThan(fixtures.length / 2);
  });

  it('in random texts that are right', () => {
    expect(shareOf((draw) => randomToml(draw).replaceAll('\n', pick(draw, ['\n', '\r\n'])), 300)).toBeGreaterThan(0);
  });

  it('in texts that are wrong somewhere, none of which is taken for right', () => {
    expect(shareOf((draw) => spoiled(draw, fixtures[draw(fixtures.length)]?.[1] ?? ''), 300)).toBeGreaterThan(0);
    expect(shareOf((draw) => spoiled(draw, randomToml(draw)), 600)).toBeGreaterThan(0);
    expect(shareOf(manyPieces, 3000)).toBeGreaterThan(0);
  });
});

describe('names', () => {
  it.each([
    'a = 1\na = 2',
    'a = 1\n[a]',
    'a.b = 1\n[a]',
    'a.b = 1\na = 1',
    'a = 1\na.b = 1',
    '[a]\n[a]',
    '[a.b]\n[a]\nb = 1',
    '[a.b]\n[a]\nb.c = 1',
    '[a]\nb.c = 1\n[a.b]',
    '[a]\n[[a]]',
    '[[a]]\n[a]',
    'a = []\n[[a]]',
    'a = {}\n[a.b]',
    'a = { b = 1, b = 2 }',
    'a = { b = 1, b.c = 2 }',
    'a = { b = {}, b.c = 2 }',
  ])('%j is taken twice, and not read here', (text) => {
    expect(readFully(text)).toBeInstanceOf(Error);
    expect(readPlainToml(text)).toBeUndefined();
  });

  it.each([
    '[a.b]\n[a]\nc = 1',
    '[a]\n[a.b]\n[a.b.c]',
    '[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\nb = 1\n[a.c]\nd = 1\n[[a.e]]\n[[a.e]]',
    'a.b = 1\na.c.d = 1\na.c.e = 1',
    '[x]\na.b = 1\na.c = 1\n[y]\na.b = 1',
    'a = { b.c = 1, b.d = 2 }',
    '__proto__ = 1\nconstructor.prototype = 2\n[toString]',
    '"" = 1\n"a.b" = 2\na . b = 3',
  ])('%j is read here', (text) => {
    expect(isReadAlike(text)).toBe(true);
  });
});

it.each([
  ['a long string', `a = "${'x'.repeat(60_000)}"`],
  ['deep nesting', `a = ${'['.repeat(60)}${']'.repeat(60)}`],
])('leaves %s to the parser that has no room for more of it', (_, text) => {
  expect(readPlainToml(text)).toBeUndefined();
});
