/** What of an answer the next request has to bring back and Codex would drop. */
export type Kept = {
  /** Gemini's `extra_content.google.thought_signature`, as it came, by the call's id as Codex knows it. */
  readonly signatures: ReadonlyMap<string, unknown>;
};

const most = 2_000;
const mostBytes = 8 * 1024 * 1024;

/** Signatures of the latest calls; the oldest go first, by number and by size. */
export class KeptSignatures implements Kept {
  readonly #signatures = new Map<string, string>();
  #bytes = 0;

  get signatures(): ReadonlyMap<string, unknown> {
    return this.#signatures;
  }

  /** Only texts are kept: nobody has seen a signature of another kind, and texts have a size. */
  add(callId: string, signature: unknown): void {
    if (typeof signature !== 'string' || signature === '') return;
    this.#forget(callId);
    this.#signatures.set(callId, signature);
    this.#bytes += sizeOf(callId, signature);
    for (const oldest of this.#signatures.keys()) {
      if (this.#signatures.size <= most && this.#bytes <= mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(callId: string): void {
    const signature = this.#signatures.get(callId);
    if (signature === undefined) return;
    this.#signatures.delete(callId);
    this.#bytes -= sizeOf(callId, signature);
  }
}

/** As the engine holds texts in memory, at worst. */
function sizeOf(callId: string, signature: string): number {
  return 2 * (callId.length + signature.length);
}
