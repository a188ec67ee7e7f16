import { assertNever } from '../../../shared/assert-never.ts';
import type { LiveDocument, LiveState, PlannedFile } from '../../clients/client.ts';
import { findClient } from '../../clients/clients.ts';
import { documentsOf } from '../../clients/live-document.ts';
import { RecentDocuments } from '../../documents/recent-documents.ts';
import { ownedBy } from '../plan.ts';
import { plannedFile, plannedText } from '../planned-text.ts';
import { ownedByRevert, takeBack } from '../undo/revert.ts';
import type { Answer, Job, PlainPlannedFile } from './job.ts';
import { fromPlainState, type PlainDocument, toPlainDocument } from './plain-state.ts';
import { carryOut } from './wish.ts';

/** Carries jobs out. */
export class JobRunner {
  readonly #recent = new RecentDocuments();

  async run(job: Job): Promise<Answer> {
    const { kind } = job;
    switch (kind) {
      case 'read':
        return { kind, value: this.#recent.read(job.text, job.syntax, job.path).value };
      case 'source':
        return { kind, source: this.#recent.read(job.text, job.syntax, job.path).sourceOf(job.place) ?? null };
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
        return {
          kind,
          files: files.map((planned) => toPlain(state, planned)),
          notes,
          owned: ownedBy(files.filter(isChanged)),
        };
      }
      default:
        return assertNever(kind);
    }
  }

  #live({ isRead, ...live }: PlainDocument): LiveDocument {
    const { file, syntax } = live;
    return isRead && file.text !== null ? { ...live, document: this.#recent.read(file.text, syntax, file.path) } : live;
  }
}

function toPlain(state: LiveState, planned: PlannedFile): PlainPlannedFile {
  if (planned.kind === 'text') return planned;
  const { document, ...rest } = planned;
  const index = documentsOf(state).indexOf(document);
  return { ...rest, document: index >= 0 ? index : toPlainDocument(document), after: plannedText(planned) };
}

function isChanged(planned: PlannedFile): boolean {
  return plannedText(planned) !== plannedFile(planned).text;
}
