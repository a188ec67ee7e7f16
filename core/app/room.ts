import type * as z from 'zod';
import type { PresetCatalogue } from '../../shared/preset.ts';
import type { Engine } from '../switching/engine.ts';
import type { Host } from './app.ts';
import type { Changes } from './changes.ts';
import type { LinkSlot } from './link-slot.ts';
import type { PlanShelf } from './plans.ts';
import type { Removals } from './removals.ts';
import type { TestRuns } from './test-runs.ts';

/** What every call works with. */
export interface Room {
  readonly engine: Engine;
  readonly host: Host;
  readonly changes: Changes;
  readonly plans: PlanShelf;
  readonly removals: Removals;
  readonly tests: TestRuns;
  readonly link: LinkSlot;
  /** Public facts, read once. */
  presets(): z.infer<typeof PresetCatalogue>;
  /** Runs acts that write one after another, and tells of what they changed before they answer. */
  write<Result>(work: () => Promise<Result>): Promise<Result>;
}
