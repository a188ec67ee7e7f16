import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CopiedTree, copyTree } from './copied-tree.ts';
import { equivalents } from './equivalents.ts';
import { mutationsOf } from './mutations.ts';
import { drawn, type Mutant, mutantsOf, placeKey } from './place.ts';
import { openResults, type Results, type Verdict } from './results.ts';
import { judgeByUnits, judgeByWholeProcesses, openTrial, type Trial } from './trial.ts';
import { openSources, type TypedSources } from './typed-sources.ts';

const checkout = join(import.meta.dirname, '..', '..');
const memory = join(checkout, 'node_modules', '.cache', 'switchyard', 'mutations.jsonl');

type Wish = {
  readonly folders: readonly string[];
  readonly seed: string;
  readonly count: number;
  readonly hasWholeProcesses: boolean;
};

function readWish(): Wish {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '60' },
      // Whole processes take minutes for each that survives.
      units: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
    },
  });
  if (values.fresh) rmSync(memory, { force: true });
  const folders = positionals.length === 0 ? ['core', 'shared'] : positionals;
  return {
    folders: folders.map((folder) => folder.replace(/\/?$/, '/')),
    seed: values.seed,
    count: Number(values.count),
    hasWholeProcesses: !values.units,
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Not the tests, what only tests use, and the texts for people. */
function isProgram(path: string): boolean {
  return /\.ts$/.test(path) && !/\.test\.ts$|\/fixtures\/|\/random-[a-z]+\.ts$|^shared\/messages\//.test(path);
}

function isEquivalent({ place }: Mutant): boolean {
  return equivalents.some(
    ({ file, line, code, becomes }) =>
      file === place.file && line === place.line && code === place.code && becomes === place.becomes,
  );
}

function mutantsIn(sources: TypedSources, folders: readonly string[]): readonly Mutant[] {
  return sources
    .paths()
    .filter((path) => isProgram(path) && folders.some((folder) => path.startsWith(folder)))
    .flatMap((path) => {
      const file = sources.file(path);
      return mutantsOf(path, file.text, mutationsOf(file));
    });
}

function lineOf({ place, lineNumber }: Mutant, verdict: Verdict): string {
  const from = place.code.replace(/\s+/g, ' ');
  const change = `${place.kind}: ${from}${place.becomes === '' ? '' : ` -> ${place.becomes.replace(/\s+/g, ' ')}`}`;
  const by =
    'by' in verdict ? `  [${verdict.by}]` : 'after' in verdict ? `  [after ${verdict.after}] in ${place.line}` : '';
  return `${verdict.kind.padEnd(8)}  ${place.file}:${lineNumber}  ${change}${by}`;
}

async function verdictOf(trial: Trial, results: Results, wish: Wish, mutant: Mutant): Promise<Verdict> {
  const key = placeKey(mutant.place);
  const fileHash = createHash('sha256').update(mutant.text).digest('hex');
  const judge = async (ask: typeof judgeByUnits): Promise<Verdict> => {
    const verdict = await ask(trial, mutant);
    results.add({ key, fileHash, treeHash: trial.tree.hash, verdict });
    return verdict;
  };
  const byUnits = results.find(key, fileHash, trial.tree.hash) ?? (await judge(judgeByUnits));
  const isOpen = byUnits.kind === 'survived' && byUnits.after === 'units';
  return isOpen && wish.hasWholeProcesses ? judge(judgeByWholeProcesses) : byUnits;
}

async function mutate(wish: Wish, tree: CopiedTree, sources: TypedSources): Promise<void> {
  const mutants = mutantsIn(sources, wish.folders).filter((mutant) => !isEquivalent(mutant));
  say(`${mutants.length} places in ${wish.folders.join(' ')}; ${wish.count} drawn by seed ${wish.seed}`);
  const trial = await openTrial(tree, sources);
  const results = openResults(memory);
  const counts = { refused: 0, killed: 0, timeout: 0, survived: 0 };
  const judged = () => counts.killed + counts.timeout + counts.survived;
  for (const mutant of drawn(mutants, wish.seed)) {
    if (judged() >= wish.count) break;
    const verdict = await verdictOf(trial, results, wish, mutant);
    counts[verdict.kind] += 1;
    if (verdict.kind !== 'refused') say(lineOf(mutant, verdict));
  }
  const seen = judged() - counts.survived;
  const share = Math.round((seen / Math.max(1, judged())) * 1000) / 10;
  say(`${seen} of ${judged()} seen (${share} %), ${counts.timeout} of them by the time limit`);
  say(`${counts.refused} more were refused by the types and not counted`);
}

const tree = copyTree(checkout);
process.once('exit', tree.remove);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const sources = openSources(tree.root);
try {
  await mutate(readWish(), tree, sources);
} finally {
  sources.close();
}
