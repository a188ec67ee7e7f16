import type { LiveState, Pointer, PointerTarget } from '../client.ts';
import { configOf, keyRefIn } from './entry.ts';

export function pointers({ main }: LiveState, launcher: string): readonly Pointer[] {
  const { provider: id, providers } = configOf(main.document);
  const entry = id === undefined ? undefined : providers[id];
  if (id === undefined || !entry) return [];
  const [program] = entry.keyCommand ?? [];
  const ref = keyRefIn(entry);
  const edits = [{ kind: 'set', path: ['providers', id, 'keyCommand', 0], value: launcher }] as const;
  const moved = [{ kind: 'edits', document: main, edits }] as const;
  const targets: readonly PointerTarget[] = [
    ...(entry.keyVariable === undefined ? [] : [{ kind: 'variable', name: entry.keyVariable } as const]),
    ...(program === undefined || ref ? [] : [{ kind: 'command', command: program } as const]),
    ...(program !== undefined && ref
      ? [{ kind: 'launcher', ref, program, ...(program !== launcher && { moved }) } as const]
      : []),
  ];
  return targets.map((to) => ({ entry: id, file: main.file.path, to }));
}
