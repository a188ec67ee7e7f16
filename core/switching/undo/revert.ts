import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Binding, LiveDocument, LiveState, Note, PlannedFile } from '../../clients/client.ts';
import { findClient } from '../../clients/clients.ts';
import { findDocument } from '../../clients/live-document.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document, Edit, Path } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import { type LiveFile, readLiveFile } from '../../files/live-file.ts';
import type { PastAct } from '../../files/receipt.ts';
import { isLazy, tellEdited } from '../../planner/lazy-document.ts';
import { isLarge } from '../../planner/planner.ts';
import { detailsOf, leaves, madeBy, type OwnedKey, withoutSecret } from '../details.ts';
import type { Engine } from '../engine.ts';
import { textsAt } from '../hidden-secrets.ts';
import { plannedText } from '../planned-text.ts';
import { askPlanner } from '../planner/job.ts';
import { toPlainDocument } from '../planner/plain-state.ts';
import { inPlace, isUnchanged } from './owned-place.ts';
import { formerText, type Recalled, recallSecrets } from './recall.ts';
import type { TakenBack } from './taken-back.ts';
import { isAddress, withWholeEntries } from './whole-entry.ts';

/** What taking back comes to: the files as they will be, and what was left alone because somebody changed it since. */
export interface Revert {
  readonly files: readonly PlannedFile[];
  /** What is left alone. */
  readonly kept: readonly OwnedKey[];
  /** What is to be said of keys that do not come back as they were. */
  readonly keyNotes: readonly Note[];
  /** That, and what is left alone. */
  readonly notes: readonly Note[];
  /** Our keys as this act changes them, so that it can itself be taken back. */
  readonly owned: readonly OwnedKey[];
}

/** Nobody else wrote between these receipts and now, so that the very bytes of the first one's backup may come back. */
function isOnlyOurs(receipts: readonly PastAct[], file: LiveFile): boolean {
  let hash: string | null | undefined;
  for (const receipt of receipts) {
    const entry = receipt.files.find(({ path }) => path === file.path);
    if (!entry) continue;
    if (entry.isBroken) return false;
    if (hash !== undefined && entry.before !== hash) return false;
    hash = entry.after;
  }
  return hash === file.hash;
}

/** The names of all places that a path lies below. */
function idsAbove(path: Path): readonly string[] {
  return path.map((_, length) => JSON.stringify(path.slice(0, length)));
}

/** Our keys of one file over several receipts: as they were before the first, with the value the last one gave them. */
export function ownedOver(receipts: readonly PastAct[], file: string): readonly OwnedKey[] {
  const keys = new Map<string, OwnedKey>();
  const below = new Map<string, Set<string>>();
  for (const receipt of receipts)
    for (const owned of detailsOf(receipt)?.owned ?? []) {
      if (owned.file !== file) continue;
      const id = JSON.stringify(owned.path);
      const { path, after } = owned;
      const { before, made, isSecret } = keys.get(id) ?? owned;
      // What was below a table that was taken away went with it, and comes back with it.
      if (after === undefined) for (const other of below.get(id) ?? []) keys.delete(other);
      for (const table of idsAbove(path)) below.set(table, (below.get(table) ?? new Set()).add(id));
      const optional = {
        ...(made !== undefined && { made }),
        ...(after !== undefined && { after }),
        ...(isSecret && { isSecret }),
      };
      keys.set(id, { file, path, before, ...optional });
    }
  return [...keys.values()];
}

/** The outermost table that was made for a key and holds nothing but `gone` keys; it goes with them. */
function emptiedTables(document: Document, gone: ReadonlySet<string>): (key: OwnedKey) => Path {
  const known = new Map<string, boolean>();
  const isEmptied = (table: Path): boolean => {
    const id = JSON.stringify(table);
    const answer = known.get(id) ?? leaves(document, table).every((leaf) => isWithin(leaf, gone));
    known.set(id, answer);
    return answer;
  };
  return ({ path, made }) => {
    for (let length = made ?? path.length; length < path.length; length += 1) {
      const table = path.slice(0, length);
      if (isEmptied(table)) return table;
    }
    return path;
  };
}

function isWithin(path: Path, gone: ReadonlySet<string>): boolean {
  return path.some((_, index) => gone.has(JSON.stringify(path.slice(0, index + 1))));
}

/** Takes keys back one by one. Pure. */
export function takeBack(live: LiveDocument, keys: readonly OwnedKey[], bindings: readonly Binding[]): TakenBack {
  const { edits, mine, kept } = toEdits(live, keys, bindings);
  return { edits, kept, owned: ownedByRevert(live, mine, plannedText({ kind: 'edits', document: live, edits })) };
}

function toEdits(
  live: LiveDocument,
  owned: readonly OwnedKey[],
  bindings: readonly Binding[],
): { edits: readonly Edit[]; mine: readonly OwnedKey[]; kept: readonly OwnedKey[] } {
  const { document } = live;
  if (!document) return { edits: [], mine: [], kept: [] };
  const unchanged = owned.filter((key) => isUnchanged(document, key));
  const mine = withWholeEntries(owned, unchanged, bindings);
  const placed = inPlace(document, mine);
  const gone = new Set(placed.filter(({ before }) => before === null).map(({ path }) => JSON.stringify(path)));
  const emptied = emptiedTables(document, gone);
  const edits = placed.map((key): Edit => {
    if (key.before !== null) return { kind: 'set-source', path: key.path, source: key.before };
    return { kind: 'remove', path: emptied(key) };
  });
  // One switch may have written a table as a whole and another a key in it: the table has both.
  const unique = new Map(edits.map((edit) => [JSON.stringify(edit.path), edit]));
  const outer = [...unique.values()].filter(({ path }) => !idsAbove(path).some((id) => unique.has(id)));
  const stands = new Set(unchanged);
  return { edits: outer, mine, kept: owned.filter((key) => !stands.has(key)) };
}

