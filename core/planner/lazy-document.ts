import { readDocument } from '../documents/document.ts';
import type { Document, Edit, Path, Syntax } from '../documents/edit.ts';
import { memberOf } from '../documents/plain-value.ts';

/** What another thread worked out for a document: the texts after edits. */
const told = new WeakMap<Document, WeakMap<readonly Edit[], string>>();

/**
 * A document whose value another thread has read. Its text is parsed here only when somebody asks for a place in it, or
 * for edits that the other thread was not asked for.
 */
export function lazyDocument(text: string, syntax: Syntax, path: string, value: unknown): Document {
  let parsed: Document | undefined;
  const whole = () => {
    parsed ??= readDocument(text, syntax, path);
    return parsed;
  };
  const edited = new WeakMap<readonly Edit[], string>();
  const document: Document = {
    syntax,
    text,
    value,
    get: (place: Path) => place.reduce<unknown>(memberOf, value),
    sourceOf: (place) => whole().sourceOf(place),
    locate: (place) => whole().locate(place),
    edit: (edits) => edited.get(edits) ?? whole().edit(edits),
  };
  told.set(document, edited);
  return document;
}

export function isLazy(document: Document | undefined): boolean {
  return document !== undefined && told.has(document);
}

/** `edits` lead to this text: `edit` gives it back without working it out again. */
export function tellEdited(document: Document | undefined, edits: readonly Edit[], text: string): void {
  if (document) told.get(document)?.set(edits, text);
}
