// First: it says how the schemas are made that the other modules make as they load.
import './schema-settings.ts';
import type { GroupLoader } from './command-group.ts';
import { runCommand } from './program.ts';

/** In the order of the help. A group is loaded when one of its words is said, all of them when none is. */
export const groups: readonly GroupLoader[] = [
  {
    words: ['add', 'list', 'show', 'edit', 'remove', 'put-back', 'presets'],
    load: async () => (await import('./commands/providers.ts')).providerCommands,
  },
  { words: ['duplicate', 'move'], load: async () => (await import('./commands/order.ts')).orderCommands },
  { words: ['use'], load: async () => (await import('./commands/use.ts')).useCommands },
  { words: ['status'], load: async () => (await import('./commands/clients.ts')).clientCommands },
  { words: ['test'], load: async () => (await import('./commands/test.ts')).testCommands },
  { words: ['requests'], load: async () => (await import('./commands/requests.ts')).requestCommands },
  {
    words: ['undo', 'redo', 'history', 'restore'],
    load: async () => (await import('./commands/history.ts')).historyCommands,
  },
  { words: ['key'], load: async () => (await import('./commands/key.ts')).keyCommands },
  { words: ['import'], load: async () => (await import('./commands/import.ts')).importCommands },
  { words: ['repair'], load: async () => (await import('./commands/repair.ts')).repairCommands },
  { words: ['settings'], load: async () => (await import('./commands/settings.ts')).settingsCommands },
  { words: ['leave'], load: async () => (await import('./commands/leave.ts')).leaveCommands },
  { words: ['serve'], load: async () => (await import('./commands/serve.ts')).serveCommands },
  {
    words: ['completion', 'complete'],
    load: async () => (await import('./commands/completion.ts')).completionCommands,
  },
];

/** Runs any command line of ours: its exit code. */
export function runProgram(args: readonly string[], script: string): Promise<number> {
  return runCommand(args, script, groups);
}
