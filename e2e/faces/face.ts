import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../../core/app/create-app.ts';
import { followSettings } from '../../electron/settings-now.ts';
import { TrayFace } from '../../electron/tray/tray-face.ts';
import { type Calls, callNames, type Reply } from '../../shared/contract.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import { call, openSession, startServe } from '../serve/served.ts';
import * as stub from '../support/electron-stub.ts';
import type { FaceHome } from './home.ts';

/** What a face answered: what all of them tell of an act, or why not. */
export type Answer = Reply<unknown>;

/** One way into the engine, in a home of its own. */
export interface OpenFace {
  /** The contract, as this face carries it out: each may throw an AppError. */
  readonly calls: Calls;
  /** Clicks the item of the menu that `find` gives, and waits until what came of it is told. */
  click?(find: (items: readonly MenuItem[]) => MenuItem | undefined): Promise<void>;
  close(): Promise<void>;
}

export type MenuItem = (typeof stub.StubMenu.prototype.items)[number];

export async function answerOf(act: () => Promise<unknown>): Promise<Answer> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}

function toError(problem: Problem): AppError {
  return new AppError(problem);
}

/** The contract's calls over a door that only knows names and replies. */
function callsThrough(ask: (name: (typeof callNames)[number], input: unknown) => Promise<Answer>): Calls {
  const calls = callNames.map((name) => [
    name,
    async (input: unknown) => {
      const reply = await ask(name, input);
      if (reply.ok) return reply.value;
      throw toError(reply.problem);
    },
  ]);
  // What answers has checked both ends of each call.
  return Object.fromEntries(calls) as Calls;
}

/** As the page of the desktop app reaches it: by name, with copies of what goes in and comes out. */
export async function openWindow({ environment }: FaceHome): Promise<OpenFace> {
  const app = await createApp(environment, { kind: 'desktop', log: () => undefined });
  return {
    calls: callsThrough(async (name, input) => structuredClone(await app.answer(name, structuredClone(input)))),
    close: () => app.stop(),
  };
}

/** The real icon with its real menu, over Electron's names without Electron. Its test file replaces `electron`. */
export async function openTray({ environment }: FaceHome): Promise<OpenFace> {
  const app = await createApp(environment, { kind: 'desktop', log: () => undefined });
  const settings = await followSettings(app, () => ['en']);
  const nothing = () => undefined;
  const face = new TrayFace({ app, settings, icons: '/icons', open: nothing, quit: nothing });
  await face.place();
  const tray = stub.Tray.all.at(-1);
  return {
    calls: app.callsAs('tray'),
    click: async (find) => {
      const menus = tray?.menus ?? [];
      const shown = menus.length;
      const item = find(menus.at(-1)?.items ?? []);
      if (!item?.click) throw new Error('there is nothing to click');
      (item.click as () => void)();
      // Whatever comes of a click, the menu is shown anew.
      await until(async () => menus.length > shown);
      // What was asked of providers is told when they have answered.
      await until(async () => (await app.calls['providers.list']()).every(({ isTesting }) => !isTesting));
    },
    close: async () => {
      face.remove();
      await app.stop();
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(10);
}

/** `switchyard serve`, a process of its own, asked as a browser asks it. */
export async function openServe({ terminal }: FaceHome): Promise<OpenFace> {
  const served = await startServe(terminal);
  const session = await openSession(served, served.token);
  return {
    calls: callsThrough((name, input) => call(served, session, name, input)),
    close: async () => void (await served.stop()),
  };
}

/** One run of the program with `--json`; it must end as it says. */
export async function typed(
  { terminal }: FaceHome,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { code, stdout, stderr } = await terminal.run([...args, '--json'], { input, variables });
  const answer = JSON.parse(stdout) as Answer;
  if (answer.ok === (code === 0) && stderr === '') return answer;
  throw new Error(`switchyard ${args.join(' ')}: ${code}\n${stdout}\n${stderr}`);
}
