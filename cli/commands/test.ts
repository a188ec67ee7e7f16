import { changeProvider } from '../../core/app/acts/providers.ts';
import { TestRuns } from '../../core/app/tests/test-runs.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { clientsUsing } from '../../core/switching/status.ts';
import { lookOf } from '../../shared/finding-look.ts';
import { originOf, type Provider } from '../../shared/provider.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { repaired } from '../../shared/repair.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import type { Output } from '../output.ts';
import type { Words } from '../words.ts';

function isFailed({ kind }: TestView): boolean {
  const look = lookOf(kind);
  return look === 'bad' || look === 'quiet';
}

function markOf({ style }: Output, test: TestView): string {
  if (isFailed(test)) return style('red', '✕');
  return test.kind === 'good' ? style('green', '✓') : style('yellow', '?');
}

/** The command that mends it, where one does. */
function wayOut({ id }: Provider, { kind, repair }: TestView): string {
  if (repair) return `  switchyard test ${id} --fix`;
  return ['key-refused', 'key-missing', 'key-moved'].includes(kind) ? `  switchyard key set ${id}` : '';
}

/** "212 ms", or the cause with the way out, in the words of the window. */
function textOf(provider: Provider, test: TestView, words: Words): string {
  const { kind, ms, status, model } = test;
  const time = ms === undefined ? '–' : `${ms} ms`;
  if (kind === 'good') return time;
  const { host } = new URL(originOf(provider));
  const values = {
    name: provider.name,
    host,
    status: status === undefined ? '–' : String(status),
    model: model ?? '–',
  };
  const long = words.say({ text: `findings.long.${kind}`, values });
  return `${isFailed(test) ? words(`findings.short.${kind}`) : time}  ${long}${wayOut(provider, test)}`;
}

function printTest({ output, words }: Context, provider: Provider, test: TestView, width: number): void {
  output.line(`${markOf(output, test)} ${provider.id.padEnd(width)}  ${textOf(provider, test, words)}`);
  if (test.detail !== undefined) output.line(output.style('dim', `  ${words.say(test.detail)}`));
  const found = foundText(test, words);
  if (found !== undefined) output.line(`  ${found}`);
}

/** What was found by trying, and what `--fix` would make of it. */
function foundText({ repair }: TestView, words: Words): string | undefined {
  switch (repair?.kind) {
    case 'base-url':
      return words('test.found-address', { address: repair.baseUrl });
    case 'wire':
      return words('test.found-wire', { wire: repair.wire, address: repair.baseUrl });
    case 'model':
      return words('test.found-models', { models: repair.models.join(', ') });
    default:
      return undefined;
  }
}

/** Changes the provider as the test says, and tests it again. */
async function fix(context: Context, id: string, runs: TestRuns, { repair }: TestView): Promise<TestView | undefined> {
  if (repair === undefined) return undefined;
  const engine = await context.engine();
  const edit = (now: Provider) => repaired(toDraft(now), repair);
  await changeProvider(engine, { id, edit, isWireSaid: true });
  const { output, words } = context;
  output.line(words('test.fixed', { id }));
  for (const client of await clientsUsing(engine, id))
    output.line(words('providers.still-old', { client: client.name, id, clientId: client.id }));
  return runs.run(id);
}

async function chosen(context: Context, ids: readonly string[]): Promise<readonly Provider[]> {
  const all = await (await context.engine()).read.providers();
  return ids.length === 0 ? all : [...new Set(ids)].map((id) => findProvider(all, id));
}

/** Side by side, each said as soon as those before it are. */
async function test(context: Context, ids: readonly string[], options: { readonly fix?: boolean }): Promise<void> {
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
      const first = await seen;
      printTest(context, provider, first, width);
      const again = options.fix ? await fix(context, provider.id, runs, first) : undefined;
      if (again) printTest(context, provider, again, width);
      tests.push(again ?? first);
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
    .option('--fix', context.words('options.fix'))
    .action((ids: string[], options: { readonly fix?: boolean }) => test(context, ids, options));
};
