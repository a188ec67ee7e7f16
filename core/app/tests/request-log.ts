import { existsSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import about from '../../../package.json' with { type: 'json' };
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { LoggedTest } from '../../../shared/request-log.ts';
import { toReport } from '../../../shared/request-report.ts';
import type { Environment } from '../../environment.ts';
import { errorCode } from '../../files/error-code.ts';
import { withLock } from '../../files/lock.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../../store/versioned-file.ts';

/** So many tests are kept, whichever face ran them. */
const mostTests = 50;

const Content = z.strictObject({ tests: z.array(LoggedTest) });
type Content = z.infer<typeof Content>;

function logFile(environment: Environment): VersionedFile<Content> {
  return {
    path: environment.path.join(environment.dataFolder, 'requests.json'),
    title: sentence('files.title.requests'),
    version: 1,
    schema: Content,
    empty: { tests: [] },
    migrations: {},
  };
}

/** What the last tests asked and were answered, the newest first. Holds no key: it was masked before it came here. */
export async function readRequestLog(environment: Environment): Promise<readonly LoggedTest[]> {
  return (await readVersioned(logFile(environment))).tests;
}

export async function logTest(environment: Environment, test: Omit<LoggedTest, 'id'>): Promise<void> {
  await withLock(environment, async () => {
    const file = logFile(environment);
    const { tests } = await readVersioned(file);
    const logged = { id: environment.random(4), ...test };
    await writeVersioned(file, { tests: [logged, ...tests].slice(0, mostTests) });
  });
}

/** The newest test whose id, or whose provider, is this. Throws AppError `request-unknown`. */
export async function findLogged(environment: Environment, wanted: string): Promise<LoggedTest> {
  const tests = await readRequestLog(environment);
  const found = tests.find(({ id, provider }) => id === wanted || provider === wanted);
  if (found) return found;
  throw new AppError(problemOf('request-unknown', { id: wanted }));
}

/** Writes a report that nobody else can read into a new file. Throws AppError `report-not-written`. */
export function saveReport({ platform }: Environment, test: LoggedTest, file: string): void {
  try {
    writeFileSync(file, toReport(test, { version: about.version, platform }), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new AppError(problemOf('report-not-written', { file, reason: errorCode(cause) ?? String(cause) }), { cause });
  }
}

/** Where a person looks for a file that was saved without being asked where: a new name among the downloads. */
export function reportFile({ home, path }: Environment, { provider, id }: LoggedTest): string {
  const downloads = path.join(home, 'Downloads');
  const folder = existsSync(downloads) ? downloads : home;
  const names = Array.from({ length: 100 }, (_, count) => (count === 0 ? '' : `-${count + 1}`));
  const files = names.map((more) => path.join(folder, `switchyard-test-${provider}-${id}${more}.txt`));
  return files.find((file) => !existsSync(file)) ?? path.join(folder, `switchyard-test-${id}.txt`);
}
