import { setTimeout as delay } from 'node:timers/promises';
import type { Calls } from '../../shared/contract.ts';
import type { Face } from '../../shared/face.ts';
import type { Environment } from '../environment.ts';
import { threadPlanner } from '../planner/thread-planner.ts';
import type { Engine } from '../switching/engine.ts';
import { answerer } from './answer.ts';
import type { App, Host } from './app.ts';
import type { CallContext } from './call-context.ts';
import { appCalls } from './calls/app.ts';
import { clientCalls } from './calls/clients.ts';
import { historyCalls } from './calls/history.ts';
import { importCalls } from './calls/import.ts';
import { keyCalls } from './calls/keys.ts';
import { linkCalls } from './calls/links.ts';
import { providerCalls } from './calls/providers.ts';
import { requestCalls } from './calls/requests.ts';
import { settingsCalls } from './calls/settings.ts';
import { snippetCalls } from './calls/snippets.ts';
import { switchingCalls } from './calls/switching.ts';
import { testCalls } from './calls/tests.ts';
import { ClientQuestions } from './client-questions.ts';
import { inTurn } from './in-turn.ts';
import { knownPresets } from './known-presets.ts';
import { LinkSlot } from './link-slot.ts';
import { PlanShelf } from './plan-shelf.ts';
import { RemovalClock } from './removals/removal-clock.ts';
import { startEngine } from './start-engine.ts';
import { TestRuns } from './tests/test-runs.ts';
import { Changes } from './watch/changes.ts';
import { type LiveWatch, watchLive } from './watch/live-watch.ts';

/** How long an end waits for what is being written; after that the journal knows how it ends. */
const patienceMs = 5000;
/** How long a face waits for a client to tell its version. It is told of one that comes later. */
const usualPatienceMs = 5000;

function allCalls(context: CallContext): Calls {
  return {
    ...appCalls(context),
    ...clientCalls(context),
    ...providerCalls(context),
    ...keyCalls(context),
    ...testCalls(context),
    ...switchingCalls(context),
    ...importCalls(context),
    ...historyCalls(context),
    ...requestCalls(context),
    ...settingsCalls(context),
    ...snippetCalls(context),
    ...linkCalls(context),
  };
}

/**
 * Every call first looks whether something changed: what a face is told is how things are at this moment, also when the
 * system has not yet told of the file that was just saved. A look opens no file.
 */
function lookingFirst(calls: Calls, watch: LiveWatch): Calls {
  const looking = Object.entries(calls).map(([name, call]) => {
    const asked = call as (input: unknown, gone?: AbortSignal) => Promise<unknown>;
    return [
      name,
      async (input: unknown, gone?: AbortSignal) => {
        watch.look();
        return asked(input, gone);
      },
    ];
  });
  return Object.fromEntries(looking) as Calls;
}

/** Acts that look at the files before and after, so that everybody hears of them before the answer. */
function watchedActs(watch: LiveWatch): Engine['act'] {
  const turn = inTurn();
  return (work) =>
    turn(() => {
      watch.look();
      return work().finally(() => watch.look());
    });
}

/** The engine with everything that a face of people needs. Each process has one; several processes see each other's changes. */
export async function createApp(environment: Environment, host: Host): Promise<App> {
  const versionPatienceMs = environment.versionPatienceMs ?? usualPatienceMs;
  const planner = host.planner === undefined ? undefined : threadPlanner(host.planner);
  const started = await startEngine({ ...environment, versionPatienceMs, ...(planner && { planner }) }, 'window');
  const changes = new Changes();
  const watch = await watchLive(started, changes);
  const engine: Engine = { ...started, act: watchedActs(watch) };
  const removals = new RemovalClock(engine);
  changes.listen((topics) => void (topics.includes('removals') && removals.wind()));
  removals.wind();
  const log = host.log ?? ((line) => void process.stderr.write(`switchyard: ${line}\n`));
  const questions = new ClientQuestions(
    engine,
    (client) => {
      engine.read.drop(`status of ${client}`);
      watch.look(['clients']);
    },
    log,
  );
  const shared = {
    host,
    changes,
    plans: new PlanShelf(),
    tests: new TestRuns(engine, () => watch.look(['tests'])),
    link: new LinkSlot(),
    questions,
    lookAgain: () => watch.lookAgain(),
  };
  const callsAs = (face: Face): Calls => lookingFirst(allCalls({ ...shared, engine: { ...engine, face } }), watch);
  const calls = callsAs('window');
  return {
    engine,
    calls,
    callsAs,
    answer: answerer(calls, log),
    onChange: (listener) => changes.listen(listener),
    announce: (topic) => {
      if (topic === 'clients') watch.lookAgain();
      changes.tell([topic]);
    },
    offerLink: (url) => {
      shared.link.offer(environment.random(8), url, knownPresets(engine).presets);
      changes.tell(['links']);
    },
    stop: async () => {
      shared.tests.stop();
      removals.stop();
      shared.plans.clear();
      changes.end();
      watch.stop();
      // An act in line behind this one is not begun any more by anybody: its asker is gone.
      const ended = Promise.all([engine.act(async () => undefined), questions.stop()]);
      await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
      await planner?.end();
    },
  };
}
