import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import { makePrivateFolder, replaceFile } from '../files/disk.ts';
import { currentPlatform } from '../files/platform.ts';

/** One of our own JSON files: `{ "version": n, … }`. */
export interface VersionedFile<Content> {
  readonly path: string;
  /** What it is, for problems: "the provider list". */
  readonly title: Sentence;
  readonly version: number;
  readonly schema: z.ZodMiniType<Content>;
  /** What holds where there is no file yet. */
  readonly empty: Content;
  /** `migrations[n]` makes version n + 1 of version n. */
  readonly migrations: Readonly<Record<number, (old: unknown) => unknown>>;
}

const Envelope = z.looseObject({ version: z.int().check(z.nonnegative()) });

function reasonOf(cause: unknown): string {
  if (!(cause instanceof $ZodError))
    return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

function broken(file: { path: string; title: Sentence }, cause: unknown): AppError {
  const values = { file: file.path, title: file.title, reason: reasonOf(cause) };
  return new AppError(problemOf('store-broken', values), { cause });
}

function migrate<Content>(file: VersionedFile<Content>, raw: unknown): unknown {
  let { version, ...content }: { version: number; [key: string]: unknown } = Envelope.parse(raw);
  if (version > file.version)
    throw new AppError(
      problemOf('store-too-new', {
        file: file.path,
        title: file.title,
        version: String(version),
        known: String(file.version),
      }),
    );
  let value: unknown = content;
  for (; version < file.version; version += 1) {
    const step = file.migrations[version];
    if (!step) throw new Error(`no way from version ${version}`);
    value = step(value);
  }
  return value;
}

/** Reads the file, brought to the newest version in memory. "Broken" is never "empty": AppError `store-broken`, `store-too-new`. */
export async function readVersioned<Content>(file: VersionedFile<Content>): Promise<Content> {
  return readVersionedNow(file);
}

export function readVersionedNow<Content>(file: VersionedFile<Content>): Content {
  let text: string;
  try {
    // Small, and read several times for one switch: a trip through the thread pool would cost more than the reading.
    text = readFileSync(file.path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return file.empty;
    throw broken(file, error);
  }
  try {
    return file.schema.parse(migrate(file, JSON.parse(text)));
  } catch (error) {
    throw error instanceof AppError ? error : broken(file, error);
  }
}

/** Writes all of it or nothing, 0600, in a folder of ours (0700). The caller holds our lock. */
export async function writeVersioned<Content extends object>(
  file: VersionedFile<Content>,
  content: Content,
): Promise<void> {
  const text = `${JSON.stringify({ version: file.version, ...content }, null, 2)}\n`;
  try {
    makePrivateFolder(dirname(file.path));
    await replaceFile(file.path, text, currentPlatform());
  } catch (cause) {
    throw new AppError(problemOf('store-not-written', { file: file.path, title: file.title }), { cause });
  }
}
