import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { systemEnvironment } from '../core/system-environment.ts';
import about from '../package.json' with { type: 'json' };
import { toProblem } from '../shared/problem.ts';
import type { GroupLoader } from './command-group.ts';
import { type Context, openContext } from './context.ts';
import { Failed } from './failed.ts';
import { languageOption, takeGlobalOptions } from './global-options.ts';
import { speakHelp } from './help.ts';
import { keyInArgv } from './key-in-argv.ts';
import { languageOf } from './language.ts';
import { toUsage, UsageError } from './usage.ts';
import { loadWords } from './words.ts';

/** The groups that this command line needs; completion answers with the words of all. */
function neededGroups(groups: readonly GroupLoader[], [word = '']: readonly string[]): readonly GroupLoader[] {
  if (word === 'complete') return groups;
  const named = groups.filter(({ words }) => words.includes(word));
  return named.length > 0 ? named : groups;
}

/** The command tree, as far as `args` need it. */
async function buildProgram(
  groups: readonly GroupLoader[],
  args: readonly string[],
  context: Context,
): Promise<Command> {
  const { words, output } = context;
  const program = new Command('switchyard').version(about.version, '-V, --version', words('help.version'));
  speakHelp(program, words);
  program
    // Taken out of the line before; here they have their help.
    .option('--json', words('help.json'))
    .addOption(languageOption(words))
    .showSuggestionAfterError()
    .configureOutput({
      // Said where the error arrives, in the language of the person; in JSON the problem is the result.
      outputError: () => undefined,
      writeErr: (text) => void (output.isJson || process.stderr.write(text)),
    })
    .exitOverride();
  for (const { load } of neededGroups(groups, args)) (await load())(program, context);
  const share = (command: Command): void => {
    command.exitOverride();
    for (const child of command.commands) share(child);
  };
  share(program);
  return program;
}

/** What `error` is to the person; gives the exit code. */
function sayError(error: unknown, { output, words }: Context): number {
  if (error instanceof Failed) return error.exitCode;
  if (error instanceof UsageError || (error instanceof CommanderError && !(error instanceof InvalidArgumentError))) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { problem, text } = toUsage(error, words);
    if (output.isJson) output.problem(problem);
    else if (text !== undefined) process.stderr.write(`${text}\n`);
    return 2;
  }
  const problem = toProblem(error);
  output.problem(problem);
  return problem.code === keyInArgv ? 2 : 1;
}

/** Runs one command line with what is outside of it. Gives the exit code: 0 done, 1 problem, 2 wrong usage, 3 done but the client does not start. */
export async function runIn(
  context: Context,
  args: readonly string[],
  groups: readonly GroupLoader[],
): Promise<number> {
  try {
    await (await buildProgram(groups, args, context)).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return sayError(error, context);
  }
}

/** The same for the command line of this process. */
export async function runCommand(
  args: readonly string[],
  script: string,
  groups: readonly GroupLoader[],
): Promise<number> {
  const { isJson, language, rest } = takeGlobalOptions(args);
  const environment = systemEnvironment(script);
  const words = await loadWords(
    language instanceof Error ? languageOf(environment) : (language ?? languageOf(environment)),
  );
  const context = openContext({ script, environment, words, isJson });
  return language instanceof Error ? sayError(language, context) : runIn(context, rest, groups);
}
