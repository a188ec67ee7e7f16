import { setTimeout as delay } from 'node:timers/promises';
import { launchStandIn, type StandIn } from '../../../host/launch-stand-in.ts';
import type { HostOptions, RunningHost } from './host.ts';

/** The built main bundle on Node, its windows as pages of Chromium. */
export async function startStandIn(options: HostOptions): Promise<RunningHost> {
  const { home, variables, theme, args, onPage } = options;
  const context = await options.newContext();
  const launch = (more: readonly string[]): StandIn =>
    launchStandIn({
      context,
      variables,
      workingFolder: home.path('work'),
      args: more,
      theme: () => theme,
      onPage,
    });
  const first = launch(args);
  const output = () => first.output.join('');
  const windows = () => first.app.windows(undefined);
  const firstPage = Promise.race([
    first.screen.firstPage,
    first.ended.then((code) => Promise.reject(new Error(`The app ended with ${code}:\n${output()}`))),
  ]);
  // Nobody may ask for it.
  firstPage.catch(() => undefined);
  return {
    page: () => first.screen.newestPage(),
    firstPage,
    windows,
    deeds: async () => first.screen.deeds,
    closeWindow: async () => {
      const [window] = await windows();
      if (!window) throw new Error('There is no window.');
      await first.app.closeByPerson({ id: window.id });
    },
    crashPage: async () => {
      const [window] = await windows();
      if (window) await first.screen.crashPage(window);
    },
    clickNotification: (id) => first.app.clickNotification({ id }),
    press: (accelerator) => first.app.press({ accelerator }),
    startAgain: async (more) => {
      const second = launch(more);
      return { code: await second.ended };
    },
    ended: first.ended,
    quit: async () => {
      // It may be gone before it answers.
      void first.app.quit(undefined);
      const isOver = await Promise.race([first.ended.then(() => true), delay(10_000, false)]);
      if (!isOver) first.kill();
      await context.close();
      if (!isOver) throw new Error(`The app did not end when told to:\n${output()}`);
    },
    output,
  };
}
