import { readClientViews } from '../../core/app/views/client-views.ts';
import { toProblemView } from '../../core/app/views/views.ts';
import type { ClientId } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ClientView } from '../../shared/views.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { shortPath } from '../render.ts';
import type { Words } from '../words.ts';

function currentText({ client, current, problem }: ClientView, words: Words): string {
  if (problem) return words('status.unreadable');
  const model = current.model === undefined ? '' : ` · ${current.model}`;
  if (current.kind === 'official') return `${words('status.official')}${model}${loginText(current, words)}`;
  if (current.kind === 'unset') return words('status.unset');
  const choice = `${current.provider ?? current.name ?? words('status.nobody')}${model}`;
  return current.kind === 'foreign' ? words('status.foreign', { choice, client }) : choice;
}

/** Which of the client's own logins pays. */
function loginText({ login }: ClientView['current'], words: Words): string {
  if (!login) return '';
  const { id, pays } = login;
  return ` · ${id === undefined ? words(`clients.some-login-${pays}`) : words(`clients.login-${pays}`, { login: id })}`;
}

function keyText({ current, keyStore }: ClientView, words: Words): string | undefined {
  if (current.delivery === undefined) return undefined;
  return words(`status.key-${current.delivery === 'keychain' && keyStore === 'file' ? 'file' : current.delivery}`);
}

function driftText(drift: ClientView['drift'], words: Words): string | undefined {
  if (drift.kind === 'ours') return words('status.drift-ours', { keys: drift.keys.join(', ') });
  return drift.kind === 'elsewhere' ? words('status.drift-elsewhere') : undefined;
}

function warn({ output }: Context, message: string, fix: string): void {
  output.line(`  ${output.style('yellow', '!')} ${message}`);
  output.line(`    ${fix}`);
}

function warnOf(context: Context, problem: Problem): void {
  const { cause, fix } = problemText(problem, context.words);
  warn(context, cause, fix);
}

function printLegacy(context: Context, client: ClientId, { problem, repair }: ClientView['legacy'][number]): void {
  const { words } = context;
  const { cause, fix } = problemText(problem, words);
  const line = problem.where && String(problem.where.line);
  warn(
    context,
    line === undefined ? cause : words('status.at-line', { line, cause }),
    repair ? words('status.repair', { title: words.say(repair), client }) : fix,
  );
}

function printGap(context: Context, client: ClientId, { problem, repair }: ClientView['gaps'][number]): void {
  const { words } = context;
  const { cause, fix } = problemText(problem, words);
  warn(context, cause, repair ? words('status.repair', { title: words.say(repair), client }) : fix);
}

function printWarnings(context: Context, status: ClientView, home: string): void {
  const { words } = context;
  const { client } = status;
  for (const problem of [status.problem, status.launcher]) if (problem) warnOf(context, problem);
  for (const legacy of status.legacy) printLegacy(context, client, legacy);
  for (const gap of status.gaps) printGap(context, client, gap);
  for (const { message, fix } of status.shadows) warn(context, words.say(message), words.say(fix));
  for (const { provider, file } of status.plainKeys)
    warn(
      context,
      words('status.plain-key', { provider, file: shortPath(file, home) }),
      words('status.plain-key-fix', { client }),
    );
}

function printStatus(context: Context, status: ClientView, home: string): void {
  const { output, words } = context;
  const mark = status.isFound
    ? `${output.style('green', '●')} ${output.style('bold', status.name)}`
    : `○ ${status.name}`;
  const version = [status.version, status.product].filter(Boolean).join(', ');
  const text = status.isFound ? currentText(status, words) : words('status.not-found');
  output.line(words('status.found', { name: `${mark}${version ? ` ${version}` : ''}`, text }));
  if (!status.isFound) return;
  const key = status.current.kind === 'ours' ? keyText(status, words) : undefined;
  output.line(`  ${shortPath(status.liveFile, home)}${key ? ` · ${key}` : ''}`);
  printWarnings(context, status, home);
  const drift = driftText(status.drift, words);
  if (drift && !status.problem) output.line(`  · ${drift}`);
}

async function status(context: Context): Promise<void> {
  const engine = await context.engine();
  const statuses = await readClientViews(engine);
  const problem = await engine.keys.check();
  const keychain = problem && toProblemView(problem);
  context.output.value({ clients: statuses, keychain });
  for (const one of statuses) printStatus(context, one, engine.environment.home);
  if (keychain) warnOf(context, keychain);
}

/** status: the truth about every client. */
export const clientCommands: CommandGroup = (program, context) => {
  program
    .command('status')
    .description(context.words('commands.status'))
    .action(() => status(context));
};
