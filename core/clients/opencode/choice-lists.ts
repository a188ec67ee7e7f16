import type { LiveDocument, PlannedFile } from '../client.ts';
import { documentWith } from './own-state.ts';

/** The files in which `enabled_providers` or `disabled_providers` keeps `id` from being used, as edits of these lists. */
export function listEdits(documents: readonly LiveDocument[], id: string): readonly EditsOfDocument[] {
  return [...enableEdits(documents, id), ...undisableEdits(documents, id)];
}

export type EditsOfDocument = Extract<PlannedFile, { kind: 'edits' }>;

function enableEdits(documents: readonly LiveDocument[], id: string): readonly EditsOfDocument[] {
  const enabled = documentWith(documents, 'enabled_providers');
  if (!enabled || enabled.value.includes(id)) return [];
  const path = ['enabled_providers', enabled.value.length];
  return [{ kind: 'edits', document: enabled.live, edits: [{ kind: 'set', path, value: id }] }];
}

function undisableEdits(documents: readonly LiveDocument[], id: string): readonly EditsOfDocument[] {
  const disabled = documentWith(documents, 'disabled_providers');
  if (!disabled?.value.includes(id)) return [];
  const path = ['disabled_providers'];
  // The list as a whole: undo can put back a list, but not one element between others.
  const value = disabled.value.filter((other) => other !== id);
  return [{ kind: 'edits', document: disabled.live, edits: [{ kind: 'set', path, value }] }];
}

/** One planned file per document, with all its edits in order. */
export function joinEdits(files: readonly EditsOfDocument[]): readonly EditsOfDocument[] {
  const joined = new Map<LiveDocument, EditsOfDocument>();
  for (const file of files) {
    const before = joined.get(file.document)?.edits ?? [];
    joined.set(file.document, { ...file, edits: [...before, ...file.edits] });
  }
  return [...joined.values()];
}
