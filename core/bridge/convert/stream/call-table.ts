import type { Asked } from '../asked.ts';
import { findTool, isNameBegun } from './asked-tool.ts';
import { type CallFragment, PendingCall } from './pending-call.ts';

/**
 * Tells to which call a fragment belongs. The API says: by index. Vendors leave the index out, count every call as the
 * first one, give each piece a new id, send the id or the name late, repeat the name, or repeat the whole call at the end.
 */
export class CallTable {
  readonly #asked: Asked;
  readonly #calls: PendingCall[] = [];
  readonly #byIndex = new Map<number, PendingCall>();
  readonly #byId = new Map<string, PendingCall>();

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** In the order in which they began. */
  get calls(): readonly PendingCall[] {
    return this.#calls;
  }

  /** The call with the fragment added to it; null where the fragment repeats what is there. */
  take(fragment: CallFragment): PendingCall | null {
    const known = this.#candidate(fragment);
    if (known && isRepeat(known, fragment)) return null;
    const call = known && !this.#isAnother(known, fragment) ? known : this.#begin(fragment.index);
    if (fragment.id !== '' && call.id === '') {
      call.id = fragment.id;
      this.#byId.set(fragment.id, call);
    }
    call.name = this.#nameAfter(call, fragment.name);
    call.signature = fragment.signature ?? call.signature;
    call.add(fragment.arguments);
    return call;
  }

  #begin(index: number | null): PendingCall {
    const call = new PendingCall(index);
    this.#calls.push(call);
    if (index !== null) this.#byIndex.set(index, call);
    return call;
  }

  #candidate({ index, id, name }: CallFragment): PendingCall | undefined {
    const ofId = id === '' ? undefined : this.#byId.get(id);
    const latest = this.#calls.at(-1);
    if (index !== null) {
      const ofIndex = this.#byIndex.get(index);
      if (ofIndex && (id === '' || ofIndex.id === '' || ofIndex.id === id)) return ofIndex;
      return ofId && (ofId.index === index || name === '') ? ofId : ofIndex;
    }
    if (ofId || id === '') return ofId ?? latest;
    // An id that nobody knows: it comes late, each piece has its own, or a call begins whose name is still to come.
    return latest && name === '' && !latest.isWholeSoFar(this.#asked) ? latest : undefined;
  }

  /** Whether a name that comes once more begins a call of its own. */
  #isAnother(call: PendingCall, fragment: CallFragment): boolean {
    const { id, name } = fragment;
    if (name === '' || call.name === '') return false;
    if (name !== call.name) return this.#nameAfter(call, name) === call.name;
    const hasOtherId = id !== '' && call.id !== '' && id !== call.id;
    return (hasOtherId || fragment.arguments.trim() !== '') && call.isWholeSoFar(this.#asked);
  }

  /** Names come whole, again with each piece, or in pieces; a name that no tool has is nothing to add to. */
  #nameAfter(call: PendingCall, piece: string): string {
    if (piece === '' || call.output) return call.name;
    if (call.name === '') return piece;
    const joined = call.name + piece;
    if (findTool(this.#asked, joined) || isNameBegun(this.#asked, joined)) return joined;
    return piece.startsWith(call.name) && findTool(this.#asked, piece) ? piece : call.name;
  }
}

/** The whole call once more, as some send it in their last chunk. */
function isRepeat(call: PendingCall, { id, name, arguments: text }: CallFragment): boolean {
  return (
    name !== '' &&
    name === call.name &&
    text !== '' &&
    text === call.arguments &&
    (id === '' || id === call.id) &&
    text.endsWith('}')
  );
}
