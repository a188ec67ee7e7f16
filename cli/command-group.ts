import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds its commands to the program. */
export type CommandGroup = (program: Command, context: Context) => void;

/** A group that is loaded when one of its words is said. */
export interface GroupLoader {
  /** The commands it adds. */
  readonly words: readonly string[];
  load(): Promise<CommandGroup>;
}
