import { type Change, hasPut } from './change.ts';
import { type Placement, placementsOf } from './order.ts';
import { type PathIndex, startingWith } from './path-index.ts';
import { indentAt, lineEnd, lineStart } from './text-lines.ts';
import type { TomlDraft } from './toml-draft.ts';
import type { Body, TomlPair, TomlSection, TomlTop } from './toml-node.ts';
import { pairIndexOf, pairsOf, type TomlTable } from './toml-outline.ts';
import { aboveComments, endOfTextBefore, sectionEnd, sectionStart } from './toml-sections.ts';
import { changeText, dottedKeyText, keyText } from './toml-text.ts';

/** New members of a table that is there. `keys` are all keys the edits name, in their order. */
export interface Additions {
  readonly table: TomlTable;
  readonly keys: readonly string[];
  readonly added: ReadonlyMap<string, Change>;
  /** Whether a member is in the text before the edits and after. */
  readonly stays: (key: string) => boolean;
}

/** Adds members in the way the table is written: lines under a header, dotted keys, items of an inline table. */
export function addMembers(draft: TomlDraft, additions: Additions): void {
  const { table, added } = additions;
  const { home } = table;
  const entries = [...added].filter(([, change]) => hasPut(change));
  if (home.kind === 'dotted' || home.kind === 'inline') {
    addToBody(draft, additions, home.body, home.kind === 'dotted' ? home.prefix : [], entries);
    return;
  }
  const leaves = entries.filter(([, change]) => change.kind !== 'within');
  if (home.kind === 'section') addToBody(draft, additions, home.body, [], leaves);
  else addOwnHeader(draft, table, leaves);
  addTables(draft, additions, entries);
}

type Entries = readonly (readonly [key: string, change: Change])[];

function addToBody(
  draft: TomlDraft,
  { keys, stays }: Additions,
  body: Body,
  prefix: readonly string[],
  entries: Entries,
): void {
  if (entries.length === 0) return;
  const pairs = pairsOf(body);
  const index = startingWith(pairIndexOf(body), prefix);
  const indicesOf = (key: string) => index.below.get(key)?.indices ?? [];
  const placements = placementsOf(keys, (key) => stays(key) && indicesOf(key).length > 0);
  for (const [key, change] of entries) {
    const placement = placements.get(key) ?? { kind: 'end' };
    const isBefore = placement.kind === 'before';
    const anchor = (isBefore ? indicesOf(placement.key)[0] : lastIndex(index, placement)) ?? -1;
    const texts =
      body.type === 'TOMLInlineTable' && prefix.length === 0
        ? [`${keyText(key)} = ${changeText(change) ?? '{}'}`]
        : dottedLines([...prefix, key], change);
    for (const text of texts) {
      if (body.type === 'TOMLInlineTable') draft.addItem(body, isBefore ? anchor - 1 : anchor, text);
      else addLine(draft, body, pairs[anchor], isBefore, text);
    }
  }
}

function lastIndex({ indices, below }: PathIndex, placement: Placement): number | undefined {
  return (placement.kind === 'after' ? below.get(placement.key)?.indices : indices)?.at(-1);
}

function addLine(
  draft: TomlDraft,
  body: TomlTop | TomlSection,
  anchor: TomlPair | undefined,
  isBefore: boolean,
  text: string,
): void {
  if (anchor === undefined) {
    if (body.type === 'TOMLTopLevelTable') draft.addTopLine(text);
    else draft.addLine(lineEnd(draft.text, body.key.range[1]), text);
    return;
  }
  const line = indentAt(draft.text, anchor.range[0]) + text;
  draft.addLine(isBefore ? draft.above(anchor, lineAbove) : lineEnd(draft.text, anchor.range[1]), line);
}

/** The line above a key and the comments glued to it; comments that open the file stay on top. */
function lineAbove(text: string, pair: TomlPair): number {
  const start = lineStart(text, pair.range[0]);
  return aboveComments(text, start) || start;
}

/** One dotted key for each value below. */
function dottedLines(path: readonly (string | number)[], change: Change): string[] {
  if (change.kind === 'within')
    return [...change.children]
      .filter(([, child]) => hasPut(child))
      .flatMap(([key, child]) => dottedLines([...path, key], child));
  return [`${dottedKeyText(path)} = ${changeText(change) ?? '{}'}`];
}

/** A table that only its sub-tables imply gets a header of its own, above them. */
function addOwnHeader(draft: TomlDraft, table: TomlTable, leaves: Entries): void {
  if (leaves.length === 0) return;
  const { sections, sectionIndex } = draft.outline;
  const first = sections[startingWith(sectionIndex, table.path).indices[0] ?? -1];
  if (first === undefined) throw new Error('an implied table without sub-tables');
  const lines = leaves.map(([key, change]) => `${keyText(key)} = ${changeText(change) ?? '{}'}`);
  const at = endOfTextBefore(draft.text, sectionStart(draft.text, first));
  draft.addBlock(at, [headerText(table.path), ...lines]);
}

function addTables(draft: TomlDraft, { table, keys, stays }: Additions, entries: Entries): void {
  const tables = entries.filter(([, change]) => change.kind === 'within');
  if (tables.length === 0) return;
  const index = startingWith(draft.outline.sectionIndex, table.path);
  const placements = placementsOf(keys, (key) => stays(key) && index.below.has(key));
  const places = new Map<Placement, number>();
  for (const [key, change] of tables) {
    const placement = placements.get(key) ?? { kind: 'end' };
    const at = places.get(placement) ?? placeOfTables(draft, index, placement, table);
    places.set(placement, at);
    for (const block of blocksOf([...table.path, key], change)) draft.addBlock(at, block);
  }
}

function placeOfTables(
  { text, outline: { sections } }: TomlDraft,
  index: PathIndex,
  placement: Placement,
  table: TomlTable,
): number {
  if (placement.kind === 'before') {
    const next = sections[index.below.get(placement.key)?.indices[0] ?? -1];
    if (next) return endOfTextBefore(text, sectionStart(text, next));
  }
  const last = sections[lastIndex(index, placement) ?? -1];
  const isAtEnd = last === undefined || (placement.kind === 'end' && table.path.length === 0);
  return isAtEnd ? text.length : sectionEnd(text, last);
}

/** The header of a new table with its values, then those of its sub-tables. */
function blocksOf(path: readonly (string | number)[], change: Change): string[][] {
  if (change.kind !== 'within') return [];
  const children = [...change.children].filter(([, child]) => hasPut(child));
  const lines = children
    .filter(([, child]) => child.kind !== 'within')
    .map(([key, child]) => `${keyText(key)} = ${changeText(child) ?? '{}'}`);
  const below = children.flatMap(([key, child]) => blocksOf([...path, String(key)], child));
  return lines.length === 0 ? below : [[headerText(path), ...lines], ...below];
}

/** Elements of an array of tables have no index in their header. */
function headerText(path: readonly (string | number)[]): string {
  return `[${dottedKeyText(path.filter((key) => typeof key === 'string'))}]`;
}
