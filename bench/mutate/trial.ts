import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedTree } from './copied-tree.ts';
import type { Mutant } from './place.ts';
import type { Verdict } from './results.ts';
import { allUnits, runStage, type Stage, unitStages, wholeProcessStage } from './stage.ts';
import type { TypedSources } from './typed-sources.ts';

/** How many times as long as without a fault, and a little for the start. Whoever takes longer hangs. */
const patience = 3;
const startMs = 30_000;

/** Milliseconds that a stage takes without a fault, or undefined where it is not green: then it says nothing. */
type SoundTimes = (stage: Stage) => Promise<number | undefined>;

export type Trial = { readonly tree: CopiedTree; readonly sources: TypedSources; readonly soundTime: SoundTimes };

function soundTimes(tree: CopiedTree): SoundTimes {
  const known = new Map<string, Promise<number | undefined>>();
  return (stage) => {
    const key = stage.words.join(' ');
    const time =
      known.get(key) ?? runStage(tree.root, stage).then(({ kind, ms }) => (kind === 'green' ? ms : undefined));
    known.set(key, time);
    return time;
  };
}

/** Throws where the unit tests are not green without any fault. */
export async function openTrial(tree: CopiedTree, sources: TypedSources): Promise<Trial> {
  const soundTime = soundTimes(tree);
  if ((await soundTime(allUnits)) === undefined) throw new Error('The unit tests must be green before.');
  return { tree, sources, soundTime };
}

/** Writes the fault, and takes it back when `work` is done. */
async function withFault<Result>(
  { tree, sources }: Trial,
  { place, text }: Mutant,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(tree.root, place.file);
  const sound = readFileSync(path);
  const write = (content: string | Uint8Array): void => {
    writeFileSync(path, content);
    sources.changed(place.file);
  };
  try {
    write(text);
    return await work();
  } finally {
    write(sound);
  }
}

/** The first stage that sees the fault decides. */
async function ask(tree: CopiedTree, stages: readonly Stage[], limit: number): Promise<Verdict | undefined> {
  for (const stage of stages) {
    const outcome = await runStage(tree.root, stage, limit);
    if (outcome.kind === 'timeout') return { kind: 'timeout', by: stage.name };
    if (outcome.kind === 'red') return { kind: 'killed', by: outcome.by };
  }
  return undefined;
}

/** Types that break in another file see a fault as a test does; those of the file itself say that it is no program. */
export async function judgeByUnits(trial: Trial, mutant: Mutant): Promise<Verdict> {
  const { tree, sources } = trial;
  const { file } = mutant.place;
  const limit = ((await trial.soundTime(allUnits)) ?? 0) * patience + startMs;
  return withFault(trial, mutant, async (): Promise<Verdict> => {
    if (!sources.hold(file)) return { kind: 'refused' };
    const seen = await ask(tree, unitStages(tree.root, file), limit);
    return (
      seen ?? (sources.hold() ? { kind: 'survived', after: 'units' } : { kind: 'killed', by: 'the types elsewhere' })
    );
  });
}

/** For one that the units did not see. */
export async function judgeByWholeProcesses(trial: Trial, mutant: Mutant): Promise<Verdict> {
  const stage = wholeProcessStage(mutant.place.file);
  const time = await trial.soundTime(stage);
  if (time === undefined) return { kind: 'survived', after: 'units' };
  const limit = time * patience + startMs;
  const verdict = await withFault(trial, mutant, () => ask(trial.tree, [stage], limit));
  return verdict ?? { kind: 'survived', after: 'whole processes' };
}
