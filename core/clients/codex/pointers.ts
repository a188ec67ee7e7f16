import { isKeyRef } from '../../../shared/key-ref.ts';
import type { ForeignProvider, LiveDocument, LiveState, Pointer, PointerTarget } from '../client.ts';
import { isTable, ownId, ownIdOf, profileOf, type Table, tableAt, textAt } from './config.ts';
import type { KeySurroundings } from './entry-keys.ts';
import { toForeign } from './foreign.ts';
import { ownerOf } from './own-entry.ts';

/** What the entry that config.toml chooses relies on, and what those rely on that profiles bring along. */
export function codexPointers({ main, others }: LiveState, launcher: string): readonly Pointer[] {
  return [main, ...others].flatMap((live) => pointersIn(live, launcher));
}

function pointersIn(live: LiveDocument, launcher: string): readonly Pointer[] {
  const entry = textAt(live.document, ['model_provider']);
  if (entry === undefined) return [];
  const table = tableAt(live.document, ['model_providers', entry]);
  const targets = [...keyTargets(live, entry, table, launcher), ...headerTargets(table)];
  return targets.map((to) => ({ entry, file: live.file.path, to }));
}

function keyTargets(live: LiveDocument, entry: string, table: Table, launcher: string): readonly PointerTarget[] {
  const { auth, env_key: variable } = table;
  if (!isTable(auth)) return typeof variable === 'string' && variable !== '' ? [toVariable(variable)] : [];
  const { command } = auth;
  if (typeof command !== 'string' || command === '') return [];
  const ref = Array.isArray(auth.args) ? auth.args[1] : undefined;
  if (typeof ref !== 'string' || !isKeyRef(ref)) return [{ kind: 'command', command }];
  const edits = [{ kind: 'set', path: ['model_providers', entry, 'auth', 'command'], value: launcher }] as const;
  const moved = [{ kind: 'edits', document: live, edits }] as const;
  return [{ kind: 'launcher', ref, program: command, ...(command !== launcher && { moved }) }];
}

function headerTargets({ env_http_headers: headers }: Table): readonly PointerTarget[] {
  const names = Object.values(isTable(headers) ? headers : {});
  return names.filter((name) => typeof name === 'string' && name !== '').map((name) => toVariable(String(name)));
}

function toVariable(name: string): PointerTarget {
  return { kind: 'variable', name };
}

/** Our own entry, chosen, as what it would be in our list. */
export function codexOwnChoice(main: LiveDocument, around: KeySurroundings): ForeignProvider | undefined {
  if (textAt(main.document, ['model_provider']) !== ownId) return undefined;
  const path = ['model_providers', ownIdOf(profileOf(main.file.path))];
  const table = tableAt(main.document, path);
  const provider = ownerOf(table);
  if (provider === undefined) return undefined;
  const [own] = toForeign(main, { id: ownId, path, table }, around);
  return own && { ...own, id: provider };
}
