// First: it says how the schemas are made that the other modules make as they load.
import './schema-settings.ts';
import { useCommands } from './commands/use.ts';
import { runCommand } from './program.ts';

/** Runs `switchyard use …`, in a bundle of its own: V8 then reads half as much before the switch begins. */
export function runProgram(args: readonly string[], script: string): Promise<number> {
  return runCommand(args, script, [{ words: ['use'], load: async () => useCommands }]);
}
