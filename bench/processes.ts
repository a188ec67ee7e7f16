import { spawnSync } from 'node:child_process';

/** Wall time in milliseconds of one whole process that must succeed. */
function timeProcess(command: readonly string[], variables: NodeJS.ProcessEnv): number {
  const [program = '', ...args] = command;
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env: variables, encoding: 'utf8', input: '' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return time;
}

/** Runs two commands in turn, A B A B, so that a machine that slows down slows both; gives both series in milliseconds. */
export function pairProcesses(
  first: (run: number) => readonly string[],
  second: (run: number) => readonly string[],
  runs: number,
  variables: NodeJS.ProcessEnv,
): { readonly first: readonly number[]; readonly second: readonly number[] } {
  const series = { first: [] as number[], second: [] as number[] };
  for (let run = -2; run < runs; run += 1) {
    const a = timeProcess(first(run), variables);
    const b = timeProcess(second(run), variables);
    if (run < 0) continue;
    series.first.push(a);
    series.second.push(b);
  }
  return series;
}
