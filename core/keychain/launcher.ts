import { lstatSync, readFileSync } from 'node:fs';
import type { Environment } from '../environment.ts';
import { isMissing, writePrivateFile } from './private-file.ts';

/** What decides the launcher's text. */
type Starter = Pick<Environment, 'dataFolder' | 'path' | 'platform' | 'self'>;

/** The one program that every client calls for a key: absolute, ours alone. */
export function launcherPath({ dataFolder, path, platform }: Starter): string {
  return path.join(dataFolder, 'bin', platform === 'win32' ? 'switchyard-key.cmd' : 'switchyard-key');
}

/** Makes the launcher or brings it up to date with where this program lies now; gives its path. */
export function ensureLauncher(environment: Starter): string {
  const path = launcherPath(environment);
  const text = launcherText(environment);
  if (!isInPlace(path, text)) writePrivateFile(path, text, 0o700);
  return path;
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

/**
 * The script. Clients start it with an empty environment (OpenClaw) or with the user's own (Codex), so it takes nothing
 * from there that changes how Node starts, and names every path in full. A helper that has to kill itself ends with the
 * status of a signal, about which shells say a line of their own: that line is dropped and the status becomes 1.
 */
export function launcherText(starter: Starter): string {
  return starter.platform === 'win32' ? batchText(starter) : shellText(starter);
}

function shellText({ dataFolder, self }: Starter): string {
  return `#!/bin/sh
# Made by Switchyard: prints keys to the coding clients of this user. Changes are overwritten.
unset NODE_OPTIONS NODE_PATH NAPI_RS_NATIVE_LIBRARY_PATH
SWITCHYARD_HOME=${shellWord(dataFolder)} ELECTRON_RUN_AS_NODE=1
export SWITCHYARD_HOME ELECTRON_RUN_AS_NODE
exec 3>&2 2>/dev/null
(exec ${self.map(shellWord).join(' ')} key "$@" 2>&3 3>&-) || exit 1
`;
}

function batchText({ dataFolder, self }: Starter): string {
  return [
    '@echo off',
    'rem Made by Switchyard: prints keys to the coding clients of this user. Changes are overwritten.',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul',
    'set "NODE_OPTIONS="',
    'set "NODE_PATH="',
    'set "NAPI_RS_NATIVE_LIBRARY_PATH="',
    'set "ELECTRON_RUN_AS_NODE=1"',
    `set "SWITCHYARD_HOME=${batchWord(dataFolder)}"`,
    `${self.map((word) => `"${batchWord(word)}"`).join(' ')} key %*`,
    'if errorlevel 1 exit /b 1',
    '',
  ].join('\r\n');
}

function shellWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Paths of Windows hold no quotes; a percent sign would name a variable. */
function batchWord(word: string): string {
  return word.replaceAll('%', '%%');
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
