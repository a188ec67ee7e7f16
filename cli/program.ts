// First: it says how the schemas are made that the other modules make as they load.
import './schema-settings.ts';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import about from '../package.json' with { type: 'json' };
import { clientIds, clientNames } from '../shared/client-id.ts';
import { type Problem, toProblem } from '../shared/problem.ts';
import { redact } from '../shared/redact.ts';
import type { CommandGroup } from './command-group.ts';
import { type Context, openContext } from './context.ts';
import { Failed } from './failed.ts';
import { printable } from './output.ts';

interface GroupLoader {
  /** The commands it adds. */
  readonly words: readonly string[];
  load(): Promise<CommandGroup>;
}

/** In the order of the help. A group is loaded when one of its words is said, all of them when none is. */
const groups: readonly GroupLoader[] = [
  {
    words: ['add', 'list', 'show', 'edit', 'remove', 'put-back', 'presets'],
    load: async () => (await import('./commands/providers.ts')).providerCommands,
  },
  { words: ['duplicate', 'move'], load: async () => (await import('./commands/order.ts')).orderCommands },
  { words: ['use'], load: async () => (await import('./commands/use.ts')).useCommands },
  { words: ['status'], load: async () => (await import('./commands/clients.ts')).clientCommands },
  { words: ['test'], load: async () => (await import('./commands/test.ts')).testCommands },
  {
    words: ['undo', 'redo', 'history', 'restore'],
    load: async () => (await import('./commands/history.ts')).historyCommands,
  },
  { words: ['key'], load: async () => (await import('./commands/key.ts')).keyCommands },
  { words: ['import'], load: async () => (await import('./commands/import.ts')).importCommands },
  { words: ['repair'], load: async () => (await import('./commands/repair.ts')).repairCommands },
  { words: ['settings'], load: async () => (await import('./commands/settings.ts')).settingsCommands },
  { words: ['leave'], load: async () => (await import('./commands/leave.ts')).leaveCommands },
  { words: ['serve'], load: async () => (await import('./commands/serve.ts')).serveCommands },
  {
    words: ['completion', 'complete'],
    load: async () => (await import('./commands/completion.ts')).completionCommands,
  },
];

/** The groups that this command line needs; completion answers with the words of all. */
function neededGroups([word = '']: readonly string[]): readonly GroupLoader[] {
  if (word === 'complete') return groups;
  const named = groups.filter(({ words }) => words.includes(word));
  return named.length > 0 ? named : groups;
}

/** Commander repeats what it does not know: of `--secret=value` only the name may be repeated. */
function safeUsage(text: string): string {
  return printable(redact(text.replace(/'(-[^'=]*)=.*'/s, "'$1'")));
}

function toUsageProblem({ message }: CommanderError): Problem {
  const text = safeUsage(message)
    .replace(/^error: /, '')
    .trim();
  // Without a command commander prints its help, and says only that it did.
  const isHelp = text === '(outputHelp)' || text === '';
  return { code: 'usage', message: isHelp ? 'No command was given.' : text, fix: 'See: switchyard --help' };
}

function clientList(): string {
  return new Intl.ListFormat('en').format(clientIds.map((id) => clientNames[id]));
}

/** The command tree, as far as `args` need it. `--json` may stand anywhere. */
async function buildProgram(args: readonly string[], context: Context): Promise<Command> {
  const program = new Command('switchyard')
    .description(`Switch the model provider of ${clientList()}. Own keys only; the key in no file.`)
    .version(about.version)
    .option('--json', 'print the result, or the problem, as JSON')
    .showHelpAfterError('(see: switchyard --help)')
    .showSuggestionAfterError()
    .configureOutput({
      // In JSON the problem is the result, and it is printed where all results are.
      outputError: (text, write) => void (context.output.isJson || write(safeUsage(text))),
      writeErr: (text) => void (context.output.isJson || process.stderr.write(text)),
    })
    .exitOverride();
  for (const { load } of neededGroups(args)) (await load())(program, context);
  const share = (command: Command): void => {
    command.exitOverride();
    for (const child of command.commands) share(child);
  };
  share(program);
  return program;
}

/** Runs one command line. Gives the exit code: 0 done, 1 problem, 2 wrong usage. */
export async function runProgram(args: readonly string[], script: string): Promise<number> {
  const isJson = args.includes('--json');
  const plain = args.filter((argument) => argument !== '--json');
  const context = openContext(script, isJson);
  try {
    await (await buildProgram(plain, context)).parseAsync([...plain], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof Failed) return 1;
    if (error instanceof CommanderError && !(error instanceof InvalidArgumentError)) {
      if (error.exitCode === 0) return 0;
      if (isJson) context.output.problem(toUsageProblem(error));
      return 2;
    }
    const problem = toProblem(error);
    context.output.problem(problem);
    return problem.code === 'key-in-argv' ? 2 : 1;
  }
}
