import { once } from 'node:events';
import type { HostOptions, RunningHost } from './host.ts';

/** `switchyard serve` in a home, and its page in Chromium. */
export async function startBrowser({ home, variables, newContext, onPage, args }: HostOptions): Promise<RunningHost> {
  const server = home.start(['serve', '--port', '0', '--json', ...args], { variables });
  const ended = once(server, 'exit');
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const line = output.split('\n').find((one) => one.includes('"address"'));
      if (line) resolve(JSON.parse(line).address);
    });
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    void ended.then(() => reject(new Error(`switchyard serve ended before it gave an address:\n${output}`)));
  });
  // It is waited for below, when there is a browser to show it in.
  address.catch(() => undefined);
  const context = await newContext();
  const page = await context.newPage();
  onPage(page);
  await page.goto(await address);
  // The page has traded the address for its session.
  await page.waitForFunction(() => localStorage.getItem('switchyard-pass') !== null);
  return {
    page: () => page,
    firstPage: Promise.resolve(page),
    windows: noDesktop,
    deeds: noDesktop,
    closeWindow: noDesktop,
    crashPage: noDesktop,
    clickNotification: noDesktop,
    press: noDesktop,
    startAgain: noDesktop,
    ended: ended.then(([code]) => code),
    quit: async () => {
      await context.close();
      server.kill('SIGTERM');
      await ended;
    },
    output: () => output,
  };
}

/** A test that needs a desktop says so by its tag and is skipped here. */
async function noDesktop(): Promise<never> {
  throw new Error("There is no desktop around a browser's page: tag the test @desktop or @tray.");
}
