/**
 * Joins characters that a provider cut between two pieces, and replaces halves that stay alone: as `\ud83d` in JSON they
 * would make the whole event unreadable for Codex, whose parser takes no half of a pair.
 */
export class WholeCharacters {
  #half = '';

  push(piece: string): string {
    if (piece === '') return '';
    const text = this.#half + piece;
    const last = text.charCodeAt(text.length - 1);
    this.#half = last >= 0xd800 && last <= 0xdbff ? text.slice(-1) : '';
    return (this.#half === '' ? text : text.slice(0, -1)).toWellFormed();
  }

  end(): string {
    const half = this.#half;
    this.#half = '';
    return half.toWellFormed();
  }
}
