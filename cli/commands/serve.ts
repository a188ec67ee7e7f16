import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { problemText } from '../../shared/messages/problem-text.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import { redact } from '../../shared/redact.ts';
import type { Said } from '../../shared/sentence.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printable } from '../output.ts';
import { isForeground } from '../serve/foreground.ts';
import { forwardCommand, hasDesktop, isRemote, openBrowser, opensBy } from '../serve/open-browser.ts';
import { makeRedirectPage, type RedirectPage, sweepRedirectPages } from '../serve/redirect-page.ts';
import type { RunningServer } from '../serve/server.ts';
import { untilStopped } from '../serve/stop-signals.ts';
import { terminalProblem } from '../words.ts';

interface ServeCommand {
  readonly port?: number;
  readonly open?: boolean;
  readonly followStdin?: boolean;
}

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new AppError(terminalProblem('terminal.port-no-number', { text }));
}

/** As it is, and in JSON on one line, so that a program can read it line by line. */
function printAddress({ isJson }: Context['output'], { port }: RunningServer, address: string): void {
  process.stdout.write(`${isJson ? JSON.stringify({ address, port, pid: process.pid }) : address}\n`);
}

/** Gives the file that leads there, where it was opened by one. */
function open(context: Context, server: RunningServer, address: string): RedirectPage | undefined {
  const { words } = context;
  const { platform, variables } = context.environment;
  if (!hasDesktop({ platform, variables })) {
    context.output.progress(words(isRemote(variables) ? 'serve.remote' : 'serve.no-display'));
    return undefined;
  }
  const failed = (reason: Said): void =>
    context.output.progress(words('serve.not-opened', { reason: words.say(reason).replace(/[.\u3002]$/, '') }));
  try {
    const byFile = opensBy({ platform }) === 'file';
    const page = byFile ? makeRedirectPage(context.environment, server.invitation(address)) : undefined;
    // Not waited for: some openers only end with the browser.
    openBrowser(page?.path ?? address, { platform, variables }).then((why) => why === undefined || failed(why), failed);
    return page;
  } catch (error) {
    failed(problemText(toProblem(error), words).cause);
    return undefined;
  }
}

function explain(context: Context, { port }: RunningServer, isAsked: boolean): void {
  const { output, environment, words } = context;
  output.progress(words(isAsked ? 'serve.works-once-asked' : 'serve.works-once'));
  if (!isRemote(environment.variables)) return;
  const command = forwardCommand(port, userInfo().username, environment.variables);
  output.progress(words('serve.forward', { command }));
}

/** Says each reason once: a hostile page must not flood the terminal. */
function refusals(context: Context): (problem: Problem) => void {
  const said = new Set<string>();
  return (problem) => {
    const reason = problemText(problem, context.words).cause;
    if (!said.has(reason)) context.output.progress(context.words('serve.turned-away', { reason }));
    said.add(reason);
  };
}

/** Also in JSON mode, where nothing else is said: what went wrong must not go unseen. */
function note(line: string): void {
  process.stderr.write(`switchyard: ${printable(redact(line)).replaceAll('\n', '\\n')}\n`);
}

/** Prints an address, and another one for each line that is entered until it is stopped. */
function announce(context: Context, server: RunningServer, withStdin: boolean) {
  const isAsked = context.person.isPresent && isForeground(process.platform);
  const print = (): string => {
    const address = server.newAddress();
    printAddress(context.output, server, address);
    return address;
  };
  // Before anybody can know that it runs, and end it.
  const stopped = untilStopped({ withStdin, ...((isAsked || withStdin) && { onLine: print }) });
  const address = print();
  explain(context, server, isAsked);
  return { address, stopped };
}

async function serve(context: Context, script: string, options: ServeCommand): Promise<void> {
  // Only now: the help of all commands needs none of it.
  const [{ createApp }, { readPageFiles }, { readLook }, { startServer }] = await Promise.all([
    import('../../core/app/create-app.ts'),
    import('../serve/page-files.ts'),
    import('../serve/page-look.ts'),
    import('../serve/server.ts'),
  ]);
  const page = readPageFiles(join(dirname(script), 'page'));
  const app = await createApp(context.environment, {
    kind: 'browser',
    planner: join(dirname(script), 'planner.cjs'),
    log: note,
  });
  sweepRedirectPages(context.environment);
  let opened: RedirectPage | undefined;
  try {
    const server = await startServer({
      app,
      page,
      look: (languages) => readLook(app, languages),
      port: options.port,
      isRemote: isRemote(context.environment.variables),
      log: note,
      onRefusal: refusals(context),
      // Whoever did not open it learns that somebody else did.
      onSession: () => {
        opened?.remove();
        context.output.progress(context.words('serve.opened'));
      },
    });
    const { address, stopped } = announce(context, server, options.followStdin === true);
    if (options.open) opened = open(context, server, address);
    await stopped;
    await server.stop();
  } finally {
    opened?.remove();
    await app.stop();
  }
}

/** serve: the window in a browser. */
export const serveCommands: CommandGroup = (program, context) => {
  program
    .command('serve')
    .description(context.words('commands.serve'))
    .option('--port <number>', context.words('options.port'), toPort)
    .option('--open', context.words('options.open'))
    .option('--follow-stdin', context.words('options.follow-stdin'))
    .action((options: ServeCommand) => serve(context, context.script, options));
};
