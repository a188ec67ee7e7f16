import type { Asked } from '../asked.ts';
import { endWords } from '../errors/words.ts';
import type { JsonObject } from '../json.ts';
import type { KeptSignatures } from '../kept.ts';
import type { Failure, ResponsesEvent, Usage } from '../types/responses-events.ts';
import { findTool } from './asked-tool.ts';
import { Calls } from './calls.ts';
import { readChunk } from './chunk.ts';
import { conclude, type EndCause } from './conclusion.ts';
import type { CallFragment } from './pending-call.ts';
import { type Ending, ResponseWriter } from './response-writer.ts';
import { TextCalls } from './text-calls.ts';
import { type TextKind, TextOutput } from './text-output.ts';
import { ThinkTags } from './think-tags.ts';
import { Thoughts } from './thoughts.ts';

/** In characters: more is no answer of a model, and all of it stays in memory until the end repeats it. */
const longestAnswer = 64 * 1024 * 1024;

type Options = {
  readonly ids: (prefix: string) => string;
  readonly now: () => number;
  readonly kept?: KeptSignatures;
};

/** One answer, from chunks to events: what is open, what was said, and how it ends. */
export class Answer {
  readonly #ids: (prefix: string) => string;
  readonly #writer: ResponseWriter;
  readonly #calls: Calls;
  readonly #thoughts = new Thoughts();
  readonly #thinkTags: ThinkTags | null;
  readonly #textCalls: TextCalls | null;
  #open: TextOutput | null = null;
  /** Space that becomes a part of what follows it, or of nothing. */
  #blank = '';
  #blankKind: TextKind = 'text';
  #length = 0;
  #hasText = false;
  #hasThought = false;
  #finish: string | null = null;
  #usage: Usage | null = null;
  #hasEnded = false;

  constructor(asked: Asked, { ids, now, kept }: Options) {
    const { model, dialect } = asked;
    this.#ids = ids;
    this.#writer = new ResponseWriter({ id: ids('resp'), created_at: Math.floor(now() / 1000), model });
    this.#calls = new Calls({ asked, writer: this.#writer, newId: ids, kept, beforeOpen: () => this.#closeText() });
    this.#thinkTags = dialect.thinkTags.length === 0 ? null : new ThinkTags(dialect.thinkTags);
    const isTool = (name: string) => findTool(asked, name) !== undefined;
    this.#textCalls = dialect.textCalls === 'none' ? null : new TextCalls(dialect.textCalls, isTool);
  }

  get hasFinished(): boolean {
    return this.#finish !== null;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Nothing at all came of the provider. */
  get isEmpty(): boolean {
    return this.#length === 0 && this.#finish === null;
  }

  push(value: JsonObject): void {
    if (this.#hasEnded) return;
    this.#writer.begin();
    const { thought, text, refusal, calls, finish, usage } = readChunk(value, this.#thoughts);
    this.#say('thought', thought);
    if (text !== '') this.#content(text);
    this.#say('refusal', refusal);
    // What was held back as the beginning of a tag stands before the call, and was none.
    if (calls.length > 0) this.#flush();
    for (const call of calls) this.#call(call);
    this.#finish = finish ?? this.#finish;
    this.#usage = usage ?? this.#usage;
    if (this.#length > longestAnswer) this.fail({ code: 'server_error', message: endWords.tooLong });
  }

  /** Does nothing when it has ended. */
  end({ isDone, cause }: { readonly isDone: boolean; readonly cause: EndCause }): void {
    if (this.#hasEnded) return;
    this.#flush();
    if (this.#hasEnded) return;
    const [hasText, hasThought] = [this.#hasText, this.#hasThought];
    this.#conclude(conclude({ finish: this.#finish, isDone, cause, hasText, hasThought, calls: this.#calls.state }));
  }

  fail(failure: Failure): void {
    if (!this.#hasEnded) this.#conclude({ kind: 'failed', failure });
  }

  take(): readonly ResponsesEvent[] {
    return this.#writer.take();
  }

  #content(text: string): void {
    if (this.#thinkTags) for (const run of this.#thinkTags.push(text)) this.#run(run);
    else this.#text(text);
  }

  #run({ kind, text }: { readonly kind: 'text' | 'thought'; readonly text: string }): void {
    if (kind === 'thought') this.#say(kind, text);
    else this.#text(text);
  }

  #text(text: string): void {
    if (this.#textCalls) for (const said of this.#textCalls.push(text)) this.#heal(said);
    else this.#say('text', text);
  }

  #heal(said: ReturnType<TextCalls['push']>[number]): void {
    if (said.kind === 'text') this.#say('text', said.text);
    else
      this.#call({
        index: null,
        id: this.#ids('call'),
        name: said.name,
        arguments: said.arguments,
        signature: undefined,
      });
  }

  #flush(): void {
    for (const run of this.#thinkTags?.end() ?? []) this.#run(run);
    for (const said of this.#textCalls?.end() ?? []) this.#heal(said);
  }

  #say(kind: TextKind, text: string): void {
    if (text === '' || this.#hasEnded) return;
    this.#length += text.length;
    if (this.#open?.kind === kind) this.#open.push(text);
    else this.#begin(kind, text);
  }

  /** Vendors send blank pieces between the parts of an answer: they neither begin nor end anything. */
  #begin(kind: TextKind, text: string): void {
    if (this.#blankKind !== kind) this.#blank = '';
    this.#blankKind = kind;
    if (text.trim() === '') {
      this.#blank += text;
      return;
    }
    this.#closeText();
    if (kind === 'thought') this.#hasThought = true;
    else this.#hasText = true;
    this.#open = new TextOutput(kind, this.#writer, this.#ids);
    this.#open.push(this.#blank + text);
    this.#blank = '';
  }

  #call(fragment: CallFragment): void {
    if (this.#hasEnded) return;
    this.#length += fragment.arguments.length + fragment.name.length + fragment.id.length + 1;
    if (!this.#calls.push(fragment)) this.fail({ code: 'server_error', message: endWords.tooManyCalls });
  }

  #closeText(): void {
    this.#open?.close('completed');
    this.#open = null;
  }

  #conclude(ending: Ending): void {
    this.#hasEnded = true;
    if (ending.kind === 'failed') this.#open?.abandon();
    else this.#open?.close(ending.kind);
    this.#open = null;
    if (ending.kind === 'completed') this.#calls.close();
    else this.#calls.abandon();
    this.#writer.end(ending, this.#usage);
  }
}
