import { problemOf } from '../../../shared/messages/words.ts';
import { AppError, type Problem } from '../../../shared/problem.ts';
import { redact } from '../../../shared/redact.ts';
import type { Document, Path } from '../../documents/edit.ts';
import { isPlainObject, isSameValue, memberOf } from '../../documents/plain-value.ts';

/** One thing that somebody changed: `after` is undefined for what was taken out. */
export interface HandEdit {
  readonly path: Path;
  readonly after: unknown;
}

/** What was changed between two readings, as deep as a single name or value. Lists count by their place. */
export function handEdits(before: unknown, after: unknown, path: Path = []): readonly HandEdit[] {
  if (isSameValue(before, after)) return [];
  if (isPlainObject(after) && (isPlainObject(before) || before === undefined)) {
    const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
    const edits = [...names].flatMap((name) =>
      handEdits(memberOf(before, name), memberOf(after, name), [...path, name]),
    );
    return edits.length > 0 ? edits : [{ path, after }];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return after.flatMap((item, index) => handEdits(before[index], item, [...path, index]));
  return [{ path, after }];
}

/** Our lines after an edit by hand. */
export interface ByHand {
  /** The live file that they are meant for. */
  readonly file: string;
  readonly document: Document;
  /** What they said before. */
  readonly before: unknown;
  readonly edits: readonly HandEdit[];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(memberOf, value);
}

/** A refusal at the place in the lines, or at what stands around it where there is nothing. */
export function refusedEdit({ file, document }: ByHand, path: Path, problem: Problem): AppError {
  const around = path.map((_, index) => path.slice(0, path.length - index));
  const position = around.map((place) => document.locate(place)).find((found) => found !== undefined);
  return new AppError(problem, { where: { file, ...(position ?? { line: 1, column: 1 }) } });
}

/** Names are shown, values never: a name may be a key as well. */
function nameOf(path: Path): string {
  return redact(path.join('.'));
}

/** Throws `snippet-holds-key` for a key in the lines, which is never repeated. */
export function assertNoSecret(hand: ByHand): void {
  for (const { path, after } of hand.edits) {
    if (after === undefined) continue;
    const line = JSON.stringify({ [String(path.at(-1))]: after });
    if (redact(line) === line) continue;
    throw refusedEdit(hand, path, problemOf('snippet-holds-key', { name: nameOf(path) }));
  }
}

/** Throws `snippet-always-written`, `snippet-never-written` or `snippet-follows` for the first edit that is not so in `planned`, what a plan for the new draft writes. */
export function assertPlanned(hand: ByHand, planned: unknown): void {
  const lost = hand.edits.find(({ path, after }) => !isSameValue(valueAt(planned, path), after));
  if (!lost) return;
  const name = nameOf(lost.path);
  if (lost.after === undefined) throw refusedEdit(hand, lost.path, problemOf('snippet-always-written', { name }));
  const isNew = valueAt(hand.before, lost.path) === undefined;
  throw refusedEdit(
    hand,
    lost.path,
    isNew ? problemOf('snippet-never-written', { name, file: hand.file }) : problemOf('snippet-follows', { name }),
  );
}
