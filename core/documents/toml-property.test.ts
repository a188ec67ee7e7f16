import fc from 'fast-check';
import { parseTOML } from 'toml-eslint-parser';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/problem.ts';
import { readDocument } from './document.ts';
import type { Document, Edit, Path, Value } from './edit.ts';
import { isPlainObject } from './plain-value.ts';
import { type Draw, drawFrom, pick } from './random-draw.ts';
import { randomToml } from './random-toml.ts';
import { itemAt, toOutline } from './toml-outline.ts';

/** A smaller seed gives no smaller text, so there is nothing to shrink. */
const runs = { numRuns: 80, endOnFailure: true };

interface Case {
  readonly draw: Draw;
  readonly text: string;
  readonly document: Document;
}

/** Calls `check` with random texts, as they are and in the other shapes a file can have. */
function forAll(check: (one: Case) => void): void {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('', '\ufeff'), fc.constantFrom('\n', '\r\n'), (seed, mark, eol) => {
      const draw = drawFrom(seed);
      const text = mark + randomToml(draw).replaceAll('\n', eol);
      check({ draw, text, document: readDocument(text, 'toml', 'config.toml') });
    }),
    runs,
  );
}

const values: readonly Value[] = [1, 'new "value"', true, ['x', 'y'], { k: 'v', 'odd key': [1] }, {}, [{ a: 1 }]];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const children = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : isPlainObject(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]);
}

const tablesOf = (document: Document): Path[] =>
  [[], ...pathsOf(document.value)].filter((path) => isPlainObject(document.get(path)));

/** Edits, or undefined where the place cannot be edited. Any other failure is a failure of the test. */
function tryEdit(document: Document, edits: readonly Edit[]): string | undefined {
  try {
    return document.edit(edits);
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'edit-refused') return undefined;
    throw error;
  }
}

function isSubsequence(lines: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === lines[at]) at++;
  return at === lines.length;
}

/** A table without a header of its own gets one with its first key, and keeps it when the key goes. */
function getsHeader(text: string, document: Document, path: Path): boolean {
  const depth = path.findIndex((_, index) => document.get(path.slice(0, index + 1)) === undefined);
  const { root } = toOutline(parseTOML(text.replace('\ufeff', '')).body[0]);
  const item = itemAt(root, path.slice(0, depth));
  return item?.kind === 'table' && item.home.kind === 'implied';
}

describe('random TOML', () => {
  it('C1 random edits give the intended value, by all parsers, or are refused', () => {
    forAll(({ draw, document }) => {
      const places = [
        ...pathsOf(document.value),
        ...tablesOf(document).flatMap((path) => [
          [...path, 'n'],
          [...path, 'm', 'o'],
        ]),
      ];
      const edits = Array.from({ length: 1 + draw(5) }, (): Edit => {
        const path = pick(draw, places);
        return draw(3) === 0 ? { kind: 'remove', path } : { kind: 'set', path, value: pick(draw, values) };
      });
      tryEdit(document, edits);
    });
  });

  it('C1 a new value in the place of an old one changes no other byte', () => {
    forAll(({ draw, text, document }) => {
      const places = pathsOf(document.value).filter((path) => document.sourceOf(path) !== undefined);
      if (places.length === 0) return;
      const path = pick(draw, places);
      const after = document.edit([{ kind: 'set', path, value: 'new' }]);
      const position = document.locate(path);
      const lines = text.split('\n');
      const start = lines.slice(0, (position?.line ?? 1) - 1).join('\n').length + (position?.line === 1 ? 0 : 1);
      const mark = position?.line === 1 && text.startsWith('\ufeff') ? 1 : 0;
      const from = start + (position?.column ?? 1) - 1 + mark;
      const source = document.sourceOf(path) ?? '';
      expect(after).toBe(`${text.slice(0, from)}"new"${text.slice(from + source.length)}`);
    });
  });

  it('C1 what is removed takes no other line along, and no line changes', () => {
    forAll(({ draw, text, document }) => {
      const places = pathsOf(document.value).filter((path) => !path.some((key) => typeof key === 'number'));
      if (places.length === 0) return;
      const after = tryEdit(document, [{ kind: 'remove', path: pick(draw, places) }]) ?? text;
      const changed = after.split(/\r?\n/).filter((line) => !text.split(/\r?\n/).includes(line));
      expect(changed.length).toBeLessThanOrEqual(1);
      const kept = after.split(/\r?\n/).filter((line) => !changed.includes(line) && line.trim() !== '');
      expect(isSubsequence(kept, text.split(/\r?\n/))).toBe(true);
    });
  });

  it('C2 what is inserted and removed again leaves the very same bytes', () => {
    forAll(({ draw, text, document }) => {
      const edits = [['new'], ['new2', 'o'], ['new2', 'p', 'q'], ['new3', 'k', 'j']].flatMap((below): Edit[] => {
        const path = [...pick(draw, tablesOf(document)), ...below];
        return draw(2) === 0 ? [] : [{ kind: 'set', path, value: pick(draw, values) }];
      });
      if (edits.some(({ path }) => getsHeader(text, document, path))) return;
      const after = tryEdit(document, edits);
      if (after === undefined) return;
      const removals = edits.map(({ path }): Edit => {
        const depth = path.findIndex((_, index) => document.get(path.slice(0, index + 1)) === undefined);
        return { kind: 'remove', path: path.slice(0, depth + 1) };
      });
      expect(readDocument(after, 'toml', 'config.toml').edit(removals)).toBe(text);
    });
  });

  it('C2 A, B, A gives the bytes of A again', () => {
    const table = ['model_providers', 'switchyard'];
    const names = [
      ['model_provider'],
      ['model_x'],
      ...['name', 'base_url', 'query_params', 'timeout'].map((key) => [...table, key]),
      [...table, 'auth', 'command'],
      [...table, 'auth', 'args'],
    ];
    forAll(({ draw, document }) => {
      if (names.some((path) => document.get(path) !== undefined)) return;
      const choice = () => {
        const hasAuth = draw(2) === 0;
        return names.map((path): Edit => {
          const isOut = path.includes('auth') ? !hasAuth : draw(3) === 0;
          if (isOut) return { kind: 'remove', path: path.includes('auth') ? [...table, 'auth'] : path };
          return { kind: 'set', path, value: path.includes('query_params') ? { k: `v${draw(9)}` } : `v${draw(9)}` };
        });
      };
      const [a, b] = [choice(), choice()];
      const first = tryEdit(document, [...a, { kind: 'set', path: [...table, 'name'], value: 'A' }]);
      if (first === undefined) return;
      const second = readDocument(first, 'toml', 'config.toml').edit([
        ...b,
        { kind: 'set', path: [...table, 'name'], value: 'B' },
      ]);
      const third = readDocument(second, 'toml', 'config.toml').edit([
        ...a,
        { kind: 'set', path: [...table, 'name'], value: 'A' },
      ]);
      expect(third).toBe(first);
    });
  });
});
