/**
 * Writes `120000.0` as `120000` in the JSON of arguments, as it comes: models write whole numbers so, and Codex takes them
 * for no whole number ("invalid type: floating point 1000.0, expected u64", measured). In JSON it is the same number, so
 * no schema is asked: Codex itself declares such parameters as `number`.
 */
export class IntegralNumbers {
  #isInText = false;
  /** The last character in a text was a backslash. */
  #isEscaped = false;
  #isAfterDigit = false;
  /** A point and its zeros, until it is known what follows them. */
  #held = '';

  push(fragment: string): string {
    let out = '';
    let at = 0;
    while (at < fragment.length) {
      if (this.#isInText) {
        const end = this.#endOfText(fragment, at);
        out += fragment.slice(at, end);
        at = end;
      } else {
        out += this.#outside(fragment[at] ?? '');
        at += 1;
      }
    }
    return out;
  }

  end(): string {
    const held = this.#held;
    this.#held = '';
    return held === '.' ? held : '';
  }

  #outside(character: string): string {
    if (this.#held !== '' && character === '0') {
      this.#held += character;
      return '';
    }
    const isOther = this.#held === '.' || /[\d.eE]/.test(character);
    const before = isOther ? this.#held : '';
    this.#held = character === '.' && this.#isAfterDigit ? character : '';
    this.#isAfterDigit = character >= '0' && character <= '9';
    this.#isInText = character === '"';
    return before + (this.#held === '' ? character : '');
  }

  /** The place after the quote that ends the text, or the end of what is there. */
  #endOfText(fragment: string, from: number): number {
    for (let at = from; at < fragment.length; at += 1) {
      const character = fragment[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (character === '\\') this.#isEscaped = true;
      else if (character === '"') {
        this.#isInText = false;
        return at + 1;
      }
    }
    return fragment.length;
  }
}
