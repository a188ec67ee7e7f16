import { diffArrays } from 'diff';

/** A part of a unified diff. Starts count from 1. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** With `+`, `-` or a space in front. */
  readonly lines: readonly string[];
}

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

const context = 3;
/** How many lines may differ between two anchors before they are shown as all taken out and all put in. */
const mostEdits = 200;

/**
 * The difference of two texts in linear time, where the shortest one would take quadratic time: lines that stand once in
 * both texts hold the two together, and only what lies between them is compared.
 */
export function anchoredHunks(before: string, after: string): readonly Hunk[] {
  return toHunks(stepsBetween(linesOf(before), linesOf(after)));
}

/** Each with its line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function stepsBetween(old: readonly string[], now: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const [oldIndex, newIndex] of [...anchorsOf(old, now), [old.length, now.length] as const]) {
    for (const step of stepsOfGap(old.slice(oldAt, oldIndex), now.slice(newAt, newIndex))) steps.push(step);
    const line = old[oldIndex];
    if (line !== undefined) steps.push({ sign: ' ', line });
    oldAt = oldIndex + 1;
    newAt = newIndex + 1;
  }
  return steps;
}

function stepsOfGap(old: readonly string[], now: readonly string[]): readonly Step[] {
  const all = (sign: Step['sign'], lines: readonly string[]) => lines.map((line) => ({ sign, line }));
  const parts = diffArrays([...old], [...now], { maxEditLength: mostEdits });
  if (!parts) return [...all('-', old), ...all('+', now)];
  return parts.flatMap(({ added, removed, value }) => all(added ? '+' : removed ? '-' : ' ', value));
}

type Pair = readonly [oldIndex: number, newIndex: number];

/** Lines that stand once in both, as far as they stand in the same order. */
function anchorsOf(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const inNew = onceIn(now);
  const pairs = [...onceIn(old)].flatMap(([line, oldIndex]): readonly Pair[] => {
    const newIndex = inNew.get(line);
    return newIndex === undefined ? [] : [[oldIndex, newIndex]];
  });
  return longestRising(pairs.sort((a, b) => a[0] - b[0]));
}

function onceIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, line] of lines.entries()) places.set(line, places.has(line) ? -1 : index);
  return new Map([...places].filter(([, index]) => index >= 0));
}

/** The longest run of pairs whose second numbers rise (patience sorting). */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  interface Link {
    readonly pair: Pair;
    readonly before: Link | undefined;
  }
  const ends: Link[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, before: ends[low - 1] };
  }
  const run: Pair[] = [];
  for (let link = ends.at(-1); link; link = link.before) run.push(link.pair);
  return run.reverse();
}

function toHunks(steps: readonly Step[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let at = 0;
  for (const [from, to] of rangesOf(steps)) {
    oldLine += from - at;
    newLine += from - at;
    const shown = steps.slice(from, to);
    const oldLines = shown.filter(({ sign }) => sign !== '+').length;
    const newLines = shown.filter(({ sign }) => sign !== '-').length;
    hunks.push({ oldStart: oldLine, oldLines, newStart: newLine, newLines, lines: shown.flatMap(toText) });
    oldLine += oldLines;
    newLine += newLines;
    at = to;
  }
  return hunks;
}

/** The steps of each hunk: changes with the lines around them, as one where these meet. */
function rangesOf(steps: readonly Step[]): readonly (readonly [from: number, to: number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (const [index, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    const last = ranges.at(-1);
    const to = Math.min(index + 1 + context, steps.length);
    if (last && index - context <= last[1]) ranges[ranges.length - 1] = [last[0], to];
    else ranges.push([Math.max(index - context, 0), to]);
  }
  return ranges;
}

function toText({ sign, line }: Step): readonly string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file'];
}
