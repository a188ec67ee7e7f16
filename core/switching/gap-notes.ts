import { causeOf, fixOf } from '../../shared/messages/problem-text.ts';
import type { Client, Note } from '../clients/client.ts';
import { shadowWords } from '../clients/pins.ts';
import { currentOf } from './current.ts';
import type { Engine } from './engine.ts';
import { findGaps, type Gap } from './gaps.ts';
import type { Plan } from './plan.ts';
import { withoutPromises } from './verdict.ts';

const told: ReadonlySet<Gap['kind']> = new Set(['launcher', 'key', 'file', 'command']);

/**
 * What is to be said of an act that was carried out: where the choice relies on a key, file or program that is not there,
 * that is said, and nothing is promised. A switch has looked after its own choice; then it is about other entries.
 */
export async function withGaps(
  engine: Engine,
  client: Client,
  plan: Plan,
  notes: readonly Note[],
): Promise<readonly Note[]> {
  if (plan.kind === 'leave') return notes;
  const isSwitch = plan.kind === 'use';
  const state = isSwitch ? plan.state : await engine.read.state(client);
  const all = await findGaps(engine, client, state, await currentOf(engine, state));
  const gaps = all.filter(({ kind, isFatal }) => told.has(kind) && !(isSwitch && isFatal));
  if (gaps.length === 0) return notes;
  const kept = gaps.some(({ isFatal }) => isFatal) ? withoutPromises(notes) : notes;
  return [...kept, ...gaps.map(noteOf)];
}

function noteOf({ problem }: Gap): Note {
  return { kind: 'warning', message: shadowWords({ message: causeOf(problem), fix: fixOf(problem) }) };
}
