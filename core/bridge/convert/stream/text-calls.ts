import type { Dialect } from '../dialects/dialect.ts';
import { readTextCalls, type TextCall } from './written-calls.ts';

export type Said = { readonly kind: 'text'; readonly text: string } | ({ readonly kind: 'call' } & TextCall);

/** The bars of DeepSeek's markers come in several forms, one or two of them. */
const bars = '\\s{0,4}[|\uff5c\u2016\u2225]{1,2}\\s{0,4}';
const marker = `${bars}DSML${bars}`;

type Form = { readonly start: RegExp; readonly end: RegExp; readonly begun: RegExp };

const forms: Readonly<Record<Exclude<Dialect['textCalls'], 'none'>, Form>> = {
  dsml: {
    start: new RegExp(`<${marker}(?:function_calls|tool_calls)\\s*>`),
    end: new RegExp(`</${marker}(?:function_calls|tool_calls)\\s*>`),
    begun: /^<[\s|\uff5c\u2016\u2225]{0,6}(?:D|DS|DSM|DSML[\s|\uff5c\u2016\u2225]{0,6}[a-z_]{0,14}\s?)?$/,
  },
  'tool-call-tags': {
    start: /<tool_call>/,
    end: /<\/tool_call>/,
    begun: /^<(?:t|to|too|tool|tool_|tool_c|tool_ca|tool_cal|tool_call)?$/,
  },
};

/** Longer than a beginning of a marker can be. */
const longestMarker = 48;
/** A call written as text that has no end by then is a text. */
const longestBlock = 4 * 1024 * 1024;

/**
 * Finds the calls that a model wrote into its text because its server did not read them (vllm#40801), however they are
 * cut. What cannot be read as calls of declared tools stays the text that it was.
 */
export class TextCalls {
  readonly #form: Form;
  readonly #isTool: (name: string) => boolean;
  /** What may be the beginning of a block. */
  #held = '';
  /** A block of which the end is still to come; null outside of one. */
  #block: string | null = null;
  /** The last characters of the block: its end may be cut. */
  #tail = '';

  constructor(kind: Exclude<Dialect['textCalls'], 'none'>, isTool: (name: string) => boolean) {
    this.#form = forms[kind];
    this.#isTool = isTool;
  }

  push(piece: string): readonly Said[] {
    const said: Said[] = [];
    let rest: string | null = piece;
    while (rest !== null)
      rest = this.#block === null ? this.#outside(rest, said) : this.#inside(this.#block, rest, said);
    return said;
  }

  /** A block without its end is read as far as it goes. */
  end(): readonly Said[] {
    const said: Said[] = [];
    this.#give(said, this.#block ?? this.#held, this.#block !== null);
    this.#held = '';
    this.#block = null;
    return said;
  }

  /** Returns what follows the beginning of a block, null where there is none. */
  #outside(piece: string, said: Said[]): string | null {
    const text = this.#held + piece;
    if (!text.includes('<')) {
      this.#give(said, text, false);
      return null;
    }
    const start = this.#form.start.exec(text);
    if (start) {
      this.#give(said, text.slice(0, start.index), false);
      this.#held = '';
      this.#block = start[0];
      this.#tail = '';
      return text.slice(start.index + start[0].length);
    }
    const last = text.lastIndexOf('<');
    const rest = last < 0 ? '' : text.slice(last);
    this.#held = rest.length > 0 && rest.length < longestMarker && this.#form.begun.test(rest) ? rest : '';
    this.#give(said, text.slice(0, text.length - this.#held.length), false);
    return null;
  }

  /** Returns what follows the block, null while it goes on. */
  #inside(block: string, piece: string, said: Said[]): string | null {
    const window = this.#tail + piece;
    const end = this.#form.end.exec(window);
    if (!end && block.length + piece.length <= longestBlock) {
      this.#block = block + piece;
      this.#tail = window.slice(-longestMarker);
      return null;
    }
    const stop = end ? end.index + end[0].length - this.#tail.length : piece.length;
    this.#give(said, block + piece.slice(0, stop), end !== null);
    this.#block = null;
    return piece.slice(stop);
  }

  #give(said: Said[], text: string, isBlock: boolean): void {
    const calls = isBlock ? readTextCalls(text).filter(({ name }) => this.#isTool(name)) : [];
    if (calls.length > 0) said.push(...calls.map((call) => ({ kind: 'call', ...call }) as const));
    else if (text !== '') said.push({ kind: 'text', text });
  }
}
