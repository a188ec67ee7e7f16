import * as z from 'zod';
import { sentence } from '../../../shared/messages/words.ts';
import { ProviderId } from '../../../shared/provider.ts';
import { TestView } from '../../../shared/test-view.ts';
import type { Environment } from '../../environment.ts';
import { withLock } from '../../files/lock.ts';
import { readProviders } from '../../providers/provider-list.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../../store/versioned-file.ts';

/** A result, and what it was seen of (see `seenByTest`): another address or another key makes it say nothing. */
const Remembered = z.strictObject({ of: z.string(), test: TestView });
const Content = z.strictObject({ tests: z.record(ProviderId, Remembered) });
type Content = z.infer<typeof Content>;

/** What the last test of each provider saw. Holds no key: a test's detail is redacted before it comes here. */
export type LastTests = Readonly<Record<string, z.infer<typeof Remembered>>>;

function testFile(environment: Environment): VersionedFile<Content> {
  return {
    path: environment.path.join(environment.dataFolder, 'tests.json'),
    title: sentence('files.title.tests'),
    version: 5,
    schema: Content,
    empty: { tests: {} },
    // Of what a result of version 1 was seen, nobody knows.
    migrations: {
      1: () => ({ tests: {} }),
      // Version 2 told details in English only.
      2: (old) => old,
      // Version 3 did not ask the model.
      3: (old) => old,
      // Version 4 told nothing of single clients.
      4: (old) => old,
    },
  };
}

export async function readTests(environment: Environment): Promise<LastTests> {
  return (await readVersioned(testFile(environment))).tests;
}

/** The tests of providers that are gone, by the terminal too, go with the next change. */
export async function changeTests(environment: Environment, change: (tests: LastTests) => LastTests): Promise<void> {
  await withLock(environment, async () => {
    const file = testFile(environment);
    const { tests } = await readVersioned(file);
    const known = new Set((await readProviders(environment)).map(({ id }) => id));
    const kept = Object.fromEntries(Object.entries(change(tests)).filter(([id]) => known.has(id)));
    if (JSON.stringify(kept) !== JSON.stringify(tests)) await writeVersioned(file, { tests: kept });
  });
}
