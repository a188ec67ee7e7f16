import type { Calls, Reply, Topic } from '../../shared/contract.ts';
import type { Face } from '../../shared/face.ts';
import type { Engine } from '../switching/engine.ts';

/** What surrounds the engine: a desktop app, or a server for a browser. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** The built planner (see `core/planner`), which takes large files off this thread; without it they are read here. */
  readonly planner?: string;
  /** Opens a file in the user's own editor; missing where there is no desktop. */
  openFile?(path: string): Promise<void>;
  /** Where a refusal or a surprise is noted, without a secret; standard error where it is missing. */
  log?(line: string): void;
}

/** The engine as every face holds it: one list of providers, one plan, one history, and word of every change. */
export interface App {
  readonly engine: Engine;
  /** The window's calls, for faces of the same process: may throw an AppError. */
  readonly calls: Calls;
  /** The same in the name of another face, which then stands in the history. */
  callsAs(face: Face): Calls;
  /**
   * Answers a call from outside: knows its name, checks what comes in and what goes out. Never throws; a surprise becomes
   * the problem `unexpected`. `gone` says that nobody waits for the answer any more: `changes.wait` then ends at once.
   */
  answer(name: unknown, input: unknown, gone?: AbortSignal): Promise<Reply<unknown>>;
  /** Called after each change, also one made by hand, by the terminal or by another window. Gives the way to stop. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void;
  /** Tells every face of a change that the engine can't see: `palette` opens the command palette. */
  announce(topic: Topic): void;
  /** A deep link came in: it waits for an answer, and takes the place of one that waited. Throws `link-refused`. */
  offerLink(url: string): void;
  /** Waits for what is being written, five seconds at most. */
  stop(): Promise<void>;
}
