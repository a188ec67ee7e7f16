import { createHash, randomUUID } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { releaseLock, tryTakeLock } from '../../core/files/lock-file.ts';
import type { Platform } from '../../core/files/platform.ts';
import { ownIdentity } from '../../core/files/process-identity.ts';

export interface Making {
  readonly root: string;
  /** Files and folders below `root` that it is made from; tests and their fixtures in them count for nothing. */
  readonly sources: readonly string[];
  /** The folder below `root` that comes of it. */
  readonly output: string;
  /** A folder for what is remembered between runs. */
  readonly memory: string;
  make(): Promise<void>;
}

/** Calls `make` unless its sources and what came of them are as they were after it was called last. One process at a time. */
export async function makeWhenChanged(making: Making): Promise<void> {
  const { memory, output, make } = making;
  mkdirSync(memory, { recursive: true });
  const stamp = join(memory, `${output}.json`);
  await withLock(join(memory, `${output}.lock`), async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOf(making)) return;
    await make();
    writeFileSync(stamp, stateOf(making));
  });
}

/** The bytes it is made from, and when each file of the output was written: by somebody else meanwhile, perhaps. */
function stateOf({ root, sources, output }: Making): string {
  const from = createHash('sha256');
  for (const file of filesBelow(root, sources))
    if (!isTest(file)) from.update(`${file}\n`).update(readFileSync(join(root, file)));
  const to = filesBelow(root, [output]).map((file) => {
    const { mtimeNs } = lstatSync(join(root, file), { bigint: true });
    return `${file} ${mtimeNs}`;
  });
  return JSON.stringify({ node: process.version, from: from.digest('hex'), to }, null, 1);
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || /[\\/]fixtures[\\/]/.test(file);
}

function filesBelow(root: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const path = join(root, name);
    if (!existsSync(path)) return [];
    if (lstatSync(path).isFile()) return [name];
    const below = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((one) => join(name, one));
    return below.filter((one) => lstatSync(join(root, one)).isFile()).sort();
  });
}

async function withLock(path: string, act: () => Promise<void>): Promise<void> {
  const platform = process.platform as Platform;
  const mine = { ...ownIdentity(platform), nonce: randomUUID() };
  while (!tryTakeLock(path, mine, platform)) await delay(100);
  try {
    await act();
  } finally {
    releaseLock(path, mine);
  }
}
