import { applyPatch, structuredPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { drawFrom, pick } from '../documents/random-draw.ts';
import { anchoredHunks, type Hunk } from './anchored-hunks.ts';

function applied(before: string, hunks: readonly Hunk[]): string | false {
  const patch = structuredPatch('f', 'f', '', '', '', '');
  return applyPatch(before, { ...patch, hunks: hunks.map((hunk) => ({ ...hunk, lines: [...hunk.lines] })) });
}

/** Few different lines, so that many stand twice. */
function randomText(draw: ReturnType<typeof drawFrom>): string {
  const lines = Array.from({ length: draw(30) }, () => pick(draw, ['a', 'b', '{', '}', '', `x${draw(40)}`]));
  return lines.join('\n') + (draw(2) === 0 ? '\n' : '');
}

describe('hunks between anchors', () => {
  it('lead from the old text to the new one, whatever these are', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const draw = drawFrom(seed);
      const [before, after] = [randomText(draw), randomText(draw)];
      expect(applied(before, anchoredHunks(before, after)), `seed ${seed}`).toBe(after);
    }
  });

  it('are those of the shortest difference where each line stands once', () => {
    const old = Array.from({ length: 60 }, (_, index) => `line ${index}\n`);
    for (let seed = 0; seed < 200; seed += 1) {
      const draw = drawFrom(seed);
      const now = old.flatMap((line) => pick(draw, [[line], [line], [line], [line], [line], [], [`new ${line}`]]));
      const end = draw(2) === 0 ? '' : 'the end';
      const [before, after] = [old.join(''), now.join('') + end];
      const { hunks } = structuredPatch('f', 'f', before, after, '', '', { context: 3 });
      expect(anchoredHunks(before, after), `seed ${seed}`).toEqual(hunks);
    }
  });

  it('show thousands of changed lines as just these', () => {
    const text = (word: string) =>
      Array.from({ length: 5000 }, (_, index) => `{\n"id": ${index}\n"${word}"\n}\n`).join('');
    const hunks = anchoredHunks(text('old'), text('new'));
    const lines = hunks.flatMap((hunk) => hunk.lines);
    expect(lines.filter((line) => line.startsWith('-'))).toEqual(Array.from({ length: 5000 }, () => '-"old"'));
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(Array.from({ length: 5000 }, () => '+"new"'));
  });
});
