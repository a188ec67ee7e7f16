import { addProvider } from '../../core/app/acts/providers.ts';
import { createApp } from '../../core/app/create-app.ts';
import { startEngine } from '../../core/app/start-engine.ts';
import type { Environment } from '../../core/environment.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import type { Calls } from '../../shared/contract.ts';
import { contentState } from '../cli/home-state.ts';
import { openTerminal, type Terminal } from '../cli/terminal.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import type { PrivateBus } from '../support/secret-service.ts';
import { addTestProvider, testDraft } from '../support/test-app.ts';
import { testEnvironment } from '../support/test-environment.ts';

/** A person's home, for the program as for an engine of this process. */
export interface FaceHome {
  readonly terminal: Terminal;
  readonly environment: Environment;
}

/** The live files of all clients lie in it. Every home holds the same, only under another path. */
export function openHome(bus?: PrivateBus, variables: Readonly<Record<string, string>> = {}): FaceHome {
  const terminal = openTerminal(bus, variables);
  for (const client of clientIds) terminal.write(liveFiles[client], liveContents[client]);
  return { terminal, environment: testEnvironment({ home: terminal.home, variables: terminal.variables }) };
}

/** What lies there before the act, done through an app of its own that is gone again afterwards. */
export interface Before {
  readonly calls: Calls;
  /** Switches and gives the receipt. */
  use(client: ClientId, choice: string): Promise<string>;
  /** Gives the whole path. */
  write(name: string, text: string): string;
  /** Adds a provider under this very id. */
  take(id: string): Promise<void>;
}

export async function prepare<Known>(home: FaceHome, given: (before: Before) => Promise<Known>): Promise<Known> {
  const app = await createApp(home.environment, { kind: 'browser', log: () => undefined });
  const { calls } = app;
  try {
    return await given({
      calls,
      use: async (client, choice) => (await calls['switch.use']({ client, choice })).receipt ?? '',
      write: home.terminal.write,
      take: async (id) => {
        const draft = testDraft({ name: id, needsKey: false });
        await addProvider(await startEngine(home.environment, 'terminal'), { draft, id });
      },
    });
  } finally {
    await app.stop();
  }
}

/** Two providers for every client, with their keys in files of ours. */
export async function withTwo({ calls }: Pick<Before, 'calls'>): Promise<void> {
  for (const name of ['A', 'B']) await addTestProvider({ calls }, name);
}

/** What the machine keeps for itself, and what is compared by what it means: the history. */
const leftOut = /^(work|bin)(\/|$)|^\.local\/share\/switchyard\/(history|backups|journal|locks|cache)(\/|$)/;

/** Every file and folder of a home with its mode and bytes, in words that are the same in all homes. */
export function filesOf({ terminal }: FaceHome): Readonly<Record<string, string>> {
  const all = Object.entries(contentState(terminal.home)).filter(([name]) => !leftOut.test(name));
  return Object.fromEntries(all.map(([name, content]) => [name, sameInAll(content, terminal.home)]));
}

/** Without what no two homes have in common: their path, the time, and what was drawn by lot. */
export function sameInAll<Value>(value: Value, home: string): Value {
  const text = JSON.stringify(value) ?? 'null';
  return JSON.parse(
    text
      .replaceAll(home, '$HOME')
      .replaceAll(/\d{8}T\d{9}-[0-9a-f]{8}/g, '<act>')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>')
      // A lot, or the mark of what a test was about, time of its key included.
      .replaceAll(/\b(?:[0-9a-f]{16}|[0-9a-f]{24})\b/g, '<drawn>')
      .replaceAll(/(\\?"id\\?": ?\\?")[0-9a-f]{8}(?=\\?")/g, '$1<drawn>')
      .replaceAll(/(\\?"ms\\?": ?)[\d.]+/g, '$10'),
  );
}

/** Oldest first: what was done, and where it was asked for. */
export async function historyOf({ environment, terminal }: FaceHome) {
  const entries = (await readHistory(await startEngine(environment, 'terminal'))).toReversed();
  return entries.map(({ face, ...entry }) => ({ face, entry: sameInAll(entry, terminal.home) }));
}
