import type { ClientId } from '../../../shared/client-id.ts';
import { causeOf } from '../../../shared/messages/problem-text.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { originOf, type Provider } from '../../../shared/provider.ts';
import { redactProblem } from '../../../shared/redact-problem.ts';
import type { LoggedExchange } from '../../../shared/request-log.ts';
import type { Depth, TestView } from '../../../shared/test-view.ts';
import type { Finding } from '../../connection/finding.ts';
import { listModels } from '../../connection/list-models.ts';
import { toLogged } from '../../connection/logged.ts';
import type { Exchange } from '../../connection/record.ts';
import { testProvider } from '../../connection/test-provider.ts';
import { findProvider } from '../../providers/provider-list.ts';
import type { Engine } from '../../switching/engine.ts';
import { seenByTest } from '../seen.ts';
import { askedAs, knownAgents } from './asked-as.ts';
import { askClients } from './client-level.ts';
import { customersOf } from './customers.ts';
import { lookUpKey } from './found-key.ts';
import { logTest } from './request-log.ts';
import { changeTests, type LastTests, readTests } from './test-store.ts';

/** Many providers at once are many connections from one address, which some of them take for an attack. */
const mostAtOnce = 4;

/** Of one test, in the log. */
const mostExchanges = 40;

/** A provider as it is typed in a form. */
export interface Tried {
  readonly provider: Provider;
  /** The key that is typed beside it. */
  readonly key?: string | undefined;
  /** As it is stored. */
  readonly before?: Provider | undefined;
  readonly depth?: Depth | undefined;
  /** Of the clients this one only. */
  readonly client?: ClientId | undefined;
}

/** What a test of a provider shall look at. */
export type Wanted = Pick<Tried, 'depth' | 'client'>;

interface Run {
  readonly wanted: Wanted;
  readonly controller: AbortController;
  readonly result: Promise<TestView>;
}

/** The tests that run now, and what the last ones saw. `tell` is called when one begins or ends. */
export class TestRuns {
  readonly #engine: Engine;
  readonly #tell: () => void;
  readonly #runs = new Map<string, Run>();
  readonly #stopped = new AbortController();
  readonly #line: ((hasPlace: boolean) => void)[] = [];
  #running = 0;

  constructor(engine: Engine, tell: () => void) {
    this.#engine = engine;
    this.#tell = tell;
  }

  isTesting(id: string): boolean {
    return this.#runs.has(id);
  }

  /** Tests a provider of the list, remembers the result. Joins a test of it that runs already, or goes on after it. */
  async run(id: string, wanted: Wanted = {}): Promise<TestView> {
    const running = this.#runs.get(id);
    if (!running) return this.#start(id, wanted).result;
    if (running.wanted.depth === wanted.depth && running.wanted.client === wanted.client) return running.result;
    await running.result.catch(() => undefined);
    return this.run(id, wanted);
  }

  /** It is over at once for everybody who asks; the next one is another run. */
  cancel(id: string): void {
    const run = this.#runs.get(id);
    if (!run) return;
    this.#runs.delete(id);
    run.controller.abort();
  }

  /** What was never stored is not remembered either. */
  async tryOut(tried: Tried): Promise<TestView> {
    const { signal } = this.#stopped;
    const finding = await this.#inLine(signal, () => this.#ask(tried, signal));
    return this.#toView(tried.provider, finding);
  }