interface RevertedFile {
  readonly planned?: PlannedFile;
  readonly kept: readonly OwnedKey[];
  readonly keyNotes: readonly Note[];
  readonly owned: readonly OwnedKey[];
}

/** The memory of this act: what stands there now, and the value that comes back. */
export function ownedByRevert(live: LiveDocument, keys: readonly OwnedKey[], text: string | null): readonly OwnedKey[] {
  const after = text === null ? undefined : readDocument(text, live.syntax, live.file.path);
  return keys.map(({ file, path, isSecret }): OwnedKey => {
    const value = after?.get(path) as OwnedKey['after'];
    const before = live.document?.sourceOf(path) ?? null;
    const made = before === null ? madeBy(live.document, path) : {};
    const secrets = isSecret ? [...textsAt(live.document, [path]), ...textsAt(after, [path])] : [];
    return withoutSecret({ file, path, before, ...made, ...(value !== undefined && { after: value }) }, secrets);
  });
}

async function revertFile(
  engine: Engine,
  state: LiveState,
  receipts: readonly PastAct[],
  path: string,
  bindings: readonly Binding[],
): Promise<RevertedFile> {
  const live = findDocument(state, path);
  const file = live?.file ?? (await readLiveFile(path));
  const { planner } = engine.environment;
  const keys = ownedOver(receipts, path);
  const former = isOnlyOurs(receipts, file) ? await formerText(engine, receipts, path) : undefined;
  if (former && !former.hasOtherKey) {
    const { text } = former;
    const planned: PlannedFile = { kind: 'text', file, text };
    return { planned, kept: [], keyNotes: [], owned: live ? await askOwned(live, keys, text, planner) : [] };
  }
  if (!live) return { kept: [], keyNotes: [], owned: [] };
  const recalled = await Promise.all(keys.map(recallSecrets(engine, receipts, live)));
  const known = recalled.flatMap(({ key }) => key ?? []);
  const { edits, kept, owned } = await askTakenBack(live, known, bindings, planner);
  return { planned: { kind: 'edits', document: live, edits }, kept, keyNotes: keyNotes(path, keys, recalled), owned };
}

/** A key that was replaced or deleted since its file was written can't come back as it was. */
function keyNotes(file: string, keys: readonly OwnedKey[], recalled: readonly Recalled[]): readonly Note[] {
  const lost = keys.filter((_, index) => recalled[index]?.isLost);
  const isReplaced = recalled.some(({ hasOtherKey }) => hasOtherKey);
  return [
    ...lost.map(({ path }) => sentence('notes.key-lost', { place: path.join('.'), file })),
    ...(isReplaced ? [sentence('notes.key-replaced', { file })] : []),
  ].map((message) => ({ kind: 'warning', message }));
}

type OwnPlanner = Environment['planner'];

/** Here, or in another thread where the file is large. */
async function askTakenBack(
  live: LiveDocument,
  keys: readonly OwnedKey[],
  bindings: readonly Binding[],
  planner: OwnPlanner,
): Promise<TakenBack> {
  if (!planner || !isLazy(live.document)) return takeBack(live, keys, bindings);
  const document = toPlainDocument(live);
  const { taken, after } = await askPlanner(planner, { kind: 'take-back', document, keys, bindings });
  tellEdited(live.document, taken.edits, after);
  return taken;
}

async function askOwned(live: LiveDocument, keys: readonly OwnedKey[], text: string | null, planner: OwnPlanner) {
  if (!planner || !isLarge(live.file.text, text)) return ownedByRevert(live, keys, text);
  return (await askPlanner(planner, { kind: 'bring-back', document: toPlainDocument(live), keys, text })).owned;
}

function keptMessage(key: OwnedKey, bindings: readonly Binding[]): Sentence {
  const values = { place: key.path.join('.'), file: key.file };
  return isAddress(key, bindings) ? sentence('notes.kept-whole', values) : sentence('notes.kept', values);
}

export function keptNotes(kept: readonly OwnedKey[], bindings: readonly Binding[]): readonly Note[] {
  return kept.map((key) => ({ kind: 'info', message: keptMessage(key, bindings) }));
}

/**
 * Takes back what `receipts` (one client's, oldest first) did. A file that nobody else touched since gets its very bytes
 * back; in any other our keys are put back one by one, and a key that somebody changed after us is left alone (C11).
 */
export async function revert(engine: Engine, state: LiveState, receipts: readonly PastAct[]): Promise<Revert> {
  const paths = [...new Set(receipts.flatMap((receipt) => receipt.files.map(({ path }) => path)))];
  const { bindings } = await findClient(state.installation.client);
  const results = await Promise.all(paths.map((path) => revertFile(engine, state, receipts, path, bindings)));
  const kept = results.flatMap((result) => result.kept);
  const said = results.flatMap((result) => result.keyNotes);
  return {
    files: results.flatMap(({ planned }) => (planned ? [planned] : [])),
    owned: results.flatMap(({ owned }) => owned),
    kept,
    keyNotes: said,
    notes: [...keptNotes(kept, bindings), ...said],
  };
}
