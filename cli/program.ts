import { Command, CommanderError, InvalidArgumentError } from 'commander';
import about from '../package.json' with { type: 'json' };
import { toProblem } from '../shared/problem.ts';
import { redact } from '../shared/redact.ts';
import type { CommandGroup } from './command-group.ts';
import { clientCommands } from './commands/clients.ts';
import { completionCommands } from './commands/completion.ts';
import { historyCommands } from './commands/history.ts';
import { importCommands } from './commands/import.ts';
import { keyCommands } from './commands/key.ts';
import { leaveCommands } from './commands/leave.ts';
import { providerCommands } from './commands/providers.ts';
import { repairCommands } from './commands/repair.ts';
import { settingsCommands } from './commands/settings.ts';
import { useCommands } from './commands/use.ts';
import { openContext } from './context.ts';
import { printable } from './output.ts';

const groups: readonly CommandGroup[] = [
  providerCommands,
  useCommands,
  clientCommands,
  historyCommands,
  keyCommands,
  importCommands,
  repairCommands,
  settingsCommands,
  leaveCommands,
  completionCommands,
];

/** Commander repeats what it does not know: of `--secret=value` only the name may be repeated. */
function safeUsage(text: string): string {
  return printable(redact(text.replace(/'(-[^'=]*)=.*'/s, "'$1'")));
}

/** The whole command tree. `--json` may stand anywhere. */
export function buildProgram(script: string, isJson: boolean): Command {
  const context = openContext(script, isJson);
  const program = new Command('switchyard')
    .description('Switch the model provider of Codex, OpenCode and OpenClaw. Own keys only; the key in no file.')
    .version(about.version)
    .option('--json', 'print the result, or the problem, as JSON')
    .showHelpAfterError('(see: switchyard --help)')
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(safeUsage(text)) })
    .exitOverride();
  for (const addTo of groups) addTo(program, context);
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
  try {
    await buildProgram(script, isJson).parseAsync([...plain], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && !(error instanceof InvalidArgumentError))
      return error.exitCode === 0 ? 0 : 2;
    const problem = toProblem(error);
    openContext(script, isJson).output.problem(problem);
    return problem.code === 'key-in-argv' ? 2 : 1;
  }
}
