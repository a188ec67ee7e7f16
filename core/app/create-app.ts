import type { Calls } from '../../shared/contract.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import type { Environment } from '../environment.ts';
import { answerer } from './answer.ts';
import type { App, Host } from './app.ts';
import { appCalls } from './calls/app.ts';
import { clientCalls } from './calls/clients.ts';
import { historyCalls } from './calls/history.ts';
import { importCalls } from './calls/import.ts';
import { keyCalls } from './calls/keys.ts';
import { linkCalls } from './calls/links.ts';
import { providerCalls } from './calls/providers.ts';
import { settingsCalls } from './calls/settings.ts';
import { snippetCalls } from './calls/snippets.ts';
import { switchingCalls } from './calls/switching.ts';
import { testCalls } from './calls/tests.ts';
import { Changes } from './changes.ts';
import { inTurn } from './in-turn.ts';
import { LinkSlot } from './link-slot.ts';
import { watchLive } from './live-watch.ts';
import { PlanShelf } from './plans.ts';
import { Removals } from './removals.ts';
import type { Room } from './room.ts';
import { startEngine } from './start-engine.ts';
import { TestRuns } from './test-runs.ts';

function allCalls(room: Room): Calls {
  return {
    ...appCalls(room),
    ...clientCalls(room),
    ...providerCalls(room),
    ...keyCalls(room),
    ...testCalls(room),
    ...switchingCalls(room),
    ...importCalls(room),
    ...historyCalls(room),
    ...settingsCalls(room),
    ...snippetCalls(room),
    ...linkCalls(room),
  };
}

/** The engine with everything that a face of people needs. Each process has one; several processes see each other's changes. */
export async function createApp(environment: Environment, host: Host): Promise<App> {
  const engine = await startEngine(environment);
  const changes = new Changes();
  const watch = await watchLive(engine, changes);
  const turn = inTurn();
  let presets: ReturnType<typeof presetCatalogue> | undefined;
  const room: Room = {
    engine,
    host,
    changes,
    plans: new PlanShelf(engine),
    removals: new Removals(engine),
    tests: new TestRuns(engine, () => watch.look(['tests'])),
    link: new LinkSlot(),
    presets: () => {
      presets ??= presetCatalogue();
      return presets;
    },
    write: (work) => turn(() => work().finally(() => watch.look())),
  };
  const calls = allCalls(room);
  return {
    engine,
    calls,
    answer: answerer(calls, host.log ?? ((line) => void process.stderr.write(`switchyard: ${line}\n`))),
    onChange: (listener) => changes.listen(listener),
    announce: (topic) => changes.tell([topic]),
    offerLink: (url) => {
      room.link.offer(environment.random(8), url);
      changes.tell(['links']);
    },
    stop: async () => {
      room.tests.stop();
      room.removals.clear();
      room.plans.clear();
      changes.end();
      watch.stop();
    },
  };
}
