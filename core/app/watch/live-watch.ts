import { setTimeout as delay } from 'node:timers/promises';
import { type ClientId, clientIds } from '../../../shared/client-id.ts';
import { type Topic, topics } from '../../../shared/contract.ts';
import { isVersionAsked, versionsTold } from '../../clients/program-version.ts';
import { historyFolder } from '../../files/history-log.ts';
import type { Engine } from '../../switching/engine.ts';
import type { Changes } from './changes.ts';
import { FolderWatches } from './folder-watches.ts';
import { configurationName, type LiveFiles, ownPaths, readLiveFiles, receiptName, signs } from './live-files.ts';
import { watchedNames } from './watched-places.ts';

/** Somebody who saves a file writes it, renames it and sets its mode: one word for all of it. */
const settleMs = 50;
/** How long a start waits to learn where the clients' files are: a client that is asked for its version takes its time. */
const patienceMs = 1000;
/** How often somebody looks where the system can't watch. */
const lookEveryMs = 2000;

export interface LiveWatch {
  /**
   * Looks at once: what changed since the last look is read anew when it is next asked for, and told, and so is what no
   * file shows (`besides`).
   */
  look(besides?: readonly Topic[]): void;
  /** Forgets what the clients' files said, for what they say may hang on files that nobody watches. */
  lookAgain(): void;
  stop(): void;
}

/** Tells `changes` of everything that happens to the clients' files and to ours, whoever did it. */
export async function watchLive(engine: Engine, changes: Changes): Promise<LiveWatch> {
  const watch = new Watch(engine, changes);
  await watch.start();
  return watch;
}

class Watch implements LiveWatch {
  readonly #engine: Engine;
  readonly #changes: Changes;
  readonly #watches: FolderWatches;
  #live: ReadonlyMap<ClientId, LiveFiles> = new Map();
  #signs: readonly string[] = [];
  #settling: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  #following: Promise<void> | undefined;
  #isStale = false;
  #isWaiting = false;
  #isStopped = false;

  constructor(engine: Engine, changes: Changes) {
    this.#engine = engine;
    this.#changes = changes;
    this.#watches = new FolderWatches({ onEvent: () => this.#settle(), onFailure: () => this.#lookByTurns() });
  }

  async start(): Promise<void> {
    let isLate = false;
    const first = this.#read().then((live) => {
      this.#live = live;
      if (!isLate) this.#signs = this.#sign().map(({ sign }) => sign);
      if (!this.#isStopped) this.#arrange();
      if (isLate) this.look();
    });
    this.#signs = this.#sign().map(({ sign }) => sign);
    this.#arrange();
    this.#following = first.finally(() => {
      this.#following = undefined;
    });
    await Promise.race([first, delay(patienceMs, undefined, { ref: false })]);
    isLate = true;
  }

  look(besides: readonly Topic[] = []): void {
    if (this.#isStopped) return;
    const now = this.#sign();
    const seen = now.filter((one, index) => one.sign !== this.#signs[index]);
    const changed = new Set([...seen.flatMap((one) => one.topics), ...besides]);
    this.#signs = now.map(({ sign }) => sign);
    if (changed.size === 0) return;
    this.#engine.read.forget(seen.flatMap((one) => one.parts));
    this.#changes.tell(topics.filter((topic: Topic) => changed.has(topic)));
    // An include, a setting or a new file may have moved what is to be looked at.
    if (changed.has('clients')) this.#follow();
  }

  lookAgain(): void {
    this.#engine.read.forget(clientIds);
    this.look();
  }

  /** Does not wait for a client that is just asked: what it answers goes nowhere. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#settling);
    clearInterval(this.#looking);
    this.#watches.stop();
  }

  #sign() {
    return signs(this.#engine.environment, this.#live);
  }

  /** Settings that can't be read move nothing: who asks for the clients is told of them. */
  #read(): Promise<ReadonlyMap<ClientId, LiveFiles>> {
    return readLiveFiles(this.#engine)
      .catch(() => this.#live)
      .finally(() => this.#followVersions());
  }

  /** A client that takes long to tell its version is shown without it, and anew once it has. */
  #followVersions(): void {
    if (this.#isWaiting || !isVersionAsked()) return;
    this.#isWaiting = true;
    void versionsTold().then(() => {
      this.#isWaiting = false;
      if (this.#isStopped) return;
      this.#engine.read.forget(clientIds);
      this.look(['clients']);
    });
  }

  #settle(): void {
    if (this.#isStopped) return;
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#arrange();
      this.look();
    }, settleMs);
  }

  #lookByTurns(): void {
    this.#looking ??= setInterval(() => {
      this.#arrange();
      this.look();
    }, lookEveryMs).unref();
  }

  #arrange(): void {
    const { environment } = this.#engine;
    const history = { folder: historyFolder(environment), pattern: receiptName };
    const live = [...this.#live.values()];
    const folders = new Set(live.flatMap((one) => one.folders));
    const configuration = [...folders].map((folder) => ({ folder, pattern: configurationName }));
    this.#watches.arrange(
      watchedNames({
        home: environment.home,
        files: [...live.flatMap((one) => one.files), ...ownPaths(environment)],
        folders: [history, ...configuration],
      }),
    );
  }

  #follow(): void {
    this.#isStale = true;
    this.#following ??= this.#followAll().finally(() => {
      this.#following = undefined;
    });
  }

  async #followAll(): Promise<void> {
    while (this.#isStale && !this.#isStopped) {
      this.#isStale = false;
      const live = await this.#read();
      if (this.#isStopped || JSON.stringify([...live]) === JSON.stringify([...this.#live])) continue;
      this.#live = live;
      this.#arrange();
      this.look();
    }
  }
}
