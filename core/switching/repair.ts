import { sentence } from '../../shared/messages/words.ts';
import type { Problem } from '../../shared/problem.ts';
import { redact } from '../../shared/redact.ts';
import { mapSentence } from '../../shared/sentence.ts';
import type { Client, Legacy } from '../clients/client.ts';
import { currentOf } from './current.ts';
import type { Engine } from './engine.ts';
import { findGaps } from './gaps.ts';
import type { Keep } from './key-source.ts';
import { makePlan, type Plan } from './plan.ts';
import { prepareTexts } from './planner/client-plan.ts';

interface Repairable {
  readonly repair?: NonNullable<Legacy['repair']> & { readonly keep?: Keep };
}

/** Plans each repair that a client's live files need, one plan a finding, so that each diff can be judged by itself. */
export async function planRepairs(engine: Engine, client: Client): Promise<readonly Plan[]> {
  const state = await engine.read.state(client);
  const gaps = await findGaps(engine, client, state, await currentOf(engine, state));
  const found: readonly Repairable[] = [...state.legacy, ...gaps];
  for (const { repair } of found) if (repair) await prepareTexts(state, repair.files);
  return found.flatMap(({ repair }) =>
    repair
      ? [
          makePlan(engine.environment, {
            kind: 'repair',
            state,
            clientPlan: { files: repair.files, notes: repair.notes ?? [] },
            ...(repair.keep && { keep: repair.keep }),
            details: {
              // Words of somebody's file stand in it, and the history keeps them.
              summary: sentence('acts.repair', { client: client.name, title: mapSentence(repair.title, redactText) }),
              wasOurs: state.current.kind === 'ours',
            },
          }),
        ]
      : [],
  );
}

/** What the choice of a client relies on, or what stops it, and only a person can bring back: a key, a file, a program. */
export async function findMissing(engine: Engine, client: Client): Promise<readonly Problem[]> {
  const state = await engine.read.state(client);
  const gaps = await findGaps(engine, client, state, await currentOf(engine, state));
  return gaps
    .filter(({ kind, isFatal, repair }) => !repair && (isFatal || kind === 'key'))
    .map(({ problem }) => problem);
}

function redactText(text: string): string {
  return redact(text);
}
