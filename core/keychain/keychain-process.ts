import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { type Keychain, type KeychainRequest, keychainLimitMs } from './keychain.ts';
import type { KeychainReply } from './keychain-child.ts';
import { keychainNotAsked, keychainTimeout, toKeychainError } from './keychain-error.ts';
import { type Session, type Starter, startSession } from './keychain-session.ts';

export interface KeychainLimits {
  /** How long the child may take to start. Generous: on a busy machine that is no fault of the keychain. */
  readonly startMs: number;
  /** How long the keychain may be silent while it is asked. */
  readonly answerMs: number;
  /** How long the child is kept for a next request. */
  readonly idleMs: number;
}

const usualLimits: KeychainLimits = { startMs: 20_000, answerMs: keychainLimitMs, idleMs: 2000 };

/**
 * The OS keychain, asked through a child process: a keychain that waits for a person blocks a whole process and frees it
 * only when killed. A call never holds up this process, and gives up when the keychain has been silent for the limit
 * (checklist S6). One child answers all calls of a moment, for a start of Node for each would bring down a busy machine.
 */
export function keychainOf(starter: Starter, limits = usualLimits): Keychain {
  const queue = new KeychainQueue(starter, limits);
  return {
    get: (ref) => queue.ask({ kind: 'get', ref }),
    set: async (ref, key) => void (await queue.ask({ kind: 'set', ref, key })),
    delete: async (ref) => void (await queue.ask({ kind: 'delete', ref })),
    check: async () => void (await queue.ask({ kind: 'check' })),
  };
}

interface Pending {
  readonly id: number;
  readonly request: KeychainRequest;
  readonly resolve: (value: string | null) => void;
  readonly reject: (error: Error) => void;
  /** How often a child ended instead of answering it. */
  failures: number;
  /** When it was sent to the child that is asked now, by the clock of `performance`. */
  sentAt: number;
}

const mostFailures = 2;

class KeychainQueue {
  readonly #starter: Starter;
  readonly #limits: KeychainLimits;
  /** In the order in which they are answered. */
  #pending: Pending[] = [];
  #session: Session | undefined;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #serial = 0;

  constructor(starter: Starter, limits: KeychainLimits) {
    this.#starter = starter;
    this.#limits = limits;
  }

  ask(request: KeychainRequest): Promise<string | null> {
    this.#serial += 1;
    const id = this.#serial;
    return new Promise((resolve, reject) => this.#take({ id, request, resolve, reject, failures: 0, sentAt: 0 }));
  }

  #take(pending: Pending): void {
    this.#pending.push(pending);
    if (this.#session === undefined) this.#start();
    else if (this.#isReady) {
      if (this.#pending.length === 1) this.#wait(this.#limits.answerMs, () => this.#giveUp());
      this.#session.setBusy(true);
      this.#send(pending);
    }
  }

  #start(): void {
    this.#isReady = false;
    this.#wait(this.#limits.startMs, () => this.#failAll(keychainNotAsked));
    try {
      this.#session = startSession(this.#starter, {
        reply: (reply) => this.#hear(reply),
        ended: (cause) => this.#lose(cause),
      });
    } catch (error) {
      // No memory for another process, say.
      this.#lose(error instanceof Error ? error.message : String(error));
    }
  }

  #send(pending: Pending): void {
    pending.sentAt = performance.now();
    this.#session?.send({ id: pending.id, request: pending.request });
  }

  #hear(reply: KeychainReply): void {
    if (reply.kind === 'ready') {
      this.#isReady = true;
      for (const pending of this.#pending) this.#send(pending);
    } else {
      const pending = this.#pending.find(({ id }) => id === reply.id);
      this.#pending = this.#pending.filter((one) => one !== pending);
      if (reply.kind === 'value') pending?.resolve(reply.value);
      else pending?.reject(toKeychainError(reply.message));
    }
    if (this.#pending.length > 0) this.#wait(this.#limits.answerMs, () => this.#giveUp());
    else this.#rest();
  }

  /** Nothing is asked. The child is kept for a while, and holds up nobody. */
  #rest(): void {
    this.#session?.setBusy(false);
    this.#wait(this.#limits.idleMs, () => {
      this.#session?.end();
      this.#session = undefined;
    });
    this.#timer?.unref();
  }

  /** The child ended by itself. What it was just asked may be why; the rest gets another one. */
  #lose(cause: string | undefined): void {
    this.#session = undefined;
    if (cause !== undefined) {
      this.#failAll(() => toKeychainError(cause));
      return;
    }
    const blamed = this.#isReady ? this.#pending.slice(0, 1) : this.#pending;
    for (const pending of blamed) pending.failures += 1;
    this.#fail(
      ({ failures }) => failures >= mostFailures,
      () => new AppError(problemOf('keychain-process-ended')),
    );
    this.#goOn();
  }

  /** The keychain is silent. Whoever was asked later than the limit ago gets another child. */
  #giveUp(): void {
    this.#session?.kill();
    this.#session = undefined;
    const [oldest] = this.#pending;
    const latest = performance.now() - this.#limits.answerMs;
    this.#fail((pending) => pending === oldest || pending.sentAt <= latest, keychainTimeout);
    this.#goOn();
  }

  #failAll(toError: () => Error): void {
    this.#session?.kill();
    this.#session = undefined;
    this.#fail(() => true, toError);
    this.#goOn();
  }

  #fail(isMeant: (pending: Pending) => boolean, toError: () => Error): void {
    const failed = this.#pending.filter(isMeant);
    this.#pending = this.#pending.filter((pending) => !failed.includes(pending));
    for (const { reject } of failed) reject(toError());
  }

  #goOn(): void {
    clearTimeout(this.#timer);
    if (this.#pending.length > 0) this.#start();
  }

  /** Instead of what was waited for before. A process that was held up itself first reads what has come meanwhile. */
  #wait(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => setImmediate(() => this.#timer === timer && act()), ms);
    this.#timer = timer;
  }
}
