export type RefusalCode =
  | 'invalid_request'
  | 'request_too_large'
  | 'request_too_deep'
  | 'previous_response_not_found'
  | 'unsupported_compaction'
  | 'tool_name_collision';

/** A request that can't be carried without a change to what it means; `message` is for the person and holds no value of it. */
export type Refused = { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

/** Thrown on the way through a request, and caught where that began. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What `work` makes, or the refusal on its way; surprises go on. */
export function orRefused<T>(work: () => T): T | Refused {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, message: error.message };
    throw error;
  }
}
