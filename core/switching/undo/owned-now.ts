import type { ClientId } from '../../../shared/client-id.ts';
import { readAll } from '../../files/history.ts';
import { detailsOf, type OwnedKey } from '../details.ts';
import type { Engine } from '../engine.ts';
import { ownedOver } from './revert.ts';

type OwnedByFile = ReadonlyMap<string, readonly OwnedKey[]>;

/**
 * Our keys in each file of a client, over all that it did. Reads its whole history, and once as long as that stays as it
 * is: a file that somebody changed by hand stays so, and its status is asked for often.
 */
export function ownedNow({ environment, read }: Engine, client: ClientId): Promise<OwnedByFile> {
  return read.once(`owned keys of ${client}`, ['history'], async () => {
    const acts = await readAll(environment, client);
    const files = new Set(acts.flatMap((act) => (detailsOf(act)?.owned ?? []).map(({ file }) => file)));
    return new Map([...files].map((file) => [file, ownedOver(acts, file)]));
  });
}
