import type { ClientId } from '../../../shared/client-id.ts';
import { boundHistory } from '../../files/history-compaction.ts';
import type { PastAct } from '../../files/receipt.ts';
import { type Details, detailsOf, type OwnedKey } from '../details.ts';
import type { Engine } from '../engine.ts';
import { ownedOver } from './revert.ts';

type Origin = NonNullable<Details['origins']>[number];

function idOf({ file, path }: Pick<OwnedKey, 'file' | 'path'>): string {
  return JSON.stringify([file, path]);
}

/** The backup in which each secret of an act stands as it was before: the act's own, or what a base remembers. */
function originsOf(act: PastAct): readonly Origin[] {
  const details = detailsOf(act);
  const own = (details?.owned ?? []).flatMap(({ file, path }): readonly Origin[] => {
    const entry = act.files.find((one) => one.path === file);
    return entry ? [{ file, path, target: entry.target, before: entry.before, backup: entry.backup }] : [];
  });
  const remembered = details?.origins ?? [];
  const known = new Set(remembered.map(idOf));
  return [...remembered, ...own.filter((origin) => !known.has(idOf(origin)))];
}

/** Of every key that is or was a secret, unless the first backup of its file is the one. */
function foldOrigins(acts: readonly PastAct[], owned: readonly OwnedKey[]): readonly Origin[] {
  const secrets = new Set(
    acts.flatMap((act) => {
      const details = detailsOf(act);
      return [...(details?.owned ?? []).filter(({ isSecret }) => isSecret), ...(details?.origins ?? [])].map(idOf);
    }),
  );
  const first = new Map<string, Origin>();
  for (const origin of acts.flatMap(originsOf)) if (!first.has(idOf(origin))) first.set(idOf(origin), origin);
  const firstOfFile = new Map<string, string | null>();
  for (const { path, backup } of acts.flatMap(({ files }) => files))
    if (!firstOfFile.has(path)) firstOfFile.set(path, backup);
  const kept = new Set(owned.map(idOf));
  return [...first.values()].filter((origin) => {
    const isFileFirst = firstOfFile.get(origin.file) === origin.backup;
    return secrets.has(idOf(origin)) && !(isFileFirst && kept.has(idOf(origin)));
  });
}

/**
 * The details of one base that stands for all these acts: leaving, drift, and taking back what came after them, end as
 * they would have with each act by itself.
 */
export function foldDetails(acts: readonly PastAct[]): Details {
  const all = acts.map(detailsOf);
  const files = new Set(all.flatMap((details) => (details?.owned ?? []).map(({ file }) => file)));
  const owned = [...files].flatMap((file) => ownedOver(acts, file));
  const origins = foldOrigins(acts, owned);
  const original = detailsOfNewest(acts, ({ kind }) => kind === 'use' || kind === 'base')?.original;
  const choice = all.findLast((details) => details?.choice !== undefined)?.choice;
  return {
    summary: '',
    wasOurs: all[0]?.wasOurs ?? false,
    owned,
    ...(original && { original }),
    ...(choice !== undefined && { choice }),
    ...(origins.length > 0 && { origins }),
  };
}

function detailsOfNewest(acts: readonly PastAct[], isWanted: (act: PastAct) => boolean): Details | undefined {
  const newest = acts.findLast(isWanted);
  return newest && detailsOf(newest);
}

/**
 * Keeps a client's history as long as the settings say. Called after an act; that it can't be done now is no failure of
 * the act, and the next one tries again.
 */
export async function keepHistoryShort({ environment }: Engine, client: ClientId): Promise<void> {
  try {
    await boundHistory(environment, client, foldDetails);
  } catch {
    // Said above.
  }
}
