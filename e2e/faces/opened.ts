import type { PrivateBus } from '../support/secret-service.ts';
import type { Act, Known, Typed } from './act.ts';
import { type Answer, answerOf, type OpenFace, openServe, openTray, openWindow, typed } from './face.ts';
import type { FullDisk } from './full-disk.ts';
import { type Before, type FaceHome, filesOf, historyOf, openHome, prepare, sameInAll, withTwo } from './home.ts';

export const names = ['window', 'tray', 'serve', 'terminal'] as const;
export type Name = (typeof names)[number];

/** For all faces at once. Nothing goes on behind its back when one fails. */
export async function eachFace<Value>(make: (name: Name) => Promise<Value>, wanted: readonly Name[] = names) {
  const all = await Promise.allSettled(wanted.map(async (name) => [name, await make(name)] as const));
  const entries = all.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return Object.fromEntries(entries) as Readonly<Record<Name, Value>>;
}

/** The terminal opens with each of its commands. */
const openers = {
  window: openWindow,
  tray: openTray,
  serve: openServe,
  terminal: async () => undefined,
} as const satisfies Record<Name, (home: FaceHome) => Promise<OpenFace | undefined>>;

/** What holds everywhere in a home, so that two homes can be compared. */
export interface State {
  readonly files: Readonly<Record<string, string>>;
  readonly history: Awaited<ReturnType<typeof historyOf>>;
}

/** One face over a home of its own, in which something was done before. */
export interface Opened {
  readonly name: Name;
  readonly home: FaceHome;
  readonly known: Known;
  readonly before: State;
  /** Undefined where the answer is a notification. */
  answer(act: Pick<Act, 'page' | 'terminal' | 'item'>): Promise<Answer | undefined>;
  now(): Promise<State>;
  close(): Promise<void>;
}

type Given = ((before: Before) => Promise<Known>) | undefined;

/** Two providers lie there where nothing is said. */
const usual = (before: Before): Promise<Known> => withTwo(before).then(() => ({}));

export async function open(name: Name, given: Given, bus?: PrivateBus, full?: FullDisk): Promise<Opened> {
  const home = openHome(bus, full?.variables);
  const known = await prepare(home, given ?? usual);
  full?.fill(home, name === 'window' || name === 'tray');
  const now = async () => ({ files: filesOf(home), history: await historyOf(home) });
  const before = await now();
  const face = await openers[name](home);
  return {
    name,
    home,
    known,
    before,
    now,
    answer: async (act) => {
      const answer = face ? await throughPage(face, act, known) : await throughTerminal(home, act.terminal(known));
      return answer && sameInAll(answer, home.terminal.home);
    },
    close: async () => {
      await face?.close();
      home.terminal.close();
    },
  };
}

async function throughPage(face: OpenFace, { page, item }: Pick<Act, 'page' | 'item'>, known: Known) {
  if (!face.click || !item) return answerOf(() => page(face.calls, known));
  await face.click(item);
  return undefined;
}

async function throughTerminal(home: FaceHome, { args, input, tells }: Typed): Promise<Answer> {
  const answer = await typed(home, args, input);
  if (!answer.ok || !tells) return answer;
  return { ok: true, value: (tells as (value: unknown) => unknown)(answer.value) };
}
