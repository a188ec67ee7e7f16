import type { AST } from 'toml-eslint-parser';
import { type Change, hasPut } from './change.ts';
import { type Placement, placementOf } from './order.ts';
import { indentAt, lineEnd, lineStart } from './text-lines.ts';
import type { TomlDraft } from './toml-draft.ts';
import { type Body, namesOf, pairsOf, startsWith, type TomlTable } from './toml-outline.ts';
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
    const prefix = home.kind === 'dotted' ? home.prefix : [];
    for (const [key, change] of entries) addToBody(draft, additions, home.body, prefix, key, change);
    return;
  }
  const leaves = entries.filter(([, change]) => change.kind !== 'within');
  if (home.kind === 'section')
    for (const [key, change] of leaves) addToBody(draft, additions, home.body, [], key, change);
  else addOwnHeader(draft, table, leaves);
  for (const [key, change] of entries) if (change.kind === 'within') addTables(draft, additions, key, change);
}

function addToBody(
  draft: TomlDraft,
  { keys, stays }: Additions,
  body: Body,
  prefix: readonly string[],
  key: string,
  change: Change,
): void {
  const pairs = pairsOf(body);
  const firstOf = (name: string) => pairs.findIndex((pair) => startsWith(namesOf(pair.key), [...prefix, name]));
  const lastOf = (names: readonly string[]) => pairs.findLastIndex((pair) => startsWith(namesOf(pair.key), names));
  const placement = placementOf(keys, keys.indexOf(key), (name) => stays(name) && firstOf(name) >= 0);
  const texts =
    body.type === 'TOMLInlineTable' && prefix.length === 0
      ? [`${keyText(key)} = ${changeText(change) ?? '{}'}`]
      : dottedLines([...prefix, key], change);
  const index = placement.kind === 'before' ? firstOf(placement.key) : lastIndex(placement, prefix, lastOf);
  for (const text of texts) {
    if (body.type === 'TOMLInlineTable') draft.addItem(body, placement.kind === 'before' ? index - 1 : index, text);
    else addLine(draft, body, pairs[index], placement.kind === 'before', text);
  }
}

function lastIndex(placement: Placement, prefix: readonly string[], lastOf: (names: readonly string[]) => number) {
  return lastOf(placement.kind === 'after' ? [...prefix, placement.key] : prefix);
}

function addLine(
  draft: TomlDraft,
  body: AST.TOMLTopLevelTable | AST.TOMLTable,
  anchor: AST.TOMLKeyValue | undefined,
  isBefore: boolean,
  text: string,
): void {
  if (anchor === undefined) {
    if (body.type === 'TOMLTopLevelTable') draft.addTopLine(text);
    else draft.addLine(lineEnd(draft.text, body.key.range[1]), text);
    return;
  }
  const line = indentAt(draft.text, anchor.range[0]) + text;
  draft.addLine(isBefore ? lineAbove(draft.text, anchor) : lineEnd(draft.text, anchor.range[1]), line);
}

/** The line above a key and the comments glued to it; comments that open the file stay on top. */
function lineAbove(text: string, pair: AST.TOMLKeyValue): number {
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
function addOwnHeader(draft: TomlDraft, table: TomlTable, leaves: readonly (readonly [string, Change])[]): void {
  if (leaves.length === 0) return;
  const first = draft.outline.sections.find((section) => startsWith(section.resolvedKey, table.path));
  if (first === undefined) throw new Error('an implied table without sub-tables');
  const lines = leaves.map(([key, change]) => `${keyText(key)} = ${changeText(change) ?? '{}'}`);
  const at = endOfTextBefore(draft.text, sectionStart(draft.text, first));
  draft.addBlock(at, [headerText(table.path), ...lines]);
}

function addTables(draft: TomlDraft, { table, keys, stays }: Additions, key: string, change: Change): void {
  const { text, outline } = draft;
  const isUnder = (path: readonly (string | number)[]) => (section: AST.TOMLTable) =>
    startsWith(section.resolvedKey, path);
  const under = (name: string) => isUnder([...table.path, name]);
  const placement = placementOf(keys, keys.indexOf(key), (name) => stays(name) && outline.sections.some(under(name)));
  const next = placement.kind === 'before' ? outline.sections.find(under(placement.key)) : undefined;
  const last = outline.sections.findLast(placement.kind === 'after' ? under(placement.key) : isUnder(table.path));
  const isAtEnd = last === undefined || (placement.kind === 'end' && table.path.length === 0);
  const after = isAtEnd ? text.length : sectionEnd(text, last);
  const at = next ? endOfTextBefore(text, sectionStart(text, next)) : after;
  for (const block of blocksOf([...table.path, key], change)) draft.addBlock(at, block);
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
