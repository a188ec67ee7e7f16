import { isSecretName } from '../../shared/redact.ts';
import type { LiveDocument, LiveState, PlannedFile } from '../clients/client.ts';
import { findDocument } from '../clients/live-document.ts';
import { readDocument } from '../documents/document.ts';
import type { Document, Path } from '../documents/edit.ts';
import type { OwnedKey } from './details.ts';
import { plannedFile } from './planned-text.ts';

/** A secret as it can stand in a file: as it is, or as text between quotes. */
export function spellings(secret: string): readonly string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1)])];
}

/** The texts that stand at these places of a document. */
export function textsAt(document: Document | undefined, paths: readonly Path[]): readonly string[] {
  const values = document ? paths.map((path) => document.get(path)) : [];
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? spellings(value) : []));
}

/**
 * The secrets that a plan moves, as they stand in its files before and after it: a diff masks them where neither their
 * name nor their look gives them away. Files without such places are not read for it.
 */
export function secretsIn(
  state: LiveState,
  files: readonly { readonly planned: PlannedFile; readonly text: string | null }[],
  owned: readonly OwnedKey[],
): readonly string[] {
  return files.flatMap(({ planned, text }) => {
    const { path: file } = plannedFile(planned);
    const places = owned.filter((key) => key.isSecret && key.file === file && !isSecretName(String(key.path.at(-1))));
    const live = planned.kind === 'edits' ? planned.document : findDocument(state, file);
    if (places.length === 0 || !live) return [];
    const paths = places.map(({ path }) => path);
    return [...textsAt(live.document, paths), ...textsAt(readAfter(live, text), paths)];
  });
}

function readAfter({ syntax, file }: LiveDocument, text: string | null): Document | undefined {
  return text === null ? undefined : readDocument(text, syntax, file.path);
}