  /**
   * The names of the models that the provider offers. Many tell them to strangers, too, so one without a key is asked all
   * the same. Throws what keeps it from answering.
   */
  async listModels({ provider, key: given, before }: Tried): Promise<readonly string[]> {
    const found = await lookUpKey(this.#engine, provider, given, before);
    if (found.kind === 'keychain') throw new AppError(found.problem);
    const key = found.kind === 'key' ? found.key : undefined;
    try {
      return await listModels({ provider, key, signal: this.#stopped.signal, outside: this.#engine.environment });
    } catch (error) {
      if (found.kind !== 'key-moved' || !(error instanceof AppError) || error.problem.code !== 'models-need-key')
        throw error;
      throw new AppError(
        problemOf('key-origin-changed', { name: provider.name, origin: originOf(provider), provider: provider.id }),
      );
    }
  }

  stop(): void {
    this.#stopped.abort();
    for (const { controller } of this.#runs.values()) controller.abort();
  }

  /** Without a wait before it can be cancelled. */
  #start(id: string, wanted: Wanted): Run {
    const controller = new AbortController();
    const result = this.#carryOut(id, wanted, controller.signal).finally(() => this.#end(id, run));
    const run: Run = { wanted, controller, result };
    this.#runs.set(id, run);
    this.#tell();
    return run;
  }

  /** One that was cancelled may end after the next one of its provider began, and has no say about that one. */
  #end(id: string, run: Run): void {
    if (this.#runs.get(id) === run) this.#runs.delete(id);
    this.#tell();
  }

  async #carryOut(id: string, wanted: Wanted, signal: AbortSignal): Promise<TestView> {
    const { read } = this.#engine;
    const provider = findProvider(await read.providers(), id);
    const of = seenByTest(provider, await read.keys());
    const view = this.#toView(provider, await this.#inLine(signal, () => this.#ask({ provider, ...wanted }, signal)));
    // A test that was cancelled saw nothing.
    if (view.kind !== 'cancelled') await this.#remember(of, view);
    return view;
  }

  /** Hands its place over to the next in line; who is cancelled leaves the line at once. */
  async #inLine(signal: AbortSignal, work: () => Promise<Finding>): Promise<Finding> {
    if (signal.aborted) return { kind: 'cancelled' };
    if (this.#running < mostAtOnce) this.#running += 1;
    else if (!(await this.#place(signal))) return { kind: 'cancelled' };
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next(true);
      else this.#running -= 1;
    }
  }

  #place(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      this.#line.push(resolve);
      signal.addEventListener('abort', () => {
        const at = this.#line.indexOf(resolve);
        if (at >= 0) this.#line.splice(at, 1);
        resolve(false);
      });
    });
  }

  async #ask({ provider, key, before, depth = 'quick', client }: Tried, signal: AbortSignal): Promise<Finding> {
    const found = await lookUpKey(this.#engine, provider, key, before);
    if (found.kind === 'keychain') return { kind: 'keychain', detail: causeOf(redactProblem(found.problem)) };
    if (found.kind !== 'key') return { kind: found.kind };
    if (signal.aborted) return { kind: 'cancelled' };
    try {
      const as = await askedAs(provider);
      const outside = this.#engine.environment;
      const customers = depth === 'quick' || depth === 'free' ? [] : await customersOf(this.#engine, provider, client);
      const exchanges: LoggedExchange[] = [];
      const tell = (exchange: Exchange) => void exchanges.push(toLogged(exchange, found.key));
      const agents = await knownAgents();
      const request = { provider, key: found.key, signal, as, agents, outside, depth, customers, tell };
      const seen = await testProvider(request);
      const trial = { provider, key: found.key, signal };
      const finding = depth === 'client' ? await askClients(this.#engine, seen, trial) : seen;
      await this.#log(provider.id, finding, exchanges);
      return finding;
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      throw error;
    }
  }

  /** What can't be written down costs a look at the log, not the test. */
  async #log(provider: string, { kind }: Finding, exchanges: readonly LoggedExchange[]): Promise<void> {
    if (exchanges.length === 0 || kind === 'cancelled') return;
    const { environment } = this.#engine;
    const at = environment.now().toISOString();
    try {
      await logTest(environment, { at, provider, kind, exchanges: exchanges.slice(0, mostExchanges) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  #toView({ id }: Provider, finding: Finding): TestView {
    return { provider: id, at: this.#engine.environment.now().toISOString(), ...finding };
  }

  /** What can't be remembered costs a test, not the truth: no act fails for it. */
  async #remember(of: string, test: TestView): Promise<void> {
    try {
      await changeTests(this.#engine.environment, (tests) => ({ ...tests, [test.provider]: { of, test } }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    } finally {
      this.#engine.read.forget(['tests']);
    }
  }
}

/** What the last test of each provider saw, by whichever face, as long as it still says something about it. */
export async function lastTests({ environment, read }: Engine): Promise<ReadonlyMap<string, TestView>> {
  return read.once('last tests', ['tests', 'providers', 'keys'], async () => {
    // A file that can't be read hides no provider; the next test says more than it.
    const tests = await readTests(environment).catch((): LastTests => ({}));
    const [providers, keys] = await Promise.all([read.providers(), read.keys()]);
    return new Map(
      providers.flatMap((provider) => {
        const remembered = tests[provider.id];
        return remembered?.of === seenByTest(provider, keys) ? [[provider.id, remembered.test] as const] : [];
      }),
    );
  });
}
