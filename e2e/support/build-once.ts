import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Platform } from '../../core/files/disk.ts';
import { releaseLock, tryTakeLock } from '../../core/files/lock-file.ts';
import { ownIdentity } from '../../core/files/process-identity.ts';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache', 'switchyard');

/** All that `npm run build` reads, below the checkout. */
const sources = ['shared', 'core', 'cli', 'electron', 'renderer', 'build', 'package.json', 'package-lock.json'];

/**
 * The tests of whole processes start what users start: everything that is built. It is built only when it is not what
 * the sources make, and by one at a time, so that no run takes `dist/` away from another one of the same checkout.
 */
export default async function buildOnce(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const stamp = join(cache, 'built.json');
  await withLock(join(cache, 'build.lock'), async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOf()) return;
    await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: root, shell: process.platform === 'win32' });
    writeFileSync(stamp, stateOf());
  });
}

/** From what it was built and what came of it: somebody else may have built meanwhile. */
function stateOf(): string {
  const from = createHash('sha256');
  for (const file of filesBelow(sources))
    if (!isTest(file)) from.update(`${file}\n`).update(readFileSync(join(root, file)));
  const to = filesBelow(['dist']).map((file) => `${file} ${lstatSync(join(root, file), { bigint: true }).mtimeNs}`);
  return JSON.stringify({ node: process.version, from: from.digest('hex'), to }, null, 1);
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || /[\\/]fixtures[\\/]/.test(file);
}

function filesBelow(names: readonly string[]): readonly string[] {
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
