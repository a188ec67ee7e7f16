import { expect, it } from 'vitest';
import { drawFrom } from '../../core/documents/random-draw.ts';
import { answerOf, faultOf } from './judged.ts';
import { drawAnswer } from './random-answers.ts';

it('ends every random answer in exactly one event, keeps the rules of a stream, and never throws', () => {
  const faults = Array.from({ length: 3_000 }, (_, seed) => faultOf(seed + 1)).filter((fault) => fault !== undefined);
  expect(faults).toEqual([]);
});

it('says the same of an answer, however its bytes are cut', () => {
  for (let seed = 1; seed <= 600; seed += 1) {
    const drawn = drawAnswer(drawFrom(seed));
    const whole = { ...drawn, pieces: [Buffer.concat(drawn.pieces)] };
    expect(answerOf(drawn), `seed ${seed}`).toEqual(answerOf(whole));
  }
});

it('draws answers of each kind', () => {
  const ends = Array.from({ length: 600 }, (_, seed) => answerOf(drawAnswer(drawFrom(seed + 1))).at(-1)?.type);
  for (const kind of ['completed', 'incomplete', 'failed'])
    expect(ends.filter((end) => end === `response.${kind}`).length).toBeGreaterThan(30);
});
