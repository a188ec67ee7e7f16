/** What of an answer must be kept for the next request, because Codex does not send it back. */
export type Kept = {
  /** Gemini's `thought_signature`, by call id. */
  readonly signatures: ReadonlyMap<string, unknown>;
};
