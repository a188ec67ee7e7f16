import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Topic } from '../../shared/contract.ts';
import { allClients } from '../clients/clients.ts';
import type { Environment } from '../environment.ts';
import { historyFolder } from '../files/receipt.ts';

/** What a client's configuration is written in. Its logs and sessions, which it writes all the time, are not. */
export const configurationName = /\.(toml|jsonc?|json5)$|^\.env$/;
export const receiptName = /\.json$/;

/** Files of other programs that tell what a client uses. */
export interface LiveFiles {
  readonly files: readonly string[];
  /** Where more of them may appear. */
  readonly folders: readonly string[];
}

/** Where the clients' files are now: it changes with a setting, an include, a file that appears. */
export async function readLiveFiles(environment: Environment): Promise<LiveFiles> {
  const states = await Promise.all(
    (await allClients()).map(async (client) => client.read(await client.find(environment))),
  );
  const files = states.flatMap(({ installation, main, others, ownFiles }) => [
    installation.liveFile,
    ...[main, ...others].map(({ file }) => file.path),
    ...(ownFiles ?? []).map(({ path }) => path),
  ]);
  const folders = states.map(({ installation }) => dirname(installation.liveFile));
  return { files: [...new Set(files)], folders: [...new Set(folders)] };
}

/** What tells one state of a file from the next without reading it. */
function signOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return `${path} –`; // Not there, or not to be seen, which is a state like any other.
  }
}

function namesIn(folder: string, pattern: RegExp): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => pattern.test(name));
  } catch {
    return [];
  }
}

export function signOfLive({ files, folders }: LiveFiles): string {
  const found = folders.flatMap((folder) => namesIn(folder, configurationName).map((name) => join(folder, name)));
  return [...new Set([...files, ...found])].map(signOf).join('\n');
}

/** Receipts are written once and not changed. */
function signOfHistory(environment: Environment): string {
  const names = namesIn(historyFolder(environment), receiptName);
  return `${names.length} ${[...names].sort().at(-1)}`;
}

interface OwnFile {
  readonly name: string;
  readonly topics: readonly Topic[];
}

const ownFiles: readonly OwnFile[] = [
  { name: 'providers.json', topics: ['providers', 'clients'] },
  { name: 'keys.json', topics: ['providers', 'clients'] },
  { name: 'settings.json', topics: ['settings', 'clients'] },
  { name: 'tests.json', topics: ['tests'] },
];

export function ownPaths({ dataFolder, path }: Environment): readonly string[] {
  return ownFiles.map(({ name }) => path.join(dataFolder, name));
}

/** Each thing that can change, with the topics that it is about. */
export function signs(
  environment: Environment,
  live: LiveFiles,
): readonly { sign: string; topics: readonly Topic[] }[] {
  const { dataFolder, path } = environment;
  return [
    ...ownFiles.map(({ name, topics }) => ({ sign: signOf(path.join(dataFolder, name)), topics })),
    { sign: signOfHistory(environment), topics: ['history', 'clients'] },
    { sign: signOfLive(live), topics: ['clients', 'providers'] },
  ];
}
