import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a key would still be a key. */
function formsOf(key: string): readonly Buffer[] {
  return [Buffer.from(key), Buffer.from(key, 'utf16le'), Buffer.from(Buffer.from(key).toString('base64'))];
}

function entriesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** The files below `folder`, of any kind, in whose bytes a key stands. */
export function filesHolding(folder: string, keys: readonly string[]): readonly string[] {
  const forms = keys.flatMap(formsOf);
  return entriesBelow(folder).filter((path) => {
    const bytes = bytesOf(join(folder, path));
    return forms.some((form) => bytes?.includes(form));
  });
}

/** undefined for what is no file, and for one that is gone since it was listed: databases make and remove journals. */
function bytesOf(file: string): Buffer | undefined {
  try {
    return lstatSync(file).isFile() ? readFileSync(file) : undefined;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Every file, folder and link below `folder`, what it is, its mode and bytes; without the temporary folder and without
 * the paths that begin with one of `except`, which is what clients keep for themselves.
 */
export function snapshot(folder: string, except: readonly string[] = []): Readonly<Record<string, string>> {
  const paths = entriesBelow(folder).filter((path) => !['tmp/', ...except].some((start) => path.startsWith(start)));
  return Object.fromEntries(paths.map((path) => [path, describe(join(folder, path))]));
}

function describe(file: string): string {
  const stats = lstatSync(file);
  const mode = (stats.mode & 0o7777).toString(8);
  if (stats.isSymbolicLink()) return `link to ${readlinkSync(file)}`;
  if (!stats.isFile()) return `folder ${mode}`;
  const bytes = readFileSync(file);
  // Short files as text, so that a difference can be read.
  const content = bytes.length < 20_000 ? bytes.toString('latin1') : createHash('sha256').update(bytes).digest('hex');
  return `file ${mode}\n${content}`;
}

/** What was seen of processes while somebody looked. */
export interface Sighting {
  /** The first words of each process that was seen. */
  readonly programs: ReadonlySet<string>;
  /** Where a key was seen. */
  readonly leaks: readonly { readonly place: 'argv' | 'environment'; readonly program: string }[];
}

/**
 * Looks at every process of this machine that starts from now on, some 20 times a second: the only way to see what
 * short-lived ones were given. Those that ran before can't know keys that were made up just now.
 */
export function watchProcesses(keys: readonly string[]): { readonly sighting: Sighting; stop(): void } {
  const leaks: Sighting['leaks'][number][] = [];
  const programs = new Set<string>();
  let before: ReadonlySet<string> = new Set(processes());
  const look = (): void => {
    const now = processes();
    // The number of one that has ended may soon be another's.
    before = new Set(now.filter((pid) => before.has(pid)));
    for (const pid of now.filter((one) => !before.has(one))) {
      const argv = readGone(`/proc/${pid}/cmdline`);
      const program = argv.split('\0').slice(0, 3).join(' ');
      programs.add(program);
      const environment = readGone(`/proc/${pid}/environ`);
      for (const key of keys) {
        if (argv.includes(key)) leaks.push({ place: 'argv', program });
        if (environment.includes(key)) leaks.push({ place: 'environment', program });
      }
    }
  };
  const timer = setInterval(look, 50);
  return { sighting: { leaks, programs }, stop: () => clearInterval(timer) };
}

function processes(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** Empty for a process that has ended or belongs to somebody else. */
function readGone(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // It ended between the listing and the look.
  }
}
