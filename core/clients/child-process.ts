import type { ChildProcess } from 'node:child_process';
import type { Environment } from '../environment.ts';

export interface ChildRequest {
  /** Absolute path, as `findProgram` gives it. */
  readonly program: string;
  /** Words of ours only: on Windows they pass through cmd.exe unquoted. */
  readonly args: readonly string[];
  /** Added to the few variables that every child gets. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where it runs; missing: in the home. */
  readonly folder?: string;
  readonly timeoutMs: number;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

export interface ChildResult {
  /** null when it could not be started, was killed or took too long. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const maxOutput = 1_000_000;

/** What a program needs to start at all. Keys of the user stay out of the children's environment (checklist S1). */
const passedOn: Readonly<Record<Environment['platform'], readonly string[]>> = {
  linux: ['LANG', 'TMPDIR'],
  darwin: ['LANG', 'TMPDIR'],
  win32: ['PATHEXT', 'SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'APPDATA', 'LOCALAPPDATA', 'ProgramFiles'],
};

/** The value of a variable; on Windows the case of names does not count. */
export function variableOf(
  { variables, platform }: Pick<Environment, 'variables' | 'platform'>,
  name: string,
): string | undefined {
  if (platform !== 'win32') return variables[name];
  const wanted = name.toUpperCase();
  return Object.entries(variables).find(([key]) => key.toUpperCase() === wanted)?.[1];
}

/** The folders of PATH without relative ones and the working folder: a repository could plant a program there. */
export function searchFolders(
  environment: Pick<Environment, 'variables' | 'platform' | 'path' | 'workingFolder'>,
): readonly string[] {
  const { path, platform, workingFolder } = environment;
  return (variableOf(environment, 'PATH') ?? '')
    .split(path.delimiter)
    .map((folder) => (platform === 'win32' ? folder.replace(/^"(.*)"$/, '$1') : folder))
    .filter((folder) => path.isAbsolute(folder) && path.relative(folder, workingFolder) !== '');
}

/** The environment of a child: the home and what a program needs to start, nothing else of ours. */
export function childVariables(environment: Environment): Record<string, string> {
  const home = environment.platform === 'win32' ? 'USERPROFILE' : 'HOME';
  const entries = passedOn[environment.platform].flatMap((name) => {
    const value = variableOf(environment, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const PATH = searchFolders(environment).join(environment.path.delimiter);
  return { ...Object.fromEntries(entries), PATH, [home]: environment.home };
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly isVerbatim: boolean;
}

/** Node refuses to start .cmd files, npm's usual shims on Windows, without cmd.exe (CVE-2024-27980). */
export function toCommand(environment: Environment, program: string, args: readonly string[]): Command {
  if (environment.platform !== 'win32' || !/\.(cmd|bat)$/i.test(program))
    return { file: program, args, isVerbatim: false };
  const shell = environment.path.join(variableOf(environment, 'SystemRoot') ?? 'C:\\Windows', 'System32', 'cmd.exe');
  return { file: shell, args: ['/d', '/s', '/c', `""${program}" ${args.join(' ')}"`], isVerbatim: true };
}

/** Runs a program to its end in its folder or the home, without a terminal and without the variables of ours it does not need. */
export async function runChild(environment: Environment, request: ChildRequest): Promise<ChildResult> {
  const { spawn } = await import('node:child_process');
  const { file, args, isVerbatim } = toCommand(environment, request.program, request.args);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: request.folder ?? environment.home,
      env: { ...childVariables(environment), ...request.variables },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      windowsVerbatimArguments: isVerbatim,
      // A group of its own, so that the time limit also ends what a launcher script has started.
      detached: environment.platform !== 'win32',
    });
    const output = { stdout: '', stderr: '' };
    const stop = () => {
      killTree(environment, child);
      // One that left the group could hold the pipes open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(stop, request.timeoutMs);
    request.signal?.addEventListener('abort', stop, { once: true });
    if (request.signal?.aborted) stop();
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        if (output[name].length > maxOutput) stop();
      });
    const finish = (exitCode: number | null) => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', stop);
      resolve({ exitCode, ...output });
    };
    child.on('error', () => finish(null));
    child.on('close', finish);
  });
}

function killTree({ platform }: Environment, child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of them have ended by themselves.
  }
}
