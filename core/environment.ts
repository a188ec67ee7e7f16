import type { PlatformPath } from 'node:path';

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
  now(): Date;
  /** Random lower-case hex digits, `bytes` times two. */
  random(bytes: number): string;
}
