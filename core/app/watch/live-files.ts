import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ClientId, clientIds } from '../../../shared/client-id.ts';
import type { Topic } from '../../../shared/contract.ts';
import type { ClientPlaces, LiveState } from '../../clients/client.ts';
import { allClients } from '../../clients/clients.ts';
import { candidatesOf } from '../../clients/program.ts';
import type { Environment } from '../../environment.ts';
import { historyFolder } from '../../files/history-log.ts';
import type { Engine } from '../../switching/engine.ts';
import type { Part } from '../../switching/snapshot.ts';

/** What a client's configuration is written in. Its logs and sessions, which it writes all the time, are not. */
export const configurationName = /\.(toml|jsonc?|json5)$|^\.env$/;
export const receiptName = /^[a-z]+\.jsonl$/;

/** Files of other programs that tell what a client uses. */
export interface LiveFiles {
  readonly files: readonly string[];
  /** Where more of them may appear. */
  readonly folders: readonly string[];
}

/** Where the clients' files are now: it changes with a setting, an include, a file that appears. */
export async function readLiveFiles({ read }: Engine): Promise<ReadonlyMap<ClientId, LiveFiles>> {
  const clients = await allClients();
  return new Map(
    await Promise.all(
      clients.map(async (client) => {
        const state = await read.state(client);
        return [client.id, liveFilesOf(state, client.places(state.installation))] as const;
      }),
    ),
  );
}

/** A database of logins is written all the time, whatever the client does, so no look follows from it. */
function liveFilesOf({ installation, main, others, ownFiles, pins }: LiveState, places: ClientPlaces): LiveFiles {
  const files = [
    ...places.loginStores.filter((path) => configurationName.test(path)),
    ...places.variableFiles,
    installation.liveFile,
    ...[main, ...others].map(({ file }) => file.path),
    ...(ownFiles ?? []).map(({ path }) => path),
    ...(pins ?? []).map(({ source }) => source).filter(installation.environment.path.isAbsolute),
  ];
  return { files: [...new Set(files)], folders: [dirname(installation.liveFile)] };
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

function signOfLive({ files, folders }: LiveFiles): string {
  const found = folders.flatMap((folder) => namesIn(folder, configurationName).map((name) => join(folder, name)));
  return [...new Set([...files, ...found])].map(signOf).join('\n');
}

/** Each act makes its client's log longer. */
function signOfHistory(environment: Environment): string {
  const folder = historyFolder(environment);
  return namesIn(folder, receiptName)
    .map((name) => signOf(join(folder, name)))
    .join('\n');
}

interface OwnFile {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly topics: readonly Topic[];
}

const ownFiles: readonly OwnFile[] = [
  { name: 'providers.json', parts: ['providers'], topics: ['providers', 'clients'] },
  { name: 'keys.json', parts: ['keys'], topics: ['providers', 'clients'] },
  { name: 'settings.json', parts: ['settings'], topics: ['settings', 'clients'] },
  { name: 'tests.json', parts: ['tests'], topics: ['tests'] },
  { name: 'removals.json', parts: [], topics: ['removals'] },
];

export function ownPaths({ dataFolder, path }: Environment): readonly string[] {
  return ownFiles.map(({ name }) => path.join(dataFolder, name));
}

/** One thing that can change: what of it has to be read anew, and what the faces are told. */
export interface Sign {
  readonly sign: string;
  readonly parts: readonly Part[];
  readonly topics: readonly Topic[];
}

/** Where a client's program is: one that was just installed, or replaced by another version, is found without a word. */
function signOfProgram(environment: Environment, client: ClientId): string {
  const path = candidatesOf(environment, client).find((file) => existsSync(file));
  return path === undefined ? '–' : signOf(path);
}

/** Each thing that can change, always in the same order. */
export function signs(environment: Environment, live: ReadonlyMap<ClientId, LiveFiles>): readonly Sign[] {
  const { dataFolder, path } = environment;
  return [
    ...ownFiles.map(({ name, ...told }) => ({ sign: signOf(path.join(dataFolder, name)), ...told })),
    { sign: signOfHistory(environment), parts: ['history'], topics: ['history', 'clients'] },
    ...clientIds.map((client): Sign => {
      const files = live.get(client);
      const sign = `${files ? signOfLive(files) : ''}\n${signOfProgram(environment, client)}`;
      return { sign, parts: [client], topics: ['clients', 'providers'] };
    }),
  ];
}
