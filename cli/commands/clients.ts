import { readClientViews } from '../../core/app/views/client-views.ts';
import { toProblemView } from '../../core/app/views/views.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { ClientView } from '../../shared/views.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import type { Output } from '../output.ts';
import { shortPath } from '../render.ts';
import { words } from '../words.ts';

function currentText({ current, name, problem }: ClientView): string {
  if (problem) return "its live file can't be read";
  const model = current.model === undefined ? '' : ` · ${current.model}`;
  if (current.kind === 'official') return `its own login${model}`;
  if (current.kind === 'unset') return 'no provider chosen';
  const who = current.provider ?? current.name ?? 'unknown';
  return `${who}${model}${current.kind === 'foreign' ? ` (not set by Switchyard; see: switchyard import --client ${name.toLowerCase()})` : ''}`;
}

const keyTexts: Readonly<Record<NonNullable<ClientView['current']['delivery']>, string>> = {
  keychain: 'key from the keychain, by a helper',
  env: 'key from your own variable',
  file: 'KEY IN A FILE, readable by you only',
  plain: 'KEY IN PLAIN TEXT in the live file',
  none: 'no key',
};

function keyText({ current, keyStore }: ClientView): string | undefined {
  if (current.delivery === undefined) return undefined;
  return current.delivery === 'keychain' && keyStore === 'file' ? keyTexts.file : keyTexts[current.delivery];
}

function driftText(drift: ClientView['drift']): string | undefined {
  if (drift.kind === 'ours') return `changed by hand since our last write: ${drift.keys.join(', ')}`;
  return drift.kind === 'elsewhere'
    ? 'other parts were changed since our last write; nothing of it is lost'
    : undefined;
}

function warn(output: Output, message: string, fix: string): void {
  output.line(`  ${output.style('yellow', '!')} ${message}`);
  output.line(`    ${fix}`);
}

function printStatus(output: Output, status: ClientView, home: string): void {
  const version = [status.version, status.product].filter(Boolean).join(', ');
  const found = status.isFound
    ? `${output.style('green', '●')} ${output.style('bold', status.name)}`
    : `○ ${status.name}`;
  output.line(`${found}${version ? ` ${version}` : ''}: ${status.isFound ? currentText(status) : 'not found'}`);
  if (!status.isFound) return;
  const key = status.current.kind === 'ours' ? keyText(status) : undefined;
  output.line(`  ${shortPath(status.liveFile, home)}${key ? ` · ${key}` : ''}`);
  for (const problem of [status.problem, status.launcher]) {
    if (!problem) continue;
    const { cause, fix } = problemText(problem, words);
    warn(output, cause, fix);
  }
  for (const { problem, repair } of status.legacy) {
    const place = problem.where ? `line ${problem.where.line}: ` : '';
    const { cause, fix } = problemText(problem, words);
    warn(
      output,
      `${place}${cause}`,
      repair ? `${words.say(repair)}: switchyard repair --client ${status.client}` : fix,
    );
  }
  for (const { message, fix } of status.shadows) warn(output, words.say(message), words.say(fix));
  for (const { provider, file } of status.plainKeys)
    warn(
      output,
      `The key of ${provider} stands in plain text in ${shortPath(file, home)}.`,
      `Move it: switchyard import --client ${status.client} --move-keys`,
    );
  const drift = driftText(status.drift);
  if (drift && !status.problem) output.line(`  · ${drift}`);
}

async function status(context: Context): Promise<void> {
  const engine = await context.engine();
  const statuses = await readClientViews(engine);
  const problem = await engine.keys.check();
  const keychain = problem && toProblemView(problem);
  context.output.value({ clients: statuses, keychain });
  for (const one of statuses) printStatus(context.output, one, engine.environment.home);
  if (!keychain) return;
  const { cause, fix } = problemText(keychain, words);
  warn(context.output, cause, fix);
}

/** status: the truth about every client. */
export const clientCommands: CommandGroup = (program, context) => {
  program
    .command('status')
    .description('what each client uses now, what outranks it, what changed by hand')
    .action(() => status(context));
};
