import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './home.ts';
import type { ModelledId } from './modelled-clients.ts';

function folderOf(client: ModelledId): string {
  return join(import.meta.dirname, client, 'recorded');
}

/** The places of a client of which there is a recording. */
export function recordedPlaces(client: ModelledId): readonly string[] {
  return readdirSync(folderOf(client))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

/** What the real client did in the home of that place, as it was recorded. */
export function recordingOf(client: ModelledId, place: string): unknown {
  return JSON.parse(readFileSync(join(folderOf(client), `${place}.json`), 'utf8'));
}

export function record(client: ModelledId, place: string, outcome: Outcome): void {
  mkdirSync(folderOf(client), { recursive: true });
  // The words of a refusal name folders of the moment.
  const kept = outcome.kind === 'refuses' ? { kind: 'refuses' } : outcome;
  writeFileSync(join(folderOf(client), `${place}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
