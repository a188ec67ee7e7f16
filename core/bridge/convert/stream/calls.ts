import type { Asked } from '../asked.ts';
import type { KeptSignatures } from '../kept.ts';
import { findTool } from './asked-tool.ts';
import { type CallOutput, openCall } from './call-output.ts';
import { CallTable } from './call-table.ts';
import { type CallFragment, type PendingCall, withoutStart } from './pending-call.ts';
import type { ResponseWriter } from './response-writer.ts';

/** More calls in one answer, or a longer one, are no work of a model. */
const mostCalls = 256;
const longestCall = 16 * 1024 * 1024;

/** OpenAI takes no longer ones back. */
const longestId = 64;

/** What there is at the end. `nameless`: all of them, so that nobody can tell what was meant. */
export type CallsState = 'none' | 'whole' | 'cut' | 'nameless';

export type CallsAround = {
  readonly asked: Asked;
  readonly writer: ResponseWriter;
  readonly newId: (prefix: string) => string;
  readonly kept: KeptSignatures | undefined;
  /** A call begins: what is open as text ends before it. */
  readonly beforeOpen: () => void;
};

/**
 * The calls of one answer. One begins when its name and its id are settled and there is something in it, and all of them
 * end together: Codex runs what is done, and of a broken answer nothing must run.
 */
export class Calls {
  readonly #around: CallsAround;
  readonly #table: CallTable;
  readonly #usedIds = new Set<string>();

  constructor(around: CallsAround) {
    this.#around = around;
    this.#table = new CallTable(around.asked);
  }

  /** false where there are too many, or where one is too long. */
  push(fragment: CallFragment): boolean {
    const call = this.#table.take(fragment);
    if (call === null) return true;
    if (call.output) call.output.push(fragment.arguments);
    // Three characters, because the first two may be the empty object that is none of the arguments.
    else if (call.id !== '' && call.arguments.length > 2 && this.#isKnown(call)) this.#open(call);
    return this.#table.calls.length <= mostCalls && call.arguments.length <= longestCall;
  }

  get state(): CallsState {
    const named = this.#named();
    if (named.length === 0) return this.#table.calls.length === 0 ? 'none' : 'nameless';
    return named.every((call) => call.isWhole(this.#around.asked)) ? 'whole' : 'cut';
  }

  close(): void {
    const named = this.#named();
    for (const call of named) if (!call.output) this.#open(call);
    for (const { output, callId, signature } of named) {
      output?.close();
      this.#around.kept?.add(callId, signature);
    }
  }

  abandon(): void {
    for (const { output } of this.#table.calls) output?.abandon();
  }

  /** One without a name beside others that have one is what a server left over. */
  #named(): readonly PendingCall[] {
    return this.#table.calls.filter(({ name }) => name !== '');
  }

  #isKnown({ name }: PendingCall): boolean {
    return name !== '' && findTool(this.#around.asked, name) !== undefined;
  }

  #open(call: PendingCall): CallOutput {
    const { asked, writer, newId, beforeOpen } = this.#around;
    beforeOpen();
    const callId = this.#uniqueId(call.id);
    const output = openCall({ writer, newId, callId, name: call.name, tool: findTool(asked, call.name) });
    call.output = output;
    call.callId = callId;
    output.push(withoutStart(call.arguments));
    return output;
  }

  /** Codex runs two calls of one id, and sends back two outputs that nobody can tell apart (measured). */
  #uniqueId(id: string): string {
    let unique = id === '' || id.length > longestId ? this.#around.newId('call') : id;
    for (let count = 2; this.#usedIds.has(unique); count += 1) unique = `${id.slice(0, longestId - 5)}_${count}`;
    this.#usedIds.add(unique);
    return unique;
  }
}
