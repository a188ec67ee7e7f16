import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, slowest first. Where two workers share the rest, a long one that comes last has one of them
 * wait for the other. Vitest itself knows how long files take from their second run on, which a fresh machine never sees.
 */
const longFiles: readonly string[] = [
  'e2e/toy/toy.test.ts',
  'e2e/clients/opencode.test.ts',
  'e2e/clients/openclaw.test.ts',
  'e2e/clients/acceptance.test.ts',
  'e2e/clients/verdict.test.ts',
  'e2e/switching/round-trip.test.ts',
  'e2e/each-client/crash.test.ts',
  'e2e/engine/planner.test.ts',
  'e2e/clients/drawn-homes.test.ts',
  'e2e/clients/fresh-home.test.ts',
  'e2e/clients/recorded.test.ts',
  'e2e/homes/drawn.test.ts',
  'e2e/servers/clients.test.ts',
  'e2e/cli/bad-input.test.ts',
  // The longest of the unit tests: most of the time it waits.
  'core/files/lock.test.ts',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longFiles.findIndex((file) => moduleId.endsWith(file));
  return rank < 0 ? longFiles.length : rank;
}

/** The named files first, in each group; the others as Vitest has them. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
