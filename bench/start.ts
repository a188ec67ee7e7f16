import { join } from 'node:path';
import { benchHome } from './apply.ts';
import { pairProcesses } from './processes.ts';
import { median, percentile, type Ratio } from './statistics.ts';

const bundle = join(import.meta.dirname, '..', 'dist', 'switchyard.cjs');
const runs = 21;

/** Whole processes, from start to exit, each in turn with an empty Node. */
export async function measureStart(folder: string): Promise<readonly Ratio[]> {
  const { home, dataFolder } = await benchHome(join(folder, 'start'));
  const variables = {
    ...process.env,
    HOME: home,
    PATH: join(home, 'bin'),
    SWITCHYARD_HOME: dataFolder,
    CODEX_HOME: join(home, '.codex'),
  };
  const bare = { HOME: home, PATH: variables.PATH, SWITCHYARD_HOME: dataFolder, CODEX_HOME: variables.CODEX_HOME };
  const measure = (
    name: string,
    limit: number,
    args: (run: number) => readonly string[],
    environment: NodeJS.ProcessEnv = variables,
  ): Ratio => {
    const self = (run: number) => [process.execPath, bundle, ...args(run)];
    const series = pairProcesses(self, () => [process.execPath, '-e', '0'], runs, environment);
    const [mine, empty] = [median(series.first), median(series.second)];
    // What others take from a busy machine is least in the quickest runs.
    const [quickest, emptyQuickest] = [percentile(series.first, 0.1), percentile(series.second, 0.1)];
    const detail =
      `median ${mine.toFixed(0)} ms against ${empty.toFixed(0)} ms, ` +
      `quickest tenth ${quickest.toFixed(0)} against ${emptyQuickest.toFixed(0)}`;
    // Pair by pair: what slows one of them down for a moment slows the other down as well.
    const ratio = median(series.first.map((time, run) => time / (series.second[run] ?? Number.NaN)));
    return { name: `${name}, against an empty node`, ratio, limit, detail };
  };
  const use = (run: number) => ['use', run % 2 === 0 ? 'one' : 'two', '--client', 'codex'];
  return [
    measure('key print (key in a file)', 1.6, () => ['key', 'print', 'one']),
    measure('complete (a press of TAB)', 2, () => ['complete', '--', 'use', '']),
    measure('use', 2.2, use),
    // What the surroundings make Node load at every start (certificates, say) is in neither of the two here.
    measure('use in a bare environment', 2.2, use, bare),
    // What of it goes by before the switch begins.
    measure('use --version in a bare environment', 2.2, () => ['use', '--version'], bare),
  ];
}
