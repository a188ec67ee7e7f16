import type { PlatformPath } from 'node:path';
import type { ClientId } from '../shared/client-id.ts';
import type { Planner } from './planner/planner.ts';

/** The outside, as a value: tests give a temporary home, another system's path rules, a still clock. */
export interface Environment {
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly path: PlatformPath;
  readonly workingFolder: string;
  /** Our own folder (0700): providers, history, backups, launcher. */
  readonly dataFolder: string;
  /** How to start this very program again, absolute: `[node, script]`, or the packaged app run as Node. */
  readonly self: readonly [string, ...string[]];
  /** Where a client's configuration is, if not where its own rules say (see `Snapshot`). Absolute. */
  readonly folders?: Readonly<Partial<Record<ClientId, string>>>;
  /** How many backups are kept for a live file, the very first one included (see `Snapshot`). */
  readonly backupsKept?: number;
  /** How many receipts are kept for a client before the oldest are folded into one (see `Snapshot`). */
  readonly historyKept?: number;
  /** How long a look waits for a client to tell its version, in milliseconds; missing: until it has (see `findProgram`). */
  readonly versionPatienceMs?: number;
  /** Reads and plans large files in another thread; missing where nobody waits for this one. */
  readonly planner?: Planner;
  now(): Date;
  /** Random lower-case hex digits, `bytes` times two. */
  random(bytes: number): string;
}

/** Whether this is a throw-away home with sample data, which nothing may leave (see `build/demo`). */
export function isDemo({ variables }: Pick<Environment, 'variables'>): boolean {
  return variables.SWITCHYARD_DEMO === '1';
}
