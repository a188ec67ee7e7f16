import { isObject, readJson } from '../json.ts';
import { rawPatch } from './raw-patch.ts';

const start = /^\s*\{\s*"(?:input|patch)"\s*:\s*"/;
/** Longer than any start: what has none by then is no object around an input. */
const longestStart = 200;
/** An input that does not look like a patch by then is read when it is whole. */
const longestDoubt = 2_000;
const patchStart = '*** Begin Patch';

const simpleEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Takes the raw input of a custom tool out of the arguments of a function that stands in for it: `{"input":"…"}`,
 * or `{"patch":"…"}`, un-escaped as it comes. What comes otherwise (a bare text, a patch in fences or in a shell's heredoc) is
 * held back and read when it is whole. What was given out always stands at the beginning of the final input.
 */
export class CustomInput {
  readonly #isPatch: boolean;
  #raw = '';
  #input = '';
  #mode: 'start' | 'text' | 'after' | 'held' = 'start';
  /** An escape whose end is still to come. */
  #pending = '';
  /** For a patch: nothing is given out before it looks like one. */
  #isGiven = false;

  constructor(toolName: string) {
    this.#isPatch = toolName === 'apply_patch';
  }

  /** What the fragment adds to the input. */
  push(fragment: string): string {
    this.#raw += fragment;
    if (this.#mode === 'start') return this.#begin();
    return this.#mode === 'text' ? this.#add(fragment) : '';
  }

  /** The whole input; undefined where it was cut. */
  end(): string | undefined {
    if (this.#isGiven) return this.#mode === 'after' ? this.#input : undefined;
    return this.#wholeInput();
  }

  /** The same for an input that Codex gets although it was cut: the tool then says what is wrong with it. */
  endCut(): string {
    return this.end() ?? (this.#isGiven ? this.#input : this.#raw);
  }

  #begin(): string {
    const head = this.#raw.slice(0, longestStart);
    const match = start.exec(head);
    if (match) {
      this.#mode = 'text';
      return this.#add(this.#raw.slice(match[0].length));
    }
    if (head.length === longestStart) this.#mode = 'held';
    return '';
  }

  #add(fragment: string): string {
    const text = this.#unescape(fragment);
    this.#input += text;
    if (!this.#isGiven && !this.#mayBeGiven()) return '';
    const isFirst = !this.#isGiven;
    this.#isGiven = true;
    return isFirst ? this.#input : text;
  }

  #mayBeGiven(): boolean {
    if (!this.#isPatch) return this.#input !== '';
    return this.#input.length <= longestDoubt && this.#input.startsWith(patchStart);
  }

  /** Up to the quote that ends the text; an escape that is cut in two waits. */
  #unescape(fragment: string): string {
    const text = this.#pending + fragment;
    this.#pending = '';
    let out = '';
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at];
      if (character === '"') {
        this.#mode = 'after';
        return out + text.slice(from, at);
      }
      if (character !== '\\') continue;
      out += text.slice(from, at);
      const escaped = readEscape(text, at);
      if (escaped === undefined) {
        this.#pending = text.slice(at);
        return out;
      }
      out += escaped.text;
      at += escaped.length - 1;
      from = at + 1;
    }
    return out + text.slice(from);
  }

  #wholeInput(): string | undefined {
    const value = readJson(this.#raw);
    const trimmed = this.#raw.trim();
    if (value === undefined && (trimmed === '' || /^[{"]/.test(trimmed))) return trimmed === '' ? '' : undefined;
    const input = value === undefined ? this.#raw : inputOf(value, this.#raw);
    return this.#isPatch ? rawPatch(innerInput(input)) : input;
  }
}

/** The same for arguments that came whole. */
export function wholeInput(toolName: string, text: string): string {
  const input = new CustomInput(toolName);
  input.push(text);
  return input.endCut().toWellFormed();
}

/** The text in what a model sent in place of `{"input":"…"}`. */
function inputOf(value: unknown, raw: string): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return raw;
  const own = value.input ?? value.patch ?? value.command;
  if (typeof own === 'string') return own;
  if (Array.isArray(own) && own.every((part) => typeof part === 'string')) return own.at(-1) ?? '';
  const texts = Object.values(value).filter((member) => typeof member === 'string');
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : raw;
}

/** The JSON of an input, once more in a text. */
function innerInput(input: string): string {
  const inner = /^\s*[{"]/.test(input) ? readJson(input) : undefined;
  return inner === undefined ? input : inputOf(inner, input);
}

/** undefined where its end is not there yet. Halves of a character are joined by whoever reads on. */
function readEscape(text: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const letter = text[at + 1];
  if (letter === undefined) return undefined;
  if (letter !== 'u') return { text: simpleEscapes[letter] ?? letter, length: 2 };
  if (text.length < at + 6) return undefined;
  const unit = Number.parseInt(text.slice(at + 2, at + 6), 16);
  return { text: String.fromCharCode(Number.isNaN(unit) ? 0xfffd : unit), length: 6 };
}
