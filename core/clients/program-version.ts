import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { lazily } from '../../shared/lazily.ts';
import type { Environment } from '../environment.ts';
import { makePrivateFolder } from '../files/disk.ts';
import { runNow } from '../files/steps.ts';
import { replaceWhole } from '../files/whole-file.ts';
import { runChild } from './child-process.ts';
import { readJson } from './json-file.ts';

export const versionPattern = /\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?/;

/** On a busy machine a client written in JavaScript needs many seconds to say who it is. */
const timeoutMs = 15_000;
const minute = 60_000;
/** Shims of version managers stay the same file when the program behind them is replaced. */
const cacheAgeMs = 24 * 60 * minute;
/** How long a program that did not tell its version is left alone, after the first time, the second, and every other. */
const pausesMs = [minute, 10 * minute, 60 * minute] as const;

const cachedSchema = lazily(() =>
  z.object({
    file: z.string(),
    mtimeMs: z.number(),
    size: z.number(),
    /** What this very file told. */
    version: z.optional(z.string()),
    /** What this file or an earlier one told last. */
    last: z.optional(z.string()),
    /** How often it was asked in vain since. */
    failures: z._default(z.number(), 0),
    at: z.number(),
  }),
);
type Cached = z.infer<ReturnType<typeof cachedSchema>>;

export interface KnownVersion {
  readonly version?: string;
  readonly lastVersion?: string;
}

/** The programs that are being asked in this process: one child for each, however many look. */
const asked = new Map<string, Promise<Cached>>();

/** Whether some program has not told its version yet. */
export function isVersionAsked(): boolean {
  return asked.size > 0;
}

/** Resolves when no program is being asked for its version any more: what they told is there for the next look. */
export async function versionsTold(): Promise<void> {
  while (asked.size > 0) await Promise.all(asked.values());
}

/**
 * What `--version` says, remembered in our own folder for as long as the file stays the same. One that fails or does not
 * answer in time keeps what was known of it, and is asked again after a pause that grows.
 */
export async function askedVersion(environment: Environment, program: string, name: string): Promise<KnownVersion> {
  const file = realpathSync(program);
  const { mtimeMs, size } = statSync(file);
  const cache = environment.path.join(environment.dataFolder, 'cache', `version-${name}.json`);
  const cached = readJson(cache, cachedSchema());
  const isSame = cached?.file === file && cached.mtimeMs === mtimeMs && cached.size === size;
  if (cached && isSame && isFresh(cached, environment.now().getTime())) return toKnown(cached);
  const last = cached?.last ?? cached?.version;
  const before: Cached = isSame ? cached : { file, mtimeMs, size, failures: 0, at: 0, ...(last && { last }) };
  const answer = ask(environment, { program, cache, before });
  const patience = environment.versionPatienceMs;
  if (patience === undefined) return toKnown(await answer);
  return toKnown(await Promise.race([answer, delay(patience, before, { ref: false })]));
}

/** A clock that was set back counts as much as one that went on. */
function isFresh({ version, failures, at }: Cached, now: number): boolean {
  const pause = failures > 0 ? (pausesMs[failures - 1] ?? pausesMs[2]) : cacheAgeMs;
  return (failures > 0 || version !== undefined) && Math.abs(now - at) < pause;
}

function toKnown({ version, last }: Cached): KnownVersion {
  if (version !== undefined) return { version };
  return last === undefined ? {} : { lastVersion: last };
}

interface Question {
  readonly program: string;
  readonly cache: string;
  readonly before: Cached;
}

function ask(environment: Environment, question: Question): Promise<Cached> {
  const name = `${question.cache}\0${question.before.file}`;
  const running = asked.get(name);
  if (running) return running;
  const answer = askNow(environment, question).finally(() => asked.delete(name));
  asked.set(name, answer);
  return answer;
}

async function askNow(environment: Environment, { program, cache, before }: Question): Promise<Cached> {
  const { exitCode, stdout } = await runChild(environment, { program, args: ['--version'], timeoutMs });
  const version = exitCode === 0 ? versionPattern.exec(stdout)?.[0] : undefined;
  const at = environment.now().getTime();
  const after: Cached =
    version === undefined
      ? { ...before, failures: before.failures + 1, at }
      : { ...before, version, last: version, failures: 0, at };
  writeCache(environment, cache, after);
  return after;
}

function writeCache({ platform }: Environment, file: string, value: Cached): void {
  try {
    makePrivateFolder(dirname(file));
    runNow(replaceWhole(file, JSON.stringify(value), platform, 0o600));
  } catch {
    // A cache that can't be written costs time, not truth.
  }
}
