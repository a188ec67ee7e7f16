import type { Asked, AskedTool } from '../asked.ts';
import { readJson } from '../json.ts';
import { findTool } from './asked-tool.ts';
import type { CallOutput } from './call-output.ts';
import { CustomInput } from './custom-input.ts';

/** What one chunk says about one call; '' where it says nothing. */
export type CallFragment = {
  readonly index: number | null;
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** Gemini's, to be sent back with the call. */
  readonly signature: unknown;
};

/** So often a call is looked at before its end: each look reads all of it. */
const mostLooks = 64;

/** A call of which fragments still come. */
export class PendingCall {
  readonly index: number | null;
  id = '';
  name = '';
  signature: unknown = undefined;
  output: CallOutput | null = null;
  /** As Codex knows it. */
  callId = '';
  #arguments = '';
  /** Asked of each fragment: the whole would be put together anew each time. */
  #lastCharacter = '';
  #looks = 0;

  constructor(index: number | null) {
    this.index = index;
  }

  /** As the provider sent them, all together. */
  get arguments(): string {
    return this.#arguments;
  }

  add(fragment: string): void {
    this.#arguments += fragment;
    this.#lastCharacter = fragment.at(-1) ?? this.#lastCharacter;
  }

  /** Whether it looks whole already, while more may come; not asked again and again of a call that never is. */
  isWholeSoFar(asked: Asked): boolean {
    if (this.#lastCharacter !== '}' || this.#looks >= mostLooks) return false;
    this.#looks += 1;
    return isWhole(findTool(asked, this.name), this.#arguments);
  }

  isWhole(asked: Asked): boolean {
    return isWhole(findTool(asked, this.name), this.#arguments);
  }
}

function isWhole(tool: AskedTool | undefined, text: string): boolean {
  if (text.trim() === '' || readJson(withoutStart(text)) !== undefined) return true;
  if (tool?.kind !== 'custom') return false;
  const input = new CustomInput(tool.name);
  input.push(text);
  return input.end() !== undefined;
}

/** Some servers begin with the `{}` of a call without arguments, and then send the arguments. */
export function withoutStart(text: string): string {
  return text.startsWith('{}') && text.length > 2 ? text.slice(2) : text;
}
