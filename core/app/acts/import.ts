import type { Client } from '../../clients/client.ts';
import type { Engine } from '../../switching/engine.ts';
import type { Candidate } from '../../switching/import/candidate.ts';
import { applyImport } from '../../switching/import/import.ts';
import { planKeyMoves } from '../../switching/import/plan-key-moves.ts';
import { type Planned, toPlanned } from './planned.ts';

/** Adds every provider that the live files of `clients` hold and that is new to our list. The files stay as they are. */
export function importProviders(engine: Engine, clients: readonly Client[]): Promise<readonly Candidate[]> {
  return engine.act(() => applyImport(engine, clients));
}

/** One plan for each plain-text key of an imported provider. Carried out, the key goes to the keychain first. */
export async function planKeyMovesOf(engine: Engine, client: Client): Promise<readonly Planned[]> {
  const moves = await planKeyMoves(engine, client);
  return Promise.all(
    moves.map(({ plan, provider, apply }) =>
      toPlanned(engine, plan, { subject: { choice: provider.id }, write: apply }),
    ),
  );
}
