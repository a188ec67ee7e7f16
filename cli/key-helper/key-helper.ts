import { writeSync } from 'node:fs';
import path from 'node:path';
import { dataFolderOf, systemHome } from '../../core/data-folder.ts';
import type { DataFolder } from '../../core/keychain/key-places.ts';
import { keychainTimeout } from '../../core/keychain/keychain-error.ts';
import { forgetRefusal, readRefusal, rememberRefusal } from '../../core/keychain/refusals.ts';
import { AppError, toProblem } from '../../shared/problem.ts';
import { causeInWords, HelperError, helperProblem, helperSentence } from './failure.ts';
import { lookUpKey } from './key-lookup.ts';
import { parseRequest, readRequest, toAnswer } from './openclaw-protocol.ts';
import { readIndexedKeys, toWantedRef } from './wanted-ref.ts';
import { helperLimitMs, startWatchdog } from './watchdog.ts';

/**
 * What the coding clients call, through the launcher: `print <key or provider>` prints the key as one line, `openclaw`
 * speaks that client's protocol. Loads nothing but this, never asks a person anything, and ends within 3 s, or within 4 s of
 * its process where Node is slow to start. On failure the exit code is 1, stdout is empty and stderr has the cause on one line.
 */
export async function runKeyHelper(args: readonly string[]): Promise<number> {
  const { env: variables, platform } = process;
  const folder = { dataFolder: dataFolderOf({ home: systemHome(), variables, platform, path }), path };
  const [word, wanted, ...rest] = args;
  try {
    if (word === 'print' && wanted?.startsWith('-') === false && rest.length === 0) await print(folder, wanted);
    else if (word === 'openclaw' && wanted === undefined) await answerOpenClaw(folder);
    else return fail(new HelperError(helperSentence('helper.usage')), 2);
    return 0;
  } catch (error) {
    return fail(error, 1);
  }
}

async function print(folder: DataFolder, wanted: string): Promise<void> {
  const keys = readIndexedKeys(folder);
  const ref = toWantedRef(wanted, keys);
  if (ref === undefined) throw missing(wanted);
  const refusal = readRefusal(folder, ref, new Date());
  if (refusal !== undefined) throw typeof refusal === 'string' ? new Error(refusal) : new AppError(refusal);
  const remember = (error: unknown) => rememberRefusal(folder, ref, toProblem(error), new Date());
  const timeout = keychainTimeout();
  const stopWatchdog = startWatchdog(
    helperLimitMs(performance.now()),
    () => toLine(timeout),
    () => remember(timeout),
  );
  try {
    const key = await lookUpKey(folder, ref, keys);
    if (key === null) throw missing(wanted);
    write(`${key}\n`);
    forgetRefusal(folder, ref);
  } catch (error) {
    remember(error);
    throw error;
  } finally {
    stopWatchdog();
  }
}

async function answerOpenClaw(folder: DataFolder): Promise<void> {
  let late: Error = new HelperError(helperSentence('helper.no-request'));
  const stopWatchdog = startWatchdog(
    helperLimitMs(performance.now()),
    () => toLine(late),
    () => undefined,
  );
  try {
    const ids = parseRequest(await readRequest(process.stdin));
    late = keychainTimeout();
    const keys = readIndexedKeys(folder);
    const found = new Map<string, string | null>();
    for (const id of ids) {
      const ref = toWantedRef(id, keys);
      found.set(id, ref === undefined ? null : await lookUpKey(folder, ref, keys));
    }
    write(`${toAnswer(found)}\n`);
  } finally {
    stopWatchdog();
  }
}

function missing(wanted: string): AppError {
  const [provider = wanted] = wanted.split('#', 1);
  return new AppError(helperProblem('helper.no-key', { provider }));
}

function toLine(error: unknown): string {
  return `switchyard: ${causeInWords(error, process).replace(/\p{Cc}+/gu, ' ')}`;
}

function fail(error: unknown, code: number): number {
  writeSync(2, `${toLine(error)}\n`);
  return code;
}

/** All of it before the process ends, also where a pipe takes it in pieces. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
}
