import { TomlNames } from './toml-names.ts';
import {
  type Body,
  namesOf,
  type Range,
  type TomlContent,
  type TomlKey,
  type TomlKeyPart,
  type TomlPair,
  type TomlSection,
  type TomlTop,
} from './toml-node.ts';
import { skipTrivia } from './trivia.ts';

/**
 * Reads the TOML that people and programs mostly write, four times as fast as toml-eslint-parser. Undefined for whatever
 * is not plainly right or rarely written (dates, several lines in one string, numbers to other bases, errors of any
 * kind): toml-eslint-parser is to read it, and to tell what is wrong with it. What is read here, both read the same.
 */
export function readPlainToml(text: string): TomlTop | undefined {
  if (unusualCharacter.test(text)) return undefined;
  try {
    return new PlainReader(text).top();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML allows none but the tab, LF, and CR in front of LF
const unusualCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)/;

// The patterns do the work: a process that just started runs them at full speed, but not yet its own code.
const space = /[ \t]*/y;
const emptyLine = /[ \t]*(?:#[^\n]*|\r)?\n/y;
const lineRest = /[ \t]*(?:#[^\n]*|\r)?(?:\n|$)/y;
const bareKey = /[A-Za-z0-9_-]+/y;
const literal = /'[^'\n]*'/y;
const basic = /"[^"\\\n]*"/y;
/** With the escapes that JSON spells in the same way. */
const escaped = /"(?:[^"\\\n\t]|\\["\\bfnrt])*"/y;
const boolean = /(?:true|false)(?=[ \t\r\n,\]}#]|$)/y;
const number = /(?:0|-?[1-9](?:_?[0-9])*)(?=[ \t\r\n,\]}#]|$)/y;
const fraction = /-?(?:0|[1-9][0-9]*)\.[0-9]+(?=[ \t\r\n,\]}#]|$)/y;

/** For what is longer or deeper toml-eslint-parser has no room: it is to say so. */
const [longest, deepest] = [50_000, 50];

type GrowingTop = TomlTop & { readonly body: (TomlPair | TomlSection)[] };
type GrowingSection = Omit<TomlSection, 'body' | 'range'> & { range: Range; readonly body: TomlPair[] };

class PlainReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  top(): TomlTop {
    const top: GrowingTop = { type: 'TOMLTopLevelTable', body: [] };
    const all = new TomlNames();
    let [body, names]: [GrowingTop | GrowingSection, TomlNames] = [top, all];
    for (;;) {
      while (this.#take(emptyLine) !== undefined);
      this.#take(space);
      if (this.#at === this.#text.length) return top;
      if (this.#text[this.#at] === '[') {
        const opened = this.#header(all);
        [body, names] = [opened.section, opened.names];
        top.body.push(body);
      } else if (this.#text[this.#at] !== '#') {
        body.body.push(this.#pair(body, names));
        if (body.type === 'TOMLTable') body.range = [body.range[0], this.#at];
      }
      if (this.#take(lineRest) === undefined) throw new NotPlain();
    }
  }

  /** What the pattern matches here; undefined, and nothing taken, where it does not. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return undefined;
    const from = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(from, this.#at);
  }

  #expect(mark: string): void {
    if (!this.#text.startsWith(mark, this.#at)) throw new NotPlain();
    this.#at += mark.length;
  }

  #header(all: TomlNames): { readonly section: GrowingSection; readonly names: TomlNames } {
    const from = this.#at;
    const isEntry = this.#text[from + 1] === '[';
    this.#expect(isEntry ? '[[' : '[');
    this.#take(space);
    const key = this.#key();
    this.#take(space);
    this.#expect(isEntry ? ']]' : ']');
    const opened = isEntry ? all.entry(namesOf(key)) : all.table(namesOf(key));
    if (!opened) throw new NotPlain();
    const kind = isEntry ? 'array' : 'standard';
    const { names, resolved: resolvedKey } = opened;
    return { section: { type: 'TOMLTable', kind, range: [from, this.#at], key, resolvedKey, body: [] }, names };
  }

  #pair(parent: Body, names: TomlNames): TomlPair {
    const key = this.#key();
    this.#take(space);
    this.#expect('=');
    this.#take(space);
    const value = this.#value();
    if (!names.value(namesOf(key), parent)) throw new NotPlain();
    return { type: 'TOMLKeyValue', range: [key.range[0], this.#at], key, value, parent };
  }

  #key(): TomlKey {
    const from = this.#at;
    const keys: TomlKeyPart[] = [];
    for (;;) {
      const name = this.#take(bareKey);
      keys.push(name === undefined ? { type: 'TOMLQuoted', value: this.#string() } : { type: 'TOMLBare', name });
      const to = this.#at;
      this.#take(space);
      if (this.#text[this.#at] !== '.') {
        this.#at = to;
        return { range: [from, to], keys };
      }
      this.#at += 1;
      this.#take(space);
    }
  }

  #value(): TomlContent {
    const from = this.#at;
    const type = 'TOMLValue';
    switch (this.#text[from]) {
      case '[':
        return this.#nested(() => this.#array());
      case '{':
        return this.#nested(() => this.#inlineTable());
      case '"':
      case "'":
        return { type, kind: 'string', value: this.#string(), range: [from, this.#at] };
    }
    const truth = this.#take(boolean);
    if (truth !== undefined) return { type, kind: 'boolean', value: truth === 'true', range: [from, this.#at] };
    const digits = this.#take(number)?.replaceAll('_', '');
    if (digits !== undefined)
      return { type, kind: 'integer', value: Number(digits), bigint: BigInt(digits), range: [from, this.#at] };
    const decimal = this.#take(fraction);
    if (decimal === undefined) throw new NotPlain();
    return { type, kind: 'float', value: Number(decimal), range: [from, this.#at] };
  }

  #nested<Node>(read: () => Node): Node {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotPlain();
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #string(): string {
    const text = this.#take(literal) ?? this.#take(basic);
    const source = text ?? this.#take(escaped) ?? '';
    // An empty one with a quote behind it opens one of several lines.
    if (source === '' || source.length > longest || this.#text[this.#at] === source[0]) throw new NotPlain();
    return text === undefined ? String(JSON.parse(source)) : source.slice(1, -1);
  }

  #array(): TomlContent {
    const from = this.#at;
    const elements: TomlContent[] = [];
    this.#expect('[');
    for (;;) {
      this.#at = skipTrivia(this.#text, this.#at, 'hash');
      if (this.#text[this.#at] === ']') break;
      elements.push(this.#value());
      this.#at = skipTrivia(this.#text, this.#at, 'hash');
      if (this.#text[this.#at] === ']') break;
      this.#expect(',');
    }
    this.#at += 1;
    return { type: 'TOMLArray', elements, range: [from, this.#at] };
  }

  /** On one line, as TOML 1.0 has it. */
  #inlineTable(): TomlContent {
    const table = {
      type: 'TOMLInlineTable' as const,
      body: [] as TomlPair[],
      range: [this.#at, this.#at] as [number, number],
    };
    const names = new TomlNames();
    this.#expect('{');
    this.#take(space);
    while (this.#text[this.#at] !== '}') {
      if (table.body.length > 0) {
        this.#expect(',');
        this.#take(space);
      }
      table.body.push(this.#pair(table, names));
      this.#take(space);
    }
    this.#at += 1;
    table.range[1] = this.#at;
    return table;
  }
}
