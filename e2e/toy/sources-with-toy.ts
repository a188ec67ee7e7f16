import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** All that is read to build, to check and to test. */
const rooms = ['shared', 'core', 'cli', 'electron', 'renderer', 'build', 'e2e', 'bench'];

/** Packages are only read, but a copy remembers what it has built beside them: it gets a folder of its own for them. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (!['.cache', '.vite', '.vite-temp'].includes(name)) symlinkSync(join(from, name), join(to, name));
}

export interface Sources {
  readonly folder: string;
  remove(): void;
}

/**
 * The sources with one client more, as somebody would add it: a folder, and a line in the list. (The list is a module,
 * so the line comes with its import.) Whatever else the new client would need is missing there, and shows.
 */
export function copyWithToy(): Sources {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-toy-')));
  const isSource = (path: string) => !relative(root, path).split(/[\\/]/).includes('node_modules');
  for (const room of rooms) cpSync(join(root, room), join(folder, room), { recursive: true, filter: isSource });
  for (const name of readdirSync(root)) if (/\.(json|md|ts)$/.test(name)) cpSync(join(root, name), join(folder, name));
  linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(import.meta.dirname, 'client'), join(folder, 'core/clients/toy'), { recursive: true });
  const list = join(folder, 'core/clients/list.ts');
  const text = readFileSync(list, 'utf8')
    .replace('\n\n', "\nimport { facts as toy } from './toy/facts.ts';\n\n")
    .replace(/\] as const;\n$/, ', toy] as const;\n');
  writeFileSync(list, text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
