import { InvalidArgumentError, Option } from 'commander';
import { changeProvider } from '../../core/app/acts/providers.ts';
import { TestRuns, type Wanted } from '../../core/app/tests/test-runs.ts';
import { findClient } from '../../core/clients/clients.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { currentOf } from '../../core/switching/current.ts';
import { clientsUsing } from '../../core/switching/status.ts';
import { type ClientId, clientIds, clientNames } from '../../shared/client-id.ts';
import type { Provider } from '../../shared/provider.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { repaired } from '../../shared/repair.ts';
import { type Depth, levels, type TestView } from '../../shared/test-view.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import { exitCodeOf } from '../testing/exit-code.ts';
import { printTest } from '../testing/report.ts';
import { UsageError } from '../usage.ts';
import { terminalSentence, type Words } from '../words.ts';

interface TestOptions {
  readonly all?: boolean;
  readonly fix?: boolean;
  readonly client?: ClientId;
  /** Counts from 1, in the order of `levels`. */
  readonly level?: number;
}

/** What does nothing beyond the level. */
const depthOf: Readonly<Record<(typeof levels)[number], Depth>> = {
  reach: 'free',
  key: 'free',
  model: 'free',
  format: 'format',
  tools: 'tools',
  client: 'client',
};

function wantedBy({ level, client }: TestOptions): Wanted {
  const named = level === undefined ? undefined : levels[level - 1];
  return { depth: named ? depthOf[named] : client === undefined ? 'quick' : 'format', client };
}

function toLevel(words: Words): (text: string) => number {
  return (text) => {
    const level = Number(text);
    if (Number.isInteger(level) && level >= 1 && level <= levels.length) return level;
    throw new InvalidArgumentError(words('usage.level', { most: levels.length }));
  };
}

/** Changes the provider as the test says, and tests it again. */
async function fix(
  context: Context,
  id: string,
  again: () => Promise<TestView>,
  { repair }: TestView,
): Promise<TestView | undefined> {
  if (repair === undefined) return undefined;
  const engine = await context.engine();
  const edit = (now: Provider) => repaired(toDraft(now), repair);
  await changeProvider(engine, { id, edit, isWireSaid: true });
  const { output, words } = context;
  output.line(words('test.fixed', { id }));
  for (const client of await clientsUsing(engine, id))
    output.line(words('providers.still-old', { client: client.name, id, clientId: client.id }));
  return again();
}

async function chosen(context: Context, ids: readonly string[], options: TestOptions): Promise<readonly Provider[]> {
  if (options.all && ids.length > 0) throw new UsageError(terminalSentence('test.all-or-some'));
  const engine = await context.engine();
  const all = await engine.read.providers();
  if (ids.length > 0) return [...new Set(ids)].map((id) => findProvider(all, id));
  if (options.client === undefined || options.all) return all;
  const current = await currentOf(engine, await engine.read.state(await findClient(options.client)));
  return all.filter(({ id }) => current.kind === 'ours' && current.provider === id);
}

/** What counts is what the client gets that was named. */
function kindOf({ kind, clients = [] }: TestView, client: ClientId | undefined): TestView['kind'] {
  const own = client === undefined ? undefined : clients[0]?.kind;
  if (own === undefined) return kind;
  return own === 'unfit' ? 'wrong-format' : own;
}

/** Side by side, each said as soon as those before it are. */
async function test(context: Context, ids: readonly string[], options: TestOptions): Promise<void> {
  const { output, words } = context;
  const { client } = options;
  const providers = await chosen(context, ids, options);
  if (providers.length === 0)
    output.line(
      client === undefined
        ? words('providers.none-to-test')
        : words('test.none-in-use', { client: clientNames[client] }),
    );
  const wanted = wantedBy(options);
  const runs = new TestRuns(await context.engine(), () => undefined);
  const width = Math.max(0, ...providers.map(({ id }) => id.length));
  const running = providers.map((provider) => ({ provider, seen: runs.run(provider.id, wanted) }));
  // One that fails before its turn is told in its turn.
  for (const { seen } of running) seen.catch(() => undefined);
  const tests: TestView[] = [];
  try {
    for (const { provider, seen } of running) {
      output.progress(words('test.progress', { id: provider.id }));
      const first = upTo(await seen, options);
      printTest(context, provider, first, width);
      const again = options.fix && (await fix(context, provider.id, () => runs.run(provider.id, wanted), first));
      if (again) printTest(context, provider, upTo(again, options), width);
      tests.push(again || first);
    }
  } finally {
    runs.stop();
  }
  output.value(tests);
  const code = exitCodeOf(tests.map((one) => kindOf(one, client)));
  if (code !== 0) throw new Failed(code);
}

/** Without the levels that nobody asked for. */
function upTo(seen: TestView, { level }: TestOptions): TestView {
  if (level === undefined || seen.levels === undefined) return seen;
  return { ...seen, levels: seen.levels.filter((one) => levels.indexOf(one.level) < level) };
}

export const testCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('test')
    .argument('[provider...]', words('commands.test.provider'))
    .description(words('commands.test'))
    .option('--all', words('options.all'))
    .addOption(new Option('--client <client>', words('options.test-client')).choices(clientIds))
    .addOption(new Option('--level <level>', words('options.level')).argParser(toLevel(words)))
    .option('--fix', words('options.fix'))
    .action((ids: string[], options: TestOptions) => test(context, ids, options));
};
