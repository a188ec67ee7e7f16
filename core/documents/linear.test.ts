import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Syntax } from './edit.ts';

const searches = [
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
  'every',
  'filter',
  'map',
  'flatMap',
] as const;
type Search = (this: readonly unknown[], visit: (...item: unknown[]) => unknown, ...rest: unknown[]) => unknown;

/**
 * What `work` costs, without a clock: the elements of lists that it visits or looks through, and the characters that it
 * copies out of longer texts.
 */
function countWork(work: () => unknown): number {
  let cost = 0;
  const lists: Record<string, unknown> = {};
  for (const name of searches) {
    const original = Array.prototype[name] as Search;
    lists[name] = function (this: readonly unknown[], visit: (...item: unknown[]) => unknown, ...rest: unknown[]) {
      const counted = function (this: unknown, ...item: unknown[]) {
        cost += 1;
        return visit.apply(this, item);
      };
      return original.call(this, counted, ...rest);
    };
  }
  for (const name of ['indexOf', 'includes', 'slice'] as const) {
    const original = Array.prototype[name] as (...input: unknown[]) => unknown;
    lists[name] = function (this: readonly unknown[], ...input: unknown[]) {
      cost += this.length;
      return original.apply(this, input);
    };
  }
  const { slice } = String.prototype;
  const texts = {
    slice(this: string, ...range: [number?, number?]) {
      const part = slice.apply(this, range);
      cost += part.length;
      return part;
    },
  };
  const restore = [replace(Array.prototype, lists), replace(String.prototype, texts)];
  try {
    work();
  } finally {
    for (const act of restore) act();
  }
  return cost;
}

/** Puts methods in the place of others; gives the way back. */
function replace(prototype: object, methods: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(methods).map((name) => [name, Object.getOwnPropertyDescriptor(prototype, name)] as const);
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
  return () => {
    for (const [name, descriptor] of before) if (descriptor) Object.defineProperty(prototype, name, descriptor);
  };
}

const each = (count: number, toEdit: (index: number) => Edit | readonly Edit[]): readonly Edit[] =>
  Array.from({ length: count }, (_, index) => toEdit(index)).flat();
const lines = (count: number, toLine: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => toLine(index)).join('');
const set = (path: Edit['path'], value: number): Edit => ({ kind: 'set', path, value });
const remove = (path: Edit['path']): Edit => ({ kind: 'remove', path });

const oneLine = (count: number) =>
  JSON.stringify({ t: Object.fromEntries([...Array(count).keys()].map((n) => [`k${n}`, n])) });
const onLines = (count: number) => JSON.stringify(JSON.parse(oneLine(count)), null, 2);
const inJson = (count: number) =>
  each(count, (n) => [n % 3 === 0 ? remove(['t', `k${n}`]) : set(['t', `k${n}`], -1), set(['t', `new${n}`], n)]);

type Shape = readonly [
  what: string,
  syntax: Syntax,
  text: (count: number) => string,
  edits: (count: number) => readonly Edit[],
];

const shapes: readonly Shape[] = [
  ['members on lines', 'jsonc', onLines, inJson],
  ['members on one line', 'jsonc', oneLine, inJson],
  ['members on lines', 'json5', onLines, inJson],
  ['members on one line', 'json5', oneLine, inJson],
  ['new members', 'jsonc', () => '{}', (count) => each(count, (n) => set(['t', `k${n}`], n))],
  [
    'elements of a list',
    'json5',
    (count) => `[${lines(count, (n) => `${n}, // note\n`)}]`,
    (count) => each(count, (n) => [n % 2 === 0 ? remove([n]) : set([n], -1), set([count + n], n)]),
  ],
  [
    'keys at the top',
    'toml',
    (count) => lines(count, (n) => `k${n} = ${n} # note\n`),
    (count) => each(count, (n) => [n % 3 === 0 ? remove([`k${n}`]) : set([`k${n}`], -1), set([`new${n}`], n)]),
  ],
  [
    'tables',
    'toml',
    (count) => lines(count, (n) => `# note\n[t.k${n}]\na = ${n}\n\n`),
    (count) =>
      each(count, (n) => [
        n % 3 === 0 ? remove(['t', `k${n}`]) : set(['t', `k${n}`, 'b'], n),
        set(['t', `new${n}`, 'a'], n),
      ]),
  ],
  [
    'members of an inline table',
    'toml',
    (count) => `t = { ${lines(count, (n) => `k${n} = ${n}, `)}end = 1 }\n`,
    inJson,
  ],
  [
    'dotted keys',
    'toml',
    (count) => lines(count, (n) => `t.k${n} = ${n}\nu${n}.a = 1\n`),
    (count) => [...inJson(count), ...each(count, (n) => set([`u${n}`, 'b'], n))],
  ],
  [
    'tables in an array',
    'toml',
    (count) => lines(count, (n) => `[[t]]\na = ${n}\n`),
    (count) => each(count, (n) => [set(['t', n, 'a'], -1), set(['t', n, 'b'], n)]),
  ],
];

describe('twice the edits in twice the text take twice the work', () => {
  it.each(shapes)('%s (%s)', (_, syntax, text, edits) => {
    const work = (count: number) => {
      const [document, wanted] = [readDocument(text(count), syntax, 'f', () => undefined), edits(count)];
      return () => document.edit(wanted);
    };
    expect(countWork(work(400)) / countWork(work(200))).toBeLessThan(2.3);
  });

  it.each(shapes)('%s (%s): however many edits, the result is verified once', (_, syntax, text, edits) => {
    let verified = 0;
    readDocument(text(50), syntax, 'f', () => (verified += 1)).edit(edits(50));
    expect(verified).toBe(1);
  });
});
