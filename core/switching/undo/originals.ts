import type { ClientId } from '../../../shared/client-id.ts';
import type { OriginalValue } from '../../clients/client.ts';
import type { Environment } from '../../environment.ts';
import { newestReceipt, readBase } from '../../files/history.ts';
import type { Receipt } from '../../files/receipt.ts';
import { detailsOf, type OwnedKey } from '../details.ts';

function idOf({ file, path }: { readonly file: string; readonly path: readonly (string | number)[] }): string {
  return JSON.stringify([file, path]);
}

/**
 * What stood under our keys before we took the client over from somebody else. Every switch hands it on in its receipt,
 * so the newest one knows all: a switch that found a choice which was not ours starts anew for the files it touches, any
 * other adds the keys that no earlier one touched.
 */
export function nextOriginals(
  before: readonly OriginalValue[],
  wasOurs: boolean,
  owned: readonly OwnedKey[],
): readonly OriginalValue[] {
  const touched = new Set(owned.map(({ file }) => file));
  const kept = wasOurs ? before : before.filter(({ file }) => !touched.has(file));
  const known = new Set(kept.map(idOf));
  // A secret is not handed on: it would come back without the address that it belongs to.
  const added = owned.filter((key) => !key.isSecret && !known.has(idOf(key)));
  return [...kept, ...added.map(({ file, path, before: source }) => ({ file, path, source }))];
}

/** The originals as of the newest switch of `client`. */
export async function readOriginals(environment: Environment, client: ClientId): Promise<readonly OriginalValue[]> {
  const isUse = ({ kind }: Receipt) => kind === 'use';
  const last = (await newestReceipt(environment, client, isUse)) ?? (await readBase(environment, client));
  return (last && detailsOf(last)?.original) ?? [];
}
