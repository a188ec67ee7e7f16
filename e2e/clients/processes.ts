import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that goes on running. */
export interface Running {
  /** Waits until it has said `text`; throws with all it said when it ends before. */
  says(text: string): Promise<void>;
}

export interface RunOptions {
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Starts programs with these variables and no others, and ends all of them. */
export interface Processes {
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
  start(program: string, args: readonly string[]): Running;
  stop(): Promise<void>;
}

/** Real clients on a slow machine; the test's own limit comes first where it is shorter. */
const limitMs = 390_000;

export function processesIn(folder: string, variables: Readonly<Record<string, string>>): Processes {
  const running = new Set<ChildProcess>();
  const launch = (program: string, args: readonly string[], more: RunOptions['variables'] = {}): ChildProcess => {
    // A group of its own, so that the end of a test is the end of everything it started.
    const child = spawn(program, args, { cwd: folder, env: { ...variables, ...more }, detached: true });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  return {
    run: (program, args, options = {}) => toEnd(launch(program, args, options.variables), options.input),
    start: (program, args) => listenTo(launch(program, args)),
    stop: async () => void (await Promise.all([...running].map(end))),
  };
}

function toEnd(child: ChildProcess, input: string | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const output = { stdout: '', stderr: '' };
    const timer = setTimeout(() => void end(child), limitMs);
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...output });
    });
    // A program that ends without reading its input is no failure of the test.
    child.stdin?.on('error', () => undefined).end(input ?? '');
  });
}

function listenTo(child: ChildProcess): Running {
  let said = '';
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      child.emit('said');
    });
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (said.includes(text)) resolve();
          else if (child.exitCode !== null) reject(new Error(`ended with ${child.exitCode}\n${said}`));
          else child.once('said', check);
        };
        child.once('close', check);
        check();
      }),
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
}
