import { AppError } from '../../shared/problem.ts';
import { originOf, type Provider } from '../../shared/provider.ts';
import { redact } from '../../shared/redact.ts';
import type { TestView } from '../../shared/views.ts';
import { findProvider, readProviders } from '../providers/provider-list.ts';
import type { Engine } from '../switching/engine.ts';
import type { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { lookUpKey } from './key-lookup.ts';
import { changeTests, type LastTests, readTests } from './test-store.ts';

/** Many providers at once are many connections from one address, which some of them take for an attack. */
const mostAtOnce = 8;

type Finding = Omit<TestView, 'provider' | 'at'>;

interface Run {
  readonly controller: AbortController;
  readonly result: Promise<TestView>;
}

/** The tests that run now, and what the last ones saw. */
export class TestRuns {
  readonly #engine: Engine;
  readonly #changes: Changes;
  readonly #connection: Connection | undefined;
  readonly #runs = new Map<string, Run>();
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #last: LastTests = {};

  constructor(engine: Engine, changes: Changes, connection: Connection | undefined) {
    this.#engine = engine;
    this.#changes = changes;
    this.#connection = connection;
  }

  /** Before `lastOf`: reads what was remembered, by the terminal too. */
  async load(): Promise<void> {
    this.#last = await readTests(this.#engine.environment);
  }

  lastOf({ id }: Provider): TestView | undefined {
    return this.#last[id];
  }

  isTesting(id: string): boolean {
    return this.#runs.has(id);
  }

  /** Tests a provider of the list, remembers the result. Joins a test of it that runs already. */
  async run(id: string): Promise<TestView> {
    const running = this.#runs.get(id);
    if (running) return running.result;
    const provider = findProvider(await readProviders(this.#engine.environment), id);
    return (this.#runs.get(id) ?? this.#start(provider)).result;
  }

  cancel(id: string): void {
    this.#runs.get(id)?.controller.abort();
  }

  /** What was never stored is not remembered either. */
  async tryOut(provider: Provider, key: string | undefined): Promise<TestView> {
    const finding = await this.#inLine(new AbortController().signal, (signal) => this.#ask(provider, key, signal));
    return this.#toView(provider, finding);
  }

  /** The names of the models that the provider offers. Throws what kept it from being asked. */
  async listModels(provider: Provider, given: string | undefined): Promise<readonly string[]> {
    const connection = this.#connected();
    const found = await lookUpKey(this.#engine, provider, given);
    if (found.kind === 'keychain') throw new AppError(found.problem.code, found.problem.message, found.problem.fix);
    if (found.kind === 'key-moved')
      throw new AppError(
        'key-origin-changed',
        `The key of ${provider.name} was entered for another address than ${originOf(provider)}.`,
        'Enter it again for this address.',
      );
    if (found.kind === 'key-missing')
      throw new AppError('key-missing', `${provider.name} has no key yet.`, 'Enter it.');
    return connection.listModels({ provider, key: found.key, signal: new AbortController().signal });
  }

  /** What was seen of an address or a key that is another one now. */
  async forget(id: string): Promise<void> {
    this.cancel(id);
    await changeTests(this.#engine.environment, ({ [id]: _, ...others }) => others);
  }

  stop(): void {
    for (const { controller } of this.#runs.values()) controller.abort();
  }

  #connected(): Connection {
    if (this.#connection) return this.#connection;
    throw new AppError('not-supported', 'Testing a connection is not possible here yet.', 'Update Switchyard.');
  }

  #start(provider: Provider): Run {
    this.#connected();
    const controller = new AbortController();
    const result = this.#inLine(controller.signal, (signal) => this.#ask(provider, undefined, signal))
      .then((finding) => this.#toView(provider, finding))
      .then((view) => this.#remember(provider, view))
      .finally(() => {
        this.#runs.delete(provider.id);
        this.#changes.tell(['tests']);
      });
    const run = { controller, result };
    this.#runs.set(provider.id, run);
    this.#changes.tell(['tests']);
    return run;
  }

  async #inLine(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Finding>): Promise<Finding> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#running += 1;
    try {
      return signal.aborted ? { kind: 'cancelled' } : await work(signal);
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  async #ask(provider: Provider, given: string | undefined, signal: AbortSignal): Promise<Finding> {
    const connection = this.#connected();
    const found = await lookUpKey(this.#engine, provider, given);
    if (found.kind === 'keychain') return { kind: 'keychain', detail: redact(found.problem.message).slice(0, 300) };
    if (found.kind !== 'key') return { kind: found.kind };
    if (signal.aborted) return { kind: 'cancelled' };
    try {
      const finding = await connection.testProvider({ provider, key: found.key, signal });
      const { detail } = finding;
      const keys = found.key === undefined ? [] : [found.key];
      return { ...finding, ...(detail !== undefined && { detail: redact(detail, keys).slice(0, 300) }) };
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      throw error;
    }
  }

  #toView({ id }: Provider, finding: Finding): TestView {
    return { provider: id, at: this.#engine.environment.now().toISOString(), ...finding };
  }

  /** A test that was cancelled saw nothing, and one of an address that was changed meanwhile tells nothing of the new one. */
  async #remember(provider: Provider, view: TestView): Promise<TestView> {
    const { environment } = this.#engine;
    const now = (await readProviders(environment)).find(({ id }) => id === provider.id);
    const isSame = now && JSON.stringify(now.endpoints) === JSON.stringify(provider.endpoints);
    if (isSame && view.kind !== 'cancelled')
      await changeTests(environment, (tests) => ({ ...tests, [provider.id]: view }));
    return view;
  }
}
