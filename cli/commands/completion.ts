import type { Command } from 'commander';
import { readProviders } from '../../core/providers/provider-list.ts';
import { languages } from '../../shared/language.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import { AppError } from '../../shared/problem.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { takeGlobalOptions } from '../global-options.ts';
import { UsageError } from '../usage.ts';
import { terminalSentence } from '../words.ts';

/** Scripts that hand the words so far to `switchyard complete` and offer the lines it prints. */
const scripts: Readonly<Record<string, string>> = {
  bash: `_switchyard() {
  local IFS=$'\\n'
  COMPREPLY=( $(switchyard complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) )
}
complete -F _switchyard switchyard`,
  zsh: `#compdef switchyard
_switchyard() {
  local -a found
  found=( \${(f)"$(switchyard complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"} )
  compadd -a found
}
compdef _switchyard switchyard`,
  fish: `complete -c switchyard -f -a '(switchyard complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'`,
};

function walk(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  let command = program;
  let rest = words;
  for (;;) {
    const next = command.commands.find((child) => child.name() === rest[0]);
    if (!next) return { command, rest };
    command = next;
    rest = rest.slice(1);
  }
}

/** Of a list that can't be read nothing is offered: a press of TAB is no place for a problem. */
async function providerIds({ environment }: Context): Promise<readonly string[]> {
  try {
    return (await readProviders(environment)).map(({ id }) => id);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function argumentWords(context: Context, command: Command): Promise<readonly string[]> {
  const first = command.registeredArguments[0]?.name();
  if (first !== 'provider') return [];
  if (command.name() === 'add') return presetCatalogue().presets.map(({ id }) => id);
  const ids = await providerIds(context);
  return command.name() === 'use' ? [...ids, 'official'] : ids;
}

async function wordsAfter(context: Context, command: Command, before: string | undefined, isOption: boolean) {
  const option = command.options.find(({ long }) => long === before && long !== undefined);
  if (option?.required) return option.argChoices ?? [];
  const help = command.createHelp();
  if (isOption) return [...help.visibleOptions(command).flatMap(({ long }) => long ?? []), '--json', '--lang'];
  // Those of ours: the library adds a `help` to each group, which nobody looks for word by word.
  const own = help.visibleCommands(command).filter((child) => command.commands.includes(child));
  const commands = own.map((child) => child.name());
  return [...commands, ...(await argumentWords(context, command))];
}

/** After the words `before`, of which those that may stand anywhere say nothing of a command. */
async function candidatesAfter(context: Context, program: Command, before: readonly string[], last: string) {
  if (before.at(-1) === '--lang') return languages;
  const { command, rest } = walk(program, takeGlobalOptions(before).rest);
  return wordsAfter(context, command, rest.at(-1), last.startsWith('-'));
}

/**
 * Answers a press of TAB. Only looks: it starts no engine, whose start finishes what a crash left and brings the launcher
 * up to date, for nobody has asked for anything yet.
 */
async function complete(context: Context, program: Command, words: readonly string[]): Promise<void> {
  const last = words.at(-1) ?? '';
  const candidates = await candidatesAfter(context, program, words.slice(0, -1), last);
  for (const word of new Set(candidates)) if (word.startsWith(last)) context.output.line(word);
}

/** completion, and the hidden command that answers it. */
export const completionCommands: CommandGroup = (program, context) => {
  const shells = Object.keys(scripts).join(', ');
  program
    .command('completion')
    .argument('<shell>', shells)
    .description(context.words('commands.completion'))
    .action((shell: string) => {
      const script = scripts[shell];
      if (script === undefined) throw new UsageError(terminalSentence('usage.unknown-shell', { shells }));
      process.stdout.write(`${script}\n`);
    });
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) => complete(context, program, words));
};
