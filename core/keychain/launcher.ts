import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { problemOf } from '../../shared/messages/words.ts';
import type { Problem } from '../../shared/problem.ts';
import { variableOf } from '../clients/child-process.ts';
import type { Environment } from '../environment.ts';
import { isExecutable } from '../files/presence.ts';
import { steadyNow } from '../files/steady-clock.ts';
import { isNode, nodePlaces } from '../node-programs.ts';
import { batchText } from './launcher-batch.ts';
import { shellText } from './launcher-shell.ts';
import { type LauncherTarget, startedBy } from './launcher-text.ts';
import { isMissing, writePrivateFile } from './private-file.ts';

type Starter = Omit<Environment, 'now' | 'random'>;

/** The one program that every client calls for a key: absolute, ours alone. */
export function launcherPath({
  dataFolder,
  path,
  platform,
}: Pick<Starter, 'dataFolder' | 'path' | 'platform'>): string {
  return path.join(dataFolder, 'bin', platform === 'win32' ? 'switchyard-key.cmd' : 'switchyard-key');
}

/** Makes the launcher or brings it up to date with where this program lies now; gives its path. */
export function ensureLauncher(environment: Starter): string {
  const path = launcherPath(environment);
  const text = textOf(environment);
  if (!isInPlace(path, text)) writePrivateFile(path, text, 0o700);
  return path;
}

/** Found once for a start and the switch that follows: the places of a Node are many, and do not move in a minute. */
const texts = new WeakMap<Starter, { readonly text: string; readonly at: number }>();
const believedMs = 60_000;

function textOf(environment: Starter): string {
  const known = texts.get(environment);
  if (known && steadyNow() - known.at < believedMs) return known.text;
  const target = targetOf(environment);
  const text = environment.platform === 'win32' ? batchText(target) : shellText(target);
  texts.set(environment, { text, at: steadyNow() });
  return text;
}

/** Brings a launcher up to date that some client may already call. Makes none. */
export function refreshLauncher(environment: Starter): void {
  try {
    lstatSync(launcherPath(environment));
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  ensureLauncher(environment);
}

function targetOf(environment: Starter): LauncherTarget {
  const { dataFolder, self } = environment;
  const system = variableOf(environment, 'SystemRoot') ?? 'C:\\Windows';
  if (!isNode(environment, self[0])) return { dataFolder, self, system };
  return { dataFolder, self, system, node: { file: fileOf(self[0]), places: nodePlaces(environment) } };
}

/** The file behind links. A program that is gone is looked for when the launcher runs. */
function fileOf(program: string): string {
  return existsSync(program) ? realpathSync(program) : program;
}

/**
 * Why a client that calls the launcher gets no key, or undefined. To be asked only where a live file names the launcher:
 * one that nobody calls need not be there. A start of ours mends what it can (`refreshLauncher`); what is found here is a
 * launcher that was deleted or closed, or a program that went away under a process that still runs.
 */
export function launcherProblem(environment: Starter): Problem | undefined {
  const path = launcherPath(environment);
  const text = readText(path);
  if (text === undefined || !isExecutable(path)) return problemOf('launcher-missing', { file: path });
  const started = startedBy(text);
  if (started === undefined) return undefined;
  const { program, script } = started;
  if (script !== undefined && !hasContent(script)) return problemOf('launcher-broken', { file: script });
  const isThere = isExecutable(program) || (isNode(environment, program) && findsNode(environment));
  return isThere ? undefined : problemOf('launcher-broken', { file: program });
}

function hasContent(file: string): boolean {
  const state = statSync(file, { throwIfNoEntry: false });
  return state?.isFile() === true && state.size > 0;
}

/** Whether a launcher that is written now would find some Node. Their versions are asked for when it looks. */
function findsNode(environment: Starter): boolean {
  const { path, platform } = environment;
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const { folders, versions } = nodePlaces(environment);
  const inVersions = versions.flatMap(({ folder, inside }) =>
    namesIn(folder).map((version) => path.join(folder, version, inside)),
  );
  return [...folders, ...inVersions].some((folder) => isExecutable(path.join(folder, name)));
}

function isInPlace(path: string, text: string): boolean {
  try {
    const state = lstatSync(path);
    const isPrivate = process.platform === 'win32' || (state.mode & 0o777) === 0o700;
    return state.isFile() && isPrivate && readFileSync(path, 'utf8') === text;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // Not there, or closed to us and so to the clients.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no such version manager.
  }
}
