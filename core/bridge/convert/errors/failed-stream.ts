import type { Asked } from '../asked.ts';
import { ResponseWriter } from '../stream/response-writer.ts';
import type { ResponsesEvent } from '../types/responses-events.ts';
import { readErrorText } from './error-body.ts';
import { toFailure } from './failure.ts';
import { retryAfterOf } from './retry-after.ts';

/** An answer that is no success. Names of headers in small letters. */
export type RefusedUpstream = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

export type FailedOptions = {
  readonly ids: (prefix: string) => string;
  readonly now: () => number;
  readonly mask?: (text: string) => string;
};

/** What Codex gets, with status 200, in place of an upstream error. */
export function failedStream(
  { model }: Pick<Asked, 'model'>,
  { status, headers, body }: RefusedUpstream,
  { ids, now, mask }: FailedOptions,
): readonly ResponsesEvent[] {
  const writer = new ResponseWriter({ id: ids('resp'), created_at: Math.floor(now() / 1000), model });
  const failure = toFailure(readErrorText(body), { status, retryAfter: retryAfterOf(headers, now()), mask });
  writer.end({ kind: 'failed', failure }, null);
  return writer.take();
}
