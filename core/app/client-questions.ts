import type { ClientId } from '../../shared/client-id.ts';
import { findClient } from '../clients/clients.ts';
import type { Engine } from '../switching/engine.ts';
import { askedVerdict } from '../switching/verdict.ts';
import { placeOfSurprise } from './surprise.ts';

/**
 * Has the programs that take seconds to answer asked whether they take their files, beside whatever a face does. Each is
 * asked once at a time; `onAnswer` is told when one has answered.
 */
export class ClientQuestions {
  readonly #engine: Engine;
  readonly #onAnswer: (client: ClientId) => void;
  readonly #log: (line: string) => void;
  readonly #running = new Map<ClientId, Promise<void>>();
  /** Asked in vain: what it was asked about tells no more until something changes. */
  readonly #silent = new Map<ClientId, unknown>();
  #isStopped = false;

  constructor(engine: Engine, onAnswer: (client: ClientId) => void, log: (line: string) => void) {
    this.#engine = engine;
    this.#onAnswer = onAnswer;
    this.#log = log;
  }

  ask(clients: readonly ClientId[]): void {
    for (const client of clients) {
      if (this.#isStopped || this.#running.has(client)) continue;
      const asking = this.#ask(client)
        .catch((error: unknown) => this.#log(`asking ${client}: ${placeOfSurprise(error)}`))
        .finally(() => this.#running.delete(client));
      this.#running.set(client, asking);
    }
  }

  /** Nothing more is asked. Resolves when what runs has ended: it leaves nothing behind then. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#running.values());
  }

  async #ask(id: ClientId): Promise<void> {
    const client = await findClient(id);
    const state = await this.#engine.read.state(client);
    if (this.#silent.get(id) === state) return;
    const { kind } = await askedVerdict(this.#engine, client);
    if (kind === 'unknown') this.#silent.set(id, state);
    if (!this.#isStopped) this.#onAnswer(id);
  }
}
