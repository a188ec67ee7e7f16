import type { ClientId } from '../../shared/client-id.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { ClientPlan, Installation, LiveState, Note, PlannedFile } from '../clients/client.ts';
import type { Environment } from '../environment.ts';
import type { LiveFile } from '../files/live-file.ts';
import type { FileChange, ReceiptKind } from '../files/receipt.ts';
import type { Switched } from '../files/switch-log.ts';
import { type Details, type OwnedKey, ownedKeys, withoutSecret } from './details.ts';
import { secretsIn, spellings } from './hidden-secrets.ts';
import type { Keep } from './key-source.ts';
import { plannedFile, plannedText } from './planned-text.ts';

/** Edits not yet applied, as the bytes that `applyPlan` writes. `diffsOf` shows them, so a preview cannot lie. */
export interface Plan {
  readonly id: string;
  readonly kind: ReceiptKind;
  readonly client: ClientId;
  readonly installation: Installation;
  readonly notes: readonly Note[];
  readonly details: Details;
  readonly changes: readonly FileChange[];
  /** Files that are right as they were read: the changes are only right beside them. */
  readonly kept: readonly LiveFile[];
  /** The full candidate texts, for the client's own validation. Never shown. */
  readonly candidates: readonly { readonly path: string; readonly text: string }[];
  /** Texts of the files that are keys, whatever their name: no diff shows them. Found when a diff is wanted: that may read files anew. */
  secrets(): readonly string[];
  /** What must be true of the key when the plan is applied. */
  readonly keep?: Keep;
  /** The provider that gets a new generation when the plan is applied. */
  readonly renews?: string;
  /** The client as it was read. */
  readonly state: LiveState;
  /** What the client uses afterwards, where that changes and is known. */
  readonly switched?: Switched;
}

interface PlanParts {
  readonly kind: ReceiptKind;
  readonly state: LiveState;
  readonly clientPlan: ClientPlan;
  readonly details: Omit<Details, 'owned'>;
  readonly keep?: Keep;
  readonly renews?: string;
  readonly switched?: Switched | undefined;
  /** Our keys, where the planner knows them better than the edits tell. */
  readonly owned?: readonly OwnedKey[];
  /** Keys that the plan takes out of a file: neither the history nor a diff may hold one. */
  readonly secrets?: readonly string[];
}

const encoder = new TextEncoder();

function toChange(planned: PlannedFile, text: string | null): FileChange {
  return {
    file: plannedFile(planned),
    bytes: text === null ? null : encoder.encode(text),
    ...(planned.kind === 'edits' && planned.lock && { lock: planned.lock }),
  };
}

/** What stands under the places that the edits of `changed` files are about to change. */
export function ownedBy(changed: readonly PlannedFile[]): readonly OwnedKey[] {
  return changed.flatMap((planned) => {
    if (planned.kind === 'text') return [];
    const { file, document } = planned.document;
    return ownedKeys(file.path, document, planned.edits);
  });
}

/** Turns a client's edits into bytes and the memory needed to undo them. Reads and writes nothing. */
export function makePlan(environment: Environment, parts: PlanParts): Plan {
  const { clientPlan, state } = parts;
  const { installation } = state;
  const files = clientPlan.files.map((planned) => ({
    planned,
    file: plannedFile(planned),
    text: plannedText(planned),
  }));
  const changed = files.filter(({ file, text }) => text !== file.text);
  const secrets = (parts.secrets ?? []).flatMap(spellings);
  const all = parts.owned ?? ownedBy(changed.map(({ planned }) => planned));
  // By their look secrets are left out already, of large files in the planner's thread.
  const owned = secrets.length === 0 ? all : all.map((key) => withoutSecret(key, secrets));
  return {
    id: environment.random(8),
    kind: parts.kind,
    client: installation.client,
    installation,
    state,
    notes: [...clientPlan.notes, ...linkNotes(changed)],
    details: { ...parts.details, owned },
    changes: changed.map(({ planned, text }) => toChange(planned, text)),
    secrets: () => [...secrets, ...secretsIn(state, changed, owned)],
    kept: files.filter(({ file, text }) => text === file.text).map(({ file }) => file),
    candidates: files.flatMap(({ file, text }) => (text === null ? [] : [{ path: file.path, text }])),
    ...(parts.keep && { keep: parts.keep }),
    ...(parts.renews !== undefined && { renews: parts.renews }),
    ...(parts.switched && { switched: parts.switched }),
  };
}

function linkNotes(changed: readonly { readonly file: { path: string; hasHardLinks: boolean } }[]): readonly Note[] {
  return changed
    .filter(({ file }) => file.hasHardLinks)
    .map(({ file }) => ({
      kind: 'warning',
      message: sentence('notes.hard-link', { file: file.path }),
    }));
}
