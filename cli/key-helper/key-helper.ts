import { writeSync } from 'node:fs';
import path from 'node:path';
import { dataFolderOf, systemHome } from '../../core/data-folder.ts';
import type { DataFolder } from '../../core/keychain/key-places.ts';
import { keychainTimeout } from '../../core/keychain/keychain-error.ts';
import { forgetRefusal, readRefusal, rememberRefusal } from '../../core/keychain/refusals.ts';
import { AppError } from '../../shared/problem.ts';
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
    else return fail('Usage: switchyard key print <provider>', 2);
    return 0;
  } catch (error) {
    return fail(toCause(error), 1);
  }
}

async function print(folder: DataFolder, wanted: string): Promise<void> {
  const keys = readIndexedKeys(folder);
  const ref = toWantedRef(wanted, keys);
  if (ref === undefined) throw missing(wanted);
  const refusal = readRefusal(folder, ref, new Date());
  if (refusal !== undefined) throw new Error(refusal);
  const remember = (cause: string) => rememberRefusal(folder, ref, cause, new Date());
  const timeout = toCause(keychainTimeout());
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
    remember(toCause(error));
    throw error;
  } finally {
    stopWatchdog();
  }
}

async function answerOpenClaw(folder: DataFolder): Promise<void> {
  let late = 'No request came on stdin.';
  const stopWatchdog = startWatchdog(
    helperLimitMs(performance.now()),
    () => toLine(late),
    () => undefined,
  );
  try {
    const ids = parseRequest(await readRequest(process.stdin));
    late = toCause(keychainTimeout());
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
  const provider = wanted.split('#', 1)[0];
  return new AppError('key-missing', `${provider} has no key here.`, `Store it with: switchyard key set ${provider}`);
}

function toCause(error: unknown): string {
  if (error instanceof AppError) return `${error.problem.message} ${error.problem.fix}`;
  return error instanceof Error ? error.message : String(error);
}

function toLine(cause: string): string {
  return `switchyard: ${cause.replace(/\p{Cc}+/gu, ' ')}`;
}

function fail(cause: string, code: number): number {
  writeSync(2, `${toLine(cause)}\n`);
  return code;
}

/** All of it before the process ends, also where a pipe takes it in pieces. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
}
