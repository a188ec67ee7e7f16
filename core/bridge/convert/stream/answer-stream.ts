import type { Asked } from '../asked.ts';
import { isErrorChunk } from '../errors/chunk-error.ts';
import { readError, readErrorText, type Said } from '../errors/error-body.ts';
import { toFailure } from '../errors/failure.ts';
import { endWords } from '../errors/words.ts';
import { isObject, readJson } from '../json.ts';
import type { KeptSignatures } from '../kept.ts';
import type { Failure, ResponsesEvent } from '../types/responses-events.ts';
import { Answer } from './answer.ts';
import type { EndCause } from './conclusion.ts';
import { type Frame, SseReader } from './sse-reader.ts';

export type AnswerOptions = {
  /** A new id that begins with the prefix and `_`: `msg`, `rs`, `fc`, … */
  readonly ids: (prefix: string) => string;
  /** In milliseconds. */
  readonly now: () => number;
  /** Where signatures go that the next request brings back. */
  readonly kept?: KeptSignatures;
  /** Hides secrets in what a provider says of an error; without it, what looks like one. */
  readonly mask?: (text: string) => string;
};

/** An upstream answer on its way to Codex. */
export type AnswerStream = {
  /** The next bytes, or their text, cut anywhere. */
  readonly push: (piece: Uint8Array | string) => readonly ResponsesEvent[];
  /** Nothing more comes. Always ends in a terminal event, if none has been given out. */
  readonly end: (cause?: EndCause) => readonly ResponsesEvent[];
  /** The provider said its last word, and only what it cost may follow: silence is an end now. */
  readonly hasFinished: () => boolean;
  /** The terminal event is out; nothing that follows is read. */
  readonly hasEnded: () => boolean;
};

/** Turns the bytes of a Chat Completions answer into the events of a Responses stream. Never throws. */
export function answerStream(asked: Asked, options: AnswerOptions): AnswerStream {
  const reader = new SseReader();
  const answer = new Answer(asked, options);
  let strayWords = '';
  const take = (frame: Frame): void => {
    if (frame.kind === 'json') takeValue(answer, frame.value, options);
    else if (frame.kind === 'done') answer.end({ isDone: true, cause: 'closed' });
    else if (frame.kind === 'too-long') answer.fail({ code: 'server_error', message: endWords.tooLong });
    else if (frame.kind === 'body') takeBody(answer, frame.text, options);
    // The beginning of a chunk is no word of anybody.
    else if (!/^\s*[{[]/.test(frame.text)) strayWords ||= frame.text.slice(0, 4_000);
  };
  return {
    push: (piece) => {
      for (const frame of answer.hasEnded ? [] : reader.push(piece)) take(frame);
      return answer.take();
    },
    end: (cause = 'closed') => {
      for (const frame of answer.hasEnded ? [] : reader.end()) take(frame);
      if (strayWords !== '' && answer.isEmpty) answer.fail(failureOf(readErrorText(strayWords), options));
      answer.end({ isDone: false, cause });
      return answer.take();
    },
    hasFinished: () => answer.hasFinished,
    hasEnded: () => answer.hasEnded,
  };
}

function takeValue(answer: Answer, value: unknown, options: AnswerOptions): void {
  const inList: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isObject(inList)) return;
  if (isErrorChunk(inList)) answer.fail(failureOf(readError(inList), options));
  else answer.push(inList);
}

/** One piece in place of a stream: the whole answer, an error, a page. */
function takeBody(answer: Answer, text: string, options: AnswerOptions): void {
  const value = readJson(text);
  const isAnswer = isObject(value) && Array.isArray(value.choices) && !isErrorChunk(value);
  if (isAnswer) answer.push(value);
  else answer.fail(failureOf(readErrorText(text), options));
  answer.end({ isDone: true, cause: 'closed' });
}

function failureOf(said: Said, { mask }: AnswerOptions): Failure {
  return toFailure(said, { status: null, retryAfter: null, mask });
}
