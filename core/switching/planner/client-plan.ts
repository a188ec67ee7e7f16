import { assertNever } from '../../../shared/assert-never.ts';
import type { Client, ClientPlan, LiveDocument, LiveState, PlannedFile } from '../../clients/client.ts';
import { documentsOf } from '../../clients/live-document.ts';
import { isLazy, tellEdited } from '../../planner/lazy-document.ts';
import type { OwnedKey } from '../details.ts';
import { askPlanner, type PlainPlannedFile } from './job.ts';
import { type PlainDocument, toPlainDocument, toPlainState } from './plain-state.ts';
import { carryOut, type Wish } from './wish.ts';

/** A client's plan, with what stands under its places where another thread has looked. */
export interface AskedPlan {
  readonly clientPlan: ClientPlan;
  readonly owned?: readonly OwnedKey[];
}

/** What the client itself says to the wish: here, or in another thread where its files are large. */
export async function askClient(client: Client, state: LiveState, wish: Wish): Promise<AskedPlan> {
  const { planner } = state.installation.environment;
  const isLarge = documentsOf(state).some(({ document }) => isLazy(document));
  if (!planner || !isLarge) return { clientPlan: carryOut(client, state, wish) };
  const { files, notes, owned } = await askPlanner(planner, {
    kind: 'plan',
    client: client.id,
    state: toPlainState(state),
    wish,
  });
  return { clientPlan: { files: files.map((file) => toPlanned(state, file)), notes }, owned };
}

/** Has the texts of planned files worked out by another thread where they are large, so that a plan finds them ready. */
export async function prepareTexts(state: LiveState, files: readonly PlannedFile[]): Promise<void> {
  const { planner } = state.installation.environment;
  if (!planner) return;
  for (const planned of files) {
    if (planned.kind === 'text' || planned.edits.length === 0 || !isLazy(planned.document.document)) continue;
    const { document, edits } = planned;
    const { after } = await askPlanner(planner, { kind: 'edit', document: toPlainDocument(document), edits });
    tellEdited(document.document, edits, after);
  }
}

function toPlanned(state: LiveState, plain: PlainPlannedFile): PlannedFile {
  switch (plain.kind) {
    case 'text':
      return { ...plain, file: knownFiles(state).find(({ path }) => path === plain.file.path) ?? plain.file };
    case 'edits': {
      const { document: place, after, ...planned } = plain;
      const document = typeof place === 'number' ? documentAt(state, place) : withoutMark(place);
      if (after !== null) tellEdited(document.document, planned.edits, after);
      return { ...planned, document };
    }
    default:
      return assertNever(plain);
  }
}

function documentAt(state: LiveState, index: number): LiveDocument {
  const document = documentsOf(state)[index];
  if (!document) throw new Error(`no document ${index} in the state of a client`);
  return document;
}

/** What a plan made up stands on no disk yet: there is nothing to read. */
function withoutMark({ isRead: _, ...live }: PlainDocument): LiveDocument {
  return live;
}

function knownFiles({ ownFiles = [], ...state }: LiveState) {
  return [...documentsOf(state).map(({ file }) => file), ...ownFiles];
}
