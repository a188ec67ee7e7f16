import * as z from 'zod/mini';
import { isKeyRef, type KeyRef } from '../../../shared/key-ref.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { Provider } from '../../../shared/provider.ts';
import type { Environment } from '../../environment.ts';
import { removeNow } from '../../files/disk.ts';
import { withLock } from '../../files/lock.ts';
import type { ListPlace } from '../../providers/provider-list.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../../store/versioned-file.ts';

const Place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['before', 'below']), id: z.string() }),
  z.strictObject({ kind: z.literal('end') }),
]) satisfies z.ZodMiniType<ListPlace>;

const Removal = z.strictObject({
  removal: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  provider: Provider,
  place: Place,
  /** Where its keys were. The keys themselves are held by the keychain, never here. */
  keys: z.array(
    z.strictObject({
      ref: z.custom<KeyRef>((ref) => typeof ref === 'string' && isKeyRef(ref)),
      store: z.enum(['keychain', 'file']),
      setAt: z.iso.datetime(),
      /** Whether it waits in the keychain; a key of a file may wait in the memory of the face that removed it. */
      isHeld: z.boolean(),
    }),
  ),
  /** The acts that took its traces out of the live files. */
  receipts: z.array(z.string()),
  /** When it can't be put back any more. */
  until: z.iso.datetime(),
});
/** A provider that was removed a moment ago, with all that brings it back but its keys. */
export type Removal = Readonly<z.infer<typeof Removal>>;

const Content = z.strictObject({ removals: z.array(Removal) });

function removalFile(environment: Environment): VersionedFile<z.infer<typeof Content>> {
  return {
    path: environment.path.join(environment.dataFolder, 'removals.json'),
    title: sentence('files.title.removals'),
    version: 1,
    schema: Content,
    empty: { removals: [] },
    migrations: {},
  };
}

/** Oldest first. */
export async function readRemovals(environment: Environment): Promise<readonly Removal[]> {
  return (await readVersioned(removalFile(environment))).removals;
}

export async function changeRemovals(
  environment: Environment,
  change: (removals: readonly Removal[]) => readonly Removal[],
): Promise<void> {
  await withLock(environment, async () => {
    const file = removalFile(environment);
    const { removals } = await readVersioned(file);
    const changed = change(removals);
    if (changed.length === 0) removeNow(file.path);
    else if (JSON.stringify(changed) !== JSON.stringify(removals))
      await writeVersioned(file, { removals: [...changed] });
  });
}
