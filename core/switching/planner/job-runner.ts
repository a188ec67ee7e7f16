import { assertNever } from '../../../shared/assert-never.ts';
import type { LiveDocument, LiveState, PlannedFile } from '../../clients/client.ts';
import { findClient } from '../../clients/clients.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document, Syntax } from '../../documents/edit.ts';
import { ownedKeys } from '../details.ts';
import { plannedText } from '../planned-text.ts';
import { ownedByRevert, takeBack } from '../undo/revert.ts';
import type { Answer, Job, PlainPlannedFile } from './job.ts';
import { documentsOf, fromPlainState, type PlainDocument, toPlainDocument } from './plain-state.ts';
import { carryOut } from './wish.ts';

const mostRemembered = 8;

/** Carries jobs out. The documents last read are kept: whoever reads one is about to plan on it. */
export class JobRunner {
  readonly #documents = new Map<string, Document>();

  async run(job: Job): Promise<Answer> {
    const { kind } = job;
    switch (kind) {
      case 'read':
        return { kind, value: this.#read(job.text, job.syntax, job.path).value };
      case 'source':
        return { kind, source: this.#read(job.text, job.syntax, job.path).sourceOf(job.place) ?? null };
      case 'edit':
        return { kind, after: this.#live(job.document).document?.edit(job.edits) ?? '' };
      case 'take-back': {
        const live = this.#live(job.document);
        const taken = takeBack(live, job.keys, job.bindings);
        return { kind, taken, after: live.document?.edit(taken.edits) ?? '' };
      }
      case 'bring-back':
        return { kind, owned: ownedByRevert(this.#live(job.document), job.keys, job.text) };
      case 'plan': {
        const state = fromPlainState(job.state, (plain) => this.#live(plain));
        const { files, notes } = carryOut(await findClient(job.client), state, job.wish);
        return { kind, files: files.map((planned) => toPlain(state, planned)), notes, owned: ownedBy(files) };
      }
      default:
        return assertNever(kind);
    }
  }

  #live({ isRead, ...live }: PlainDocument): LiveDocument {
    const { file, syntax } = live;
    return isRead && file.text !== null ? { ...live, document: this.#read(file.text, syntax, file.path) } : live;
  }

  #read(text: string, syntax: Syntax, path: string): Document {
    const name = `${syntax} ${path}`;
    const before = this.#documents.get(name);
    const document = before?.text === text ? before : readDocument(text, syntax, path);
    this.#documents.delete(name);
    this.#documents.set(name, document);
    for (const oldest of this.#documents.keys())
      if (this.#documents.size > mostRemembered) this.#documents.delete(oldest);
    return document;
  }
}

function toPlain(state: LiveState, planned: PlannedFile): PlainPlannedFile {
  if (planned.kind === 'text') return planned;
  const { document, ...rest } = planned;
  const index = documentsOf(state).indexOf(document);
  return { ...rest, document: index >= 0 ? index : toPlainDocument(document), after: plannedText(planned) };
}

/** What stands under the places that `files` change. */
export function ownedBy(files: readonly PlannedFile[]) {
  return files.flatMap((planned) => {
    if (planned.kind === 'text') return [];
    const { file, document } = planned.document;
    return plannedText(planned) === file.text ? [] : ownedKeys(file.path, document, planned.edits);
  });
}
