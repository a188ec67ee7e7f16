import { lineEnd, lineStart } from './text-lines.ts';

const text = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const beginning = /[{,[]/;

/**
 * Tells where a value shares its line with what begins before it. A line is gone through once and not for each value on
 * it: a whole file may stand on one.
 */
export class SharedLines {
  readonly #text: string;
  /** The line last asked for, and the first place on it at which an item begins. */
  #from = 0;
  #to = -1;
  #firstItem = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a brace, a bracket or a comma stands before `offset` on its line, outside of strings. */
  isShared(offset: number): boolean {
    if (offset < this.#from || offset >= this.#to) this.#read(offset);
    if (this.#firstItem < offset) return true;
    // A quote in a comment may have hidden one.
    return beginning.test(this.#text.slice(this.#from, offset).replace(text, ''));
  }

  #read(offset: number): void {
    this.#from = lineStart(this.#text, offset);
    this.#to = lineEnd(this.#text, offset);
    const line = this.#text.slice(this.#from, this.#to).replace(text, (string) => ' '.repeat(string.length));
    const first = line.search(beginning);
    this.#firstItem = this.#from + (first < 0 ? line.length : first);
  }
}
