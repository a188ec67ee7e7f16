import { clientIds } from '../../shared/client-id.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Client, LiveState } from '../clients/client.ts';
import type { Environment } from '../environment.ts';
import { type KeyIndex, readKeyIndex } from '../keychain/key-index.ts';
import { readProviders } from '../providers/provider-list.ts';
import { readSettingsNow, type Settings } from '../settings/settings.ts';

/** What can change by itself. A client stands for all that its own files say. */
export const parts = ['settings', 'providers', 'keys', 'tests', 'history', ...clientIds] as const;
export type Part = (typeof parts)[number];

interface Kept {
  readonly of: readonly Part[];
  readonly value: unknown;
}

/**
 * The world as it was read: each part when it is first asked for, and then no more until somebody says that it changed.
 * One act, and all faces of one process, see the same. What is about to be written is compared with the disk all the
 * same, so what was read too early is never written over something newer.
 */
export class Snapshot {
  /** The outside with what the settings say about clients, backups and the history. */
  readonly environment: Environment;
  readonly #kept = new Map<string, Kept>();

  constructor(outside: Environment) {
    const settings = () => this.settings();
    this.environment = {
      ...outside,
      // Settings that can't be read throw here: the wrong folder would be written.
      get folders() {
        return settings().folders;
      },
      get backupsKept() {
        return settings().backupsKept;
      },
      get historyKept() {
        return settings().historyKept;
      },
    };
  }

  settings(): Settings {
    return this.once('settings', ['settings'], () => readSettingsNow(this.environment));
  }

  /** Our own list, in the user's order. */
  providers(): Promise<readonly Provider[]> {
    return this.once('providers', ['providers'], () => readProviders(this.environment));
  }

  keys(): Promise<KeyIndex> {
    return this.once('keys', ['keys'], () => readKeyIndex(this.environment));
  }

  state(client: Client): Promise<LiveState> {
    const read = async () => client.read(await client.find(this.environment));
    return this.once(`state of ${client.id}`, [client.id, 'settings'], read);
  }

  /** What `read` gives, kept until one of the parts that it is made of is forgotten. What failed is not kept. */
  once<Value>(name: string, of: readonly Part[], read: () => Value): Value {
    const kept = this.#kept.get(name);
    // One name always stands for one kind of value: it is chosen next to its `read`.
    if (kept) return kept.value as Value;
    const mine: Kept = { of, value: read() };
    this.#kept.set(name, mine);
    if (mine.value instanceof Promise)
      mine.value.catch(() => {
        if (this.#kept.get(name) === mine) this.#kept.delete(name);
      });
    return mine.value as Value;
  }

  drop(name: string): void {
    this.#kept.delete(name);
  }

  /** These parts changed, or may have. */
  forget(changed: readonly Part[] = parts): void {
    for (const [name, { of }] of this.#kept) if (of.some((part) => changed.includes(part))) this.#kept.delete(name);
  }
}
