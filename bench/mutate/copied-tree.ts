import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the checkout, in which faults may be made. */
export type CopiedTree = { readonly root: string; readonly hash: string; readonly remove: () => void };

/** Links to each package instead of to the whole folder: what the tests remember in `.cache` stays in the copy. */
function linkPackages(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '.cache') symlinkSync(join(from, name), join(to, name));
}

/** All that Git has or would take, as it is on the disk. */
function filesOf(root: string): readonly string[] {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const names = execFileSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  return [...new Set(names)].filter((name) => name !== '' && existsSync(join(root, name))).sort();
}

export function copyTree(from: string): CopiedTree {
  const root = mkdtempSync(join(tmpdir(), 'switchyard-mutate-'));
  const hash = createHash('sha256');
  for (const name of filesOf(from)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    cpSync(join(from, name), join(root, name), { verbatimSymlinks: true });
    hash.update(`${name}\n`).update(readFileSync(join(from, name)));
  }
  for (const folder of ['node_modules', 'e2e/clients/node_modules', 'e2e/servers/node_modules'])
    linkPackages(join(from, folder), join(root, folder));
  return { root, hash: hash.digest('hex'), remove: () => rmSync(root, { recursive: true, force: true }) };
}
