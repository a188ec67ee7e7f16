import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file and link below a folder with its mode, time of change and bytes: equal means that nothing was written.
 * What is left out are the versions of programs, which any command may note and lose again.
 */
export function writtenState(folder: string): Readonly<Record<string, string>> {
  const state = stateOf(folder, (path) => ` ${lstatSync(path, { bigint: true }).mtimeNs}`);
  return Object.fromEntries(Object.entries(state).filter(([name]) => !/switchyard\/cache(\/|$)/.test(name)));
}

/** Every file, folder and link below a folder with its mode and bytes. */
export function contentState(folder: string): Readonly<Record<string, string>> {
  return stateOf(folder, () => '');
}

function stateOf(folder: string, timeOf: (path: string) => string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const mode = (stats.mode & 0o7777).toString(8);
      if (stats.isSymbolicLink()) return [name, `link to ${readlinkSync(path)}`];
      if (stats.isFile()) return [name, `file ${mode}${timeOf(path)}\n${contentOf(path)}`];
      return [name, `folder ${mode}`];
    }),
  );
}

/** Short files as text, so that a difference can be read. */
function contentOf(path: string): string {
  const bytes = readFileSync(path);
  return bytes.length < 20_000 ? bytes.toString('latin1') : createHash('sha256').update(bytes).digest('hex');
}
