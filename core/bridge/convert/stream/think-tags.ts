/** Text of one kind, in the order in which it came. */
export type Run = { readonly kind: 'text' | 'thought'; readonly text: string };

/**
 * Takes thoughts out of the content in which some servers leave them, between tags, however the tags are cut. In text a tag
 * counts at the beginning of a line only, because answers speak of such tags, and a thought that never ends would swallow
 * the rest of the answer. A closing tag alone is left out: the server's template had opened it.
 */
export class ThinkTags {
  readonly #tags: readonly { readonly text: string; readonly opens: boolean }[];
  readonly #longest: number;
  #held = '';
  #kind: Run['kind'] = 'text';
  #isLineBlank = true;
  /** Space after a tag belongs to nothing. */
  #isAfterTag = false;

  constructor(names: readonly string[]) {
    this.#tags = names.flatMap((name) => [
      { text: `<${name}>`, opens: true },
      { text: `</${name}>`, opens: false },
    ]);
    this.#longest = Math.max(0, ...this.#tags.map(({ text }) => text.length));
  }

  push(piece: string): readonly Run[] {
    const text = this.#held + piece;
    const runs: Run[] = [];
    let from = 0;
    let at = text.indexOf('<');
    for (; at >= 0; at = text.indexOf('<', at + 1)) {
      if (!this.#mayCount(text, from, at)) continue;
      const rest = text.slice(at, at + this.#longest);
      const tag = this.#tags.find((one) => rest.startsWith(one.text) && !(one.opens && this.#kind === 'thought'));
      if (tag) {
        this.#add(runs, text.slice(from, at));
        this.#turn(tag.opens ? 'thought' : 'text');
        from = at + tag.text.length;
        at = from - 1;
      } else if (this.#tags.some((one) => one.text.length > rest.length && one.text.startsWith(rest))) break;
    }
    const end = at < 0 ? text.length : at;
    this.#add(runs, text.slice(from, end));
    this.#held = text.slice(end);
    return runs;
  }

  /** What looked like the beginning of a tag was none. */
  end(): readonly Run[] {
    const runs: Run[] = [];
    this.#add(runs, this.#held);
    this.#held = '';
    return runs;
  }

  #mayCount(text: string, from: number, at: number): boolean {
    if (this.#kind === 'thought') return true;
    let before = at - 1;
    while (before >= from && (text[before] === ' ' || text[before] === '\t')) before -= 1;
    return before < from ? this.#isLineBlank : text[before] === '\n';
  }

  #turn(kind: Run['kind']): void {
    this.#kind = kind;
    this.#isAfterTag = true;
    this.#isLineBlank = true;
  }

  #add(runs: Run[], text: string): void {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    this.#isLineBlank = line.trim() === '' && (this.#isLineBlank || line.length < text.length);
    const own = this.#isAfterTag ? text.trimStart() : text;
    if (own === '') return;
    this.#isAfterTag = false;
    runs.push({ kind: this.#kind, text: own });
  }
}
