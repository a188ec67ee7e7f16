import { readDocument } from './document.ts';
import type { Document, Syntax } from './edit.ts';

const mostKept = 8;

/** The documents last read, newest last: who has seen one is about to ask for it again, or to plan on it. */
export class RecentDocuments {
  readonly #documents = new Map<string, Document>();

  /** That of this very text. */
  find(text: string, syntax: Syntax, path: string): Document | undefined {
    const document = this.#documents.get(nameOf(syntax, path));
    return document?.text === text ? this.keep(document, path) : undefined;
  }

  keep(document: Document, path: string): Document {
    const name = nameOf(document.syntax, path);
    this.#documents.delete(name);
    this.#documents.set(name, document);
    for (const oldest of this.#documents.keys()) if (this.#documents.size > mostKept) this.#documents.delete(oldest);
    return document;
  }

  /** Throws as `readDocument` does. */
  read(text: string, syntax: Syntax, path: string): Document {
    return this.find(text, syntax, path) ?? this.keep(readDocument(text, syntax, path), path);
  }
}

function nameOf(syntax: Syntax, path: string): string {
  return `${syntax} ${path}`;
}
