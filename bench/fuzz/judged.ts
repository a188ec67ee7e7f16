import type { Asked } from '../../core/bridge/convert/asked.ts';
import { answerStream } from '../../core/bridge/convert/stream/answer-stream.ts';
import { frame } from '../../core/bridge/convert/stream/frame.ts';
import { sampleAsked, sampleOptions } from '../../core/bridge/convert/stream/sample-answers.ts';
import { brokenRules } from '../../core/bridge/convert/stream/stream-rules.ts';
import type { ResponsesEvent } from '../../core/bridge/convert/types/responses-events.ts';
import { drawFrom } from '../../core/documents/random-draw.ts';
import { type DrawnAnswer, drawAnswer } from './random-answers.ts';

/** Each byte may be escaped and come five times: in its delta, twice where it ends, in its item, in the whole output. */
const mostGrowth = 60;

export function answerOf({ pieces, cause, ...dialect }: DrawnAnswer): readonly ResponsesEvent[] {
  const asked: Asked = sampleAsked(dialect);
  const answer = answerStream(asked, sampleOptions());
  const events = pieces.flatMap((piece) => answer.push(piece));
  return [...events, ...answer.end(cause), ...answer.push('data: {}\n\n'), ...answer.end()];
}

/** What is wrong with the events of the answer that comes of a seed; undefined where nothing is. */
export function faultOf(seed: number): string | undefined {
  const drawn = drawAnswer(drawFrom(seed));
  try {
    const events = answerOf(drawn);
    const broken = [...brokenRules(events)];
    const given = events.reduce((size, event) => size + frame(event).length, 0);
    const taken = drawn.pieces.reduce((size, { length }) => size + length, 0);
    if (given > mostGrowth * taken + 5_000) broken.push(`makes ${given} bytes of ${taken}`);
    return broken.length === 0 ? undefined : `seed ${seed}: ${broken.join('; ')}`;
  } catch (error) {
    return `seed ${seed}: throws ${error instanceof Error ? error.stack : String(error)}`;
  }
}
