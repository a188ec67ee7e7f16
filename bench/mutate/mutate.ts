import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CopiedTree, copyTree } from './copied-tree.ts';
import { equivalents } from './equivalents.ts';
import { mutationsOf } from './mutations.ts';
import { drawn, type Mutant, mutantsOf, placeKey } from './place.ts';
import { openResults, type Results, type Verdict } from './results.ts';
import { runStage, type Stage, unitStages, wholeProcessStage } from './stage.ts';
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

/** Which stages are green without a fault. One that is not says nothing about a fault. */
function soundStages(tree: CopiedTree): (stage: Stage) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (stage) => {
    const key = stage.words.join(' ');
    const isSound = known.get(key) ?? runStage(tree.root, stage).then(({ kind }) => kind === 'green');
    known.set(key, isSound);
    return isSound;
  };
}

type Trial = {
  readonly tree: CopiedTree;
  readonly sources: TypedSources;
  readonly isSound: (stage: Stage) => Promise<boolean>;
  readonly hasWholeProcesses: boolean;
};

/** Writes the fault, asks, and takes it back. */
async function judge({ tree, sources, isSound, hasWholeProcesses }: Trial, { place, text }: Mutant): Promise<Verdict> {
  const path = join(tree.root, place.file);
  const sound = readFileSync(path, 'utf8');
  const whole = wholeProcessStage(place.file);
  const stages = [...unitStages(place.file), ...(hasWholeProcesses && (await isSound(whole)) ? [whole] : [])];
  try {
    writeFileSync(path, text);
    if (!sources.holds(place.file)) return { kind: 'refused' };
    for (const stage of stages) {
      const outcome = await runStage(tree.root, stage);
      if (outcome.kind === 'timeout') return { kind: 'timeout', by: stage.name };
      if (outcome.kind === 'red') return { kind: 'killed', by: outcome.by };
    }
    return { kind: 'survived', after: stages.includes(whole) ? 'whole processes' : 'units' };
  } finally {
    writeFileSync(path, sound);
    sources.holds(place.file);
  }
}

function lineOf({ place, lineNumber }: Mutant, verdict: Verdict): string {
  const from = place.code.replace(/\s+/g, ' ');
  const change = `${place.kind}: ${from}${place.becomes === '' ? '' : ` -> ${place.becomes.replace(/\s+/g, ' ')}`}`;
  const by =
    'by' in verdict ? `  [${verdict.by}]` : 'after' in verdict ? `  [after ${verdict.after}] in ${place.line}` : '';
  return `${verdict.kind.padEnd(8)}  ${place.file}:${lineNumber}  ${change}${by}`;
}

async function verdictOf(trial: Trial, results: Results, mutant: Mutant): Promise<Verdict> {
  const key = placeKey(mutant.place);
  const fileHash = createHash('sha256').update(mutant.text).digest('hex');
  const known = results.find(key, fileHash, trial.tree.hash);
  const isEnough = known?.kind !== 'survived' || known.after === 'whole processes' || !trial.hasWholeProcesses;
  if (known !== undefined && isEnough) return known;
  const verdict = await judge(trial, mutant);
  results.add({ key, fileHash, treeHash: trial.tree.hash, verdict });
  return verdict;
}

async function mutate(wish: Wish): Promise<void> {
  const tree = copyTree(checkout);
  const sources = openSources(tree.root);
  try {
    const trial = { tree, sources, isSound: soundStages(tree), hasWholeProcesses: wish.hasWholeProcesses };
    const units = { name: 'units', words: ['run', '--project', 'unit', '--project', 'desktop'], limit: 1_800_000 };
    const first = await runStage(tree.root, units);
    if (first.kind !== 'green') throw new Error(`The tests must be green before: ${JSON.stringify(first)}`);
    const mutants = mutantsIn(sources, wish.folders);
    say(`${mutants.length} places in ${wish.folders.join(' ')}; ${wish.count} drawn by seed ${wish.seed}`);
    const counts = { refused: 0, killed: 0, timeout: 0, survived: 0 };
    const results = openResults(memory);
    for (const mutant of drawn(mutants, wish.seed)) {
      if (counts.killed + counts.timeout + counts.survived >= wish.count) break;
      if (isEquivalent(mutant)) continue;
      const verdict = await verdictOf(trial, results, mutant);
      counts[verdict.kind] += 1;
      if (verdict.kind !== 'refused') say(lineOf(mutant, verdict));
    }
    const seen = counts.killed + counts.timeout;
    const all = seen + counts.survived;
    const share = all === 0 ? 0 : Math.round((seen / all) * 1000) / 10;
    say(
      `${seen} of ${all} killed (${share} %), ${counts.timeout} of them by the time limit; ${counts.refused} more were refused by the types`,
    );
  } finally {
    sources.close();
    tree.remove();
  }
}

await mutate(readWish());
