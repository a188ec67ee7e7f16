import type { Engine } from '../switching/engine.ts';
import type { Host } from './app.ts';
import type { ClientQuestions } from './client-questions.ts';
import type { LinkSlot } from './link-slot.ts';
import type { PlanShelf } from './plan-shelf.ts';
import type { TestRuns } from './tests/test-runs.ts';
import type { Changes } from './watch/changes.ts';

/** What every call works with. */
export interface CallContext {
  readonly engine: Engine;
  readonly host: Host;
  readonly changes: Changes;
  readonly plans: PlanShelf;
  readonly tests: TestRuns;
  readonly link: LinkSlot;
  readonly questions: ClientQuestions;
  /** Forgets what was read of the clients: somebody looks who has seen nothing yet. */
  lookAgain(): void;
}
