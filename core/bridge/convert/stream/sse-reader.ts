import { isObject, readJson } from '../json.ts';

/**
 * What came of the bytes so far. `words`: what stands in a stream without being a part of it. `body`: an answer that was
 * no stream at all. `too-long`: nothing that follows is read.
 */
export type Frame =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'done' }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'too-long' };

/** Longer lines and bodies are given up: what a provider sends stays in memory until its end is there. */
export const longestLine = 16 * 1024 * 1024;

/** A field of server-sent events that says nothing about an answer, or a comment to keep the connection alive. */
const silentField = /^(?::|(?:event|id|retry)(?::|$))/;

/**
 * Reads server-sent events (WHATWG) as they come, and what providers send in their place: lines without the space after
 * `data:`, without the empty line after them, JSON without `data:`, one JSON body, a page. Each character is looked at
 * once, however the bytes were cut.
 */
export class SseReader {
  readonly #decoder = new TextDecoder();
  /** What has no end yet: a line, or all of the body. Added to, never searched again. */
  #tail = '';
  /** Lines of `data:` that are no JSON by themselves. */
  #data = '';
  #mode: 'unknown' | 'stream' | 'body' | 'given-up' = 'unknown';
  /** The last piece ended in a carriage return, which may be the first half of a line end. */
  #isHalfEnd = false;

  push(piece: Uint8Array | string): readonly Frame[] {
    return this.#read(typeof piece === 'string' ? piece : this.#decoder.decode(piece, { stream: true }));
  }

  /** Nothing more comes: the last line may lack its end. */
  end(): readonly Frame[] {
    const frames = [...this.#read(this.#decoder.decode())];
    const rest = this.#tail;
    this.#tail = '';
    if (this.#mode === 'body') return [...frames, ...this.#body(rest)];
    if (this.#mode === 'stream') {
      this.#line(rest, frames);
      this.#endData(frames);
    }
    return frames;
  }

  #read(text: string): readonly Frame[] {
    if (this.#mode === 'given-up') return [];
    const own = this.#mode === 'unknown' ? this.#sniff(text) : text;
    if (this.#mode === 'stream') return this.#lines(own);
    this.#tail += own;
    return this.#tail.length > longestLine ? this.#giveUp() : [];
  }

  /** Tells by the first character that is no space, and returns what follows from there: no stream begins with a bracket. */
  #sniff(text: string): string {
    const own = text.replace(/^[\s\ufeff]+/, '');
    if (own !== '') this.#mode = /^[{[<]/.test(own) ? 'body' : 'stream';
    return own;
  }

  #lines(text: string): readonly Frame[] {
    const [first = '', ...others] = this.#split(text);
    const frames: Frame[] = [];
    this.#tail += first;
    for (const next of others) {
      this.#line(this.#tail, frames);
      this.#tail = next;
    }
    return this.#tail.length + this.#data.length > longestLine ? [...frames, ...this.#giveUp()] : frames;
  }

  #split(text: string): readonly string[] {
    const isSecondHalf = this.#isHalfEnd && text.startsWith('\n');
    this.#isHalfEnd = text.endsWith('\r');
    const own = isSecondHalf ? text.slice(1) : text;
    return own.includes('\r') ? own.split(/\r\n|\n|\r/) : own.split('\n');
  }

  #line(line: string, frames: Frame[]): void {
    const isData = line.startsWith('data');
    if (isData && (line[4] === ':' || line.length === 4)) this.#dataLine(line.slice(line[5] === ' ' ? 6 : 5), frames);
    else if (line.trim() === '') this.#endData(frames);
    else if (!silentField.test(line)) frames.push(strayFrame(line));
  }

  /** A line that is whole by itself is not kept waiting for the empty line, which some servers leave out. */
  #dataLine(data: string, frames: Frame[]): void {
    const frame = this.#data === '' ? toFrame(data) : undefined;
    if (frame) frames.push(frame);
    else this.#data = this.#data === '' ? data : `${this.#data}\n${data}`;
  }

  #endData(frames: Frame[]): void {
    const data = this.#data;
    this.#data = '';
    if (data.trim() !== '') frames.push(toFrame(data) ?? { kind: 'words', text: data });
  }

  /** One JSON value, a page, or lines of JSON. */
  #body(text: string): readonly Frame[] {
    if (text.trimStart().startsWith('<') || readJson(text) !== undefined) return [{ kind: 'body', text }];
    const frames: Frame[] = [];
    for (const line of text.split(/\r\n|\n|\r/)) this.#line(line, frames);
    this.#endData(frames);
    return frames.some(({ kind }) => kind === 'json') ? frames : [{ kind: 'body', text }];
  }

  #giveUp(): readonly Frame[] {
    this.#mode = 'given-up';
    this.#tail = '';
    this.#data = '';
    return [{ kind: 'too-long' }];
  }
}

/** undefined where it is no JSON: the rest may follow in the next line. */
function toFrame(data: string): Frame | undefined {
  if (data.length < 20 && data.trim() === '[DONE]') return { kind: 'done' };
  const value = readJson(data);
  return value === undefined ? undefined : { kind: 'json', value };
}

/** A gateway may throw its error into the stream as it is. */
function strayFrame(line: string): Frame {
  const value = line.startsWith('{') ? readJson(line) : undefined;
  return isObject(value) ? { kind: 'json', value } : { kind: 'words', text: line };
}
