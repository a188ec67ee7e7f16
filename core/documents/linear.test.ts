import { Session } from 'node:inspector';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import type { Edit, Syntax } from './edit.ts';

/** How often the blocks of our own code and of the parsers ran during `work`: what it costs, without a clock. */
function countBlocks(work: () => unknown): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    work();
    let blocks = 0;
    session.post('Profiler.takePreciseCoverage', (failure, coverage) => {
      if (failure) throw failure;
      const ours = coverage.result.filter(({ url }) => /core\/documents|parser|momoa|json5|toml/.test(url));
      for (const { functions } of ours)
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
    });
    return blocks;
  } finally {
    session.disconnect();
  }
}

/** The characters that `work` copies out of longer texts. */
function countCopied(work: () => unknown): number {
  const { slice } = String.prototype;
  let copied = 0;
  String.prototype.slice = function (...range) {
    const part = slice.apply(this, range);
    copied += part.length;
    return part;
  };
  try {
    work();
  } finally {
    String.prototype.slice = slice;
  }
  return copied;
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
      const [before, wanted] = [text(count), edits(count)];
      return () => readDocument(before, syntax, 'f').edit(wanted);
    };
    work(100)();
    expect(countBlocks(work(400)) / countBlocks(work(200))).toBeLessThan(2.4);
    expect(countCopied(work(400)) / countCopied(work(200))).toBeLessThan(2.4);
  });

  it.each(shapes)('%s (%s): however many edits, the result is verified once', (_, syntax, text, edits) => {
    let verified = 0;
    readDocument(text(50), syntax, 'f', () => (verified += 1)).edit(edits(50));
    expect(verified).toBe(1);
  });
});
