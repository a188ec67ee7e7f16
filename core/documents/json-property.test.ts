import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/problem.ts';
import { readDocument } from './document.ts';
import type { Document, Edit, Path, Value } from './edit.ts';
import { isPlainObject } from './plain-value.ts';
import { type Draw, drawFrom, pick } from './random-draw.ts';
import { randomJson } from './random-json.ts';

interface Case {
  readonly draw: Draw;
  readonly text: string;
  readonly document: Document;
  readonly read: (text: string) => Document;
}

/** Calls `check` with random texts of both syntaxes, as they are and in the other shapes a file can have. */
function forAll(check: (one: Case) => void): void {
  const syntaxes = fc.constantFrom('jsonc' as const, 'json5' as const);
  fc.assert(
    fc.property(
      fc.nat(),
      syntaxes,
      fc.constantFrom('', '\ufeff'),
      fc.constantFrom('\n', '\r\n'),
      (seed, syntax, mark, eol) => {
        const draw = drawFrom(seed);
        const text = mark + randomJson(draw, syntax).replaceAll('\n', eol);
        const read = (after: string) => readDocument(after, syntax, 'config.json');
        check({ draw, text, document: read(text), read });
      },
    ),
    { numRuns: 150, endOnFailure: true },
  );
}

const values: readonly Value[] = [1, 'new "value"', true, null, ['x', 'y'], { k: 'v', 'odd key': [1] }, {}, [{ a: 1 }]];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const children = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : isPlainObject(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]);
}

const objectsOf = (document: Document): Path[] =>
  [[], ...pathsOf(document.value)].filter((path) => isPlainObject(document.get(path)));

function tryEdit(document: Document, edits: readonly Edit[]): string | undefined {
  try {
    return document.edit(edits);
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'edit-refused') return undefined;
    throw error;
  }
}

describe('random JSONC and JSON5', () => {
  it('C1 random edits give the intended value, by the second parser, or are refused', () => {
    forAll(({ draw, document }) => {
      const places = [
        ...pathsOf(document.value),
        ...objectsOf(document).flatMap((path) => [
          [...path, 'n'],
          [...path, 'm', 'o'],
        ]),
      ];
      const edits = Array.from({ length: 1 + draw(6) }, (): Edit => {
        const path = pick(draw, places);
        return draw(2) === 0 ? { kind: 'remove', path } : { kind: 'set', path, value: pick(draw, values) };
      });
      tryEdit(document, edits);
    });
  });

  it('C1 a new key leaves every comment and every other line as they are', () => {
    forAll(({ draw, text, document }) => {
      const path = [...pick(draw, objectsOf(document)), 'new'];
      const after = document.edit([{ kind: 'set', path, value: pick(draw, values) }]);
      let at = 0;
      for (const character of after) if (character === [...text.slice(at, at + 2)][0]) at += character.length;
      expect(text.slice(at)).toBe('');
    });
  });

  it('C2 what is inserted and removed again leaves the very same bytes', () => {
    forAll(({ draw, text, document, read }) => {
      const edits = [['new'], ['new2', 'o'], ['new2', 'p', 'q'], ['new3', 'k', 'j']].flatMap((below): Edit[] => {
        const path = [...pick(draw, objectsOf(document)), ...below];
        return draw(2) === 0 ? [] : [{ kind: 'set', path, value: pick(draw, values) }];
      });
      const removals = edits.map(({ path }): Edit => {
        const depth = path.findIndex((_, index) => document.get(path.slice(0, index + 1)) === undefined);
        return { kind: 'remove', path: path.slice(0, depth + 1) };
      });
      expect(read(document.edit(edits)).edit(removals)).toBe(text);
    });
  });

  it('C2 A, B, A gives the bytes of A again', () => {
    const table = ['providers', 'switchyard'];
    const names = ['model2', 'small', 'npm', 'name', 'limit', 'options'].map((key, index) =>
      index < 2 ? [key] : [...table, key],
    );
    forAll(({ draw, document, read }) => {
      const choice = () =>
        names.map((path, index): Edit => {
          if (draw(3) === 0 && index !== 3) return { kind: 'remove', path };
          return { kind: 'set', path, value: index > 3 ? { k: draw(9), l: [draw(9)] } : `v${draw(9)}` };
        });
      const [a, b] = [choice(), choice()];
      const first = document.edit(a);
      expect(read(read(first).edit(b)).edit(a)).toBe(first);
    });
  });
});
