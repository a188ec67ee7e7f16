import { resolve } from 'node:path';
import { findLogged, readRequestLog, saveReport } from '../../core/app/tests/request-log.ts';
import type { LoggedTest } from '../../shared/request-log.ts';
import { answerLine, toCurl } from '../../shared/request-report.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { localTime } from '../local-time.ts';
import { printTable } from '../render.ts';

interface RequestOptions {
  readonly curl?: boolean;
  readonly save?: string;
}

async function list(context: Context): Promise<void> {
  const { output, words } = context;
  const tests = await readRequestLog((await context.engine()).environment);
  output.value(tests);
  if (tests.length === 0) output.line(words('request-log.none'));
  printTable(
    output,
    tests.map(({ id, at, provider, kind, exchanges }) => [
      id,
      localTime(at),
      provider,
      words(`findings.short.${kind}`),
      words('request-log.count', { count: exchanges.length }),
    ]),
  );
}

function print({ output }: Context, { exchanges }: LoggedTest, isCurl: boolean): void {
  for (const [index, exchange] of exchanges.entries()) {
    if (index > 0) output.line();
    const { method, url, headers, body, said } = exchange;
    if (isCurl) {
      for (const line of toCurl(exchange).split('\n')) output.source(line);
      continue;
    }
    output.source(`${output.style('bold', method)} ${url}`);
    for (const [name, value] of Object.entries(headers)) output.source(output.style('dim', `  ${name}: ${value}`));
    if (body !== undefined) output.source(output.style('dim', `  ${body}`));
    output.line(`→ ${answerLine(exchange)}`);
    if (said !== '') output.source(`  ${said}`);
  }
}

async function show(context: Context, wanted: string, { curl = false, save }: RequestOptions): Promise<void> {
  const { environment } = await context.engine();
  const test = await findLogged(environment, wanted);
  if (save === undefined) {
    context.output.value(test);
    print(context, test, curl);
    return;
  }
  const file = resolve(save);
  saveReport(environment, test, file);
  context.output.value({ file });
  context.output.line(context.words('request-log.saved', { file }));
}

/** What the last tests sent and were answered, for whoever wants to see it, or to ask again by hand. */
export const requestCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('requests')
    .argument('[test]', words('commands.requests.test'))
    .description(words('commands.requests'))
    .option('--curl', words('options.curl'))
    .option('--save <file>', words('options.save-report'))
    .action((test: string | undefined, options: RequestOptions) =>
      test === undefined ? list(context) : show(context, test, options),
    );
};
