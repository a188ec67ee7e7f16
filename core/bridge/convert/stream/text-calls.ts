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
    end: new RegExp(`</${marker}(?:function_calls|tool_calls)\\s*>`, 'g'),
    begun: /^<[\s|\uff5c\u2016\u2225]{0,6}(?:D|DS|DSM|DSML[\s|\uff5c\u2016\u2225]{0,6}[a-z_]{0,14}\s?)?$/,
  },
  'tool-call-tags': {
    start: /<tool_call>/,
    end: /<\/tool_call>/g,
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
  #text = '';
  #isInBlock = false;
  /** From here on the end of the block is looked for: what lies before was looked at. */
  #searched = 0;

  constructor(kind: Exclude<Dialect['textCalls'], 'none'>, isTool: (name: string) => boolean) {
    this.#form = forms[kind];
    this.#isTool = isTool;
  }

  push(piece: string): readonly Said[] {
    this.#text += piece;
    const said: Said[] = [];
    let isMore = true;
    while (isMore) isMore = this.#isInBlock ? this.#endBlock(said) : this.#startBlock(said);
    return said;
  }

  /** A block without its end is read as far as it goes. */
  end(): readonly Said[] {
    const said: Said[] = [];
    this.#give(said, this.#text, this.#isInBlock);
    this.#text = '';
    this.#isInBlock = false;
    return said;
  }

  /** Whether there may be more to find. */
  #startBlock(said: Said[]): boolean {
    const start = this.#form.start.exec(this.#text);
    if (start) {
      this.#give(said, this.#text.slice(0, start.index), false);
      this.#text = this.#text.slice(start.index);
      this.#isInBlock = true;
      this.#searched = 0;
      return true;
    }
    const last = this.#text.lastIndexOf('<');
    const rest = last < 0 ? '' : this.#text.slice(last);
    const isBegun = rest.length > 0 && rest.length < longestMarker && this.#form.begun.test(rest);
    this.#give(said, isBegun ? this.#text.slice(0, last) : this.#text, false);
    this.#text = isBegun ? rest : '';
    return false;
  }

  #endBlock(said: Said[]): boolean {
    const { end } = this.#form;
    end.lastIndex = this.#searched;
    const found = end.exec(this.#text);
    if (!found && this.#text.length <= longestBlock) {
      this.#searched = Math.max(0, this.#text.length - longestMarker);
      return false;
    }
    const stop = found ? found.index + found[0].length : this.#text.length;
    this.#give(said, this.#text.slice(0, stop), found !== null);
    this.#text = this.#text.slice(stop);
    this.#isInBlock = false;
    return true;
  }

  #give(said: Said[], text: string, isBlock: boolean): void {
    const calls = isBlock ? readTextCalls(text).filter(({ name }) => this.#isTool(name)) : [];
    if (calls.length > 0) said.push(...calls.map((call) => ({ kind: 'call', ...call }) as const));
    else if (text !== '') said.push({ kind: 'text', text });
  }
}
