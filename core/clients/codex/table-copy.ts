import type { Document, Edit, Path } from '../../documents/edit.ts';
import { isTable } from './config.ts';

/** Edits that write what stands at `from` to `to`, each value as its owner wrote it. */
export function copyEdits(document: Document, from: Path, to: Path): readonly Edit[] {
  const source = document.sourceOf(from);
  if (source !== undefined) return [{ kind: 'set-source', path: to, source }];
  const value = document.get(from);
  if (!isTable(value)) return [];
  const keys = Object.keys(value);
  if (keys.length === 0) return [{ kind: 'set', path: to, value: {} }];
  return keys.flatMap((key) => copyEdits(document, [...from, key], [...to, key]));
}
