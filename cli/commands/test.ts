import { TestRuns } from '../../core/app/tests/test-runs.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { originOf, type Provider } from '../../shared/provider.ts';
import type { TestView } from '../../shared/views.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import type { Output } from '../output.ts';
import type { Words } from '../words.ts';

function isFailed({ kind }: TestView): boolean {
  return kind !== 'good' && kind !== 'unproved';
}

function markOf({ style }: Output, test: TestView): string {
  if (isFailed(test)) return style('red', '✕');
  return test.kind === 'good' ? style('green', '✓') : style('yellow', '?');
}

/** The command that mends it, where one does. */
function wayOut({ id }: Provider, { kind, repair }: TestView): string {
  if (repair) return `  switchyard edit ${id} --base-url ${repair.baseUrl}`;
  return ['key-refused', 'key-missing', 'key-moved'].includes(kind) ? `  switchyard key set ${id}` : '';
}

/** "212 ms", or the cause with the way out, in the words of the window. */
function textOf(provider: Provider, test: TestView, words: Words): string {
  const { kind, ms, status } = test;
  const time = ms === undefined ? '–' : `${ms} ms`;
  if (kind === 'good') return time;
  const { host } = new URL(originOf(provider));
  const values = { name: provider.name, host, status: status === undefined ? '–' : String(status) };
  const long = words.say({ text: `findings.long.${kind}`, values });
  return `${isFailed(test) ? words(`findings.short.${kind}`) : time}  ${long}${wayOut(provider, test)}`;
}

function printTest({ output, words }: Context, provider: Provider, test: TestView, width: number): void {
  output.line(`${markOf(output, test)} ${provider.id.padEnd(width)}  ${textOf(provider, test, words)}`);
  if (isFailed(test) && test.detail !== undefined) output.line(output.style('dim', `  ${words.say(test.detail)}`));
}

async function chosen(context: Context, ids: readonly string[]): Promise<readonly Provider[]> {
  const all = await (await context.engine()).read.providers();
  return ids.length === 0 ? all : [...new Set(ids)].map((id) => findProvider(all, id));
}

/** Side by side, each said as soon as those before it are. */
async function test(context: Context, ids: readonly string[]): Promise<void> {
  const { output, words } = context;
  const providers = await chosen(context, ids);
  if (providers.length === 0) output.line(words('providers.none-to-test'));
  const runs = new TestRuns(await context.engine(), () => undefined);
  const width = Math.max(0, ...providers.map(({ id }) => id.length));
  const running = providers.map((provider) => ({ provider, seen: runs.run(provider.id) }));
  // One that fails before its turn is told in its turn.
  for (const { seen } of running) seen.catch(() => undefined);
  const tests: TestView[] = [];
  try {
    for (const { provider, seen } of running) {
      tests.push(await seen);
      printTest(context, provider, await seen, width);
    }
  } finally {
    runs.stop();
  }
  output.value(tests);
  if (tests.some(isFailed)) throw new Failed();
}

export const testCommands: CommandGroup = (program, context) => {
  program
    .command('test')
    .argument('[provider...]', context.words('commands.test.provider'))
    .description(context.words('commands.test'))
    .action((ids: string[]) => test(context, ids));
};
