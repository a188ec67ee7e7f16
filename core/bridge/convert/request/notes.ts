/** What was left out on the way, each thing once, as lines for the log. They hold names and kinds, never what was said. */
export class Notes {
  readonly #lines = new Set<string>();

  add(line: string): void {
    // So many that no request of Codex comes near, and a made-up one fills no log.
    if (this.#lines.size < 50) this.#lines.add(line);
  }

  get lines(): readonly string[] {
    return [...this.#lines];
  }
}

/** A word of the request as it may stand in a log. */
export function shown(word: unknown): string {
  return typeof word === 'string' ? word.replace(/[^\w .:-]/g, '?').slice(0, 60) : typeof word;
}
