import { applyTextEdits, cut, insertion, type TextEdit } from './text-edit.ts';
import { countUpTo, indentAt, isFirstOnLine, lineStart, skipSpaces, skipSpacesBack } from './text-lines.ts';
import { type CommentStyle, restOfLine, skipBlockComments, skipTrivia } from './trivia.ts';

/** What stands between two brackets with commas: an object, an array, an inline table. */
export interface CommaList {
  readonly text: string;
  /** Behind the opening bracket. */
  readonly open: number;
  /** At the closing bracket. */
  readonly close: number;
  readonly items: readonly (readonly [from: number, to: number])[];
  readonly comments: CommentStyle;
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** What follows a comma on the same line. */
  readonly gap: string;
  /** What an empty list on one line puts inside its brackets. */
  readonly padding: string;
  /** Whether a list with nothing between its brackets opens into lines. */
  readonly opensIntoLines: boolean;
}

/** Writes a new item: on lines of its own with this indentation, or within a line (null). */
export type Rendering = (indent: string | null) => string;

export interface ListChange {
  readonly removed: ReadonlySet<number>;
  /** `after` is the index of the item in front, -1 for the start; of several at one place the first comes first. */
  readonly added: readonly { readonly after: number; readonly render: Rendering }[];
}

/** Adds and removes items; the commas come out right for lists with and without a trailing one. */
export function changeList(list: CommaList, change: ListChange): TextEdit[] {
  if (change.added.length === 0 && change.removed.size === 0) return [];
  const stays = list.items.map((_, index) => index).filter((index) => !change.removed.has(index));
  const cuts = cutsOf(list, change.removed);
  if (stays.length === 0 && change.added.length === 0) return emptied(list, cuts);
  if (list.items.length === 0 && isSpace(inside(list))) return [filled(list, change.added)];
  return [...commaEdits(list, change, stays), ...additions(list, change, stays), ...cuts];
}

const inside = (list: CommaList) => list.text.slice(list.open, list.close);
const isSpace = (text: string) => /^\s*$/.test(text);

function itemAt(list: CommaList, index: number): readonly [from: number, to: number] {
  const item = list.items[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${list.items.length}`);
  return item;
}

/** Where the comma behind an item stands, undefined for a last item without one. */
function commaOf(list: CommaList, index: number): number | undefined {
  const at = skipTrivia(list.text, itemAt(list, index)[1], list.comments);
  return list.text[at] === ',' ? at : undefined;
}

function endWithComma(list: CommaList, index: number): number {
  const comma = commaOf(list, index);
  return comma === undefined ? itemAt(list, index)[1] : comma + 1;
}

function hasTrailingComma(list: CommaList): boolean {
  return list.items.length > 0 && commaOf(list, list.items.length - 1) !== undefined;
}

/** The comma between the last item that stays and what follows it now. All others keep theirs. */
function commaEdits(list: CommaList, { added }: ListChange, stays: readonly number[]): TextEdit[] {
  const last = stays.at(-1);
  if (last === undefined) return [];
  const comma = commaOf(list, last);
  const isFollowed = added.some(({ after }) => after >= last);
  const wanted = isFollowed || hasTrailingComma(list);
  if (wanted && comma === undefined) return [insertion(itemAt(list, last)[1], ',')];
  return !wanted && comma !== undefined ? [cut(comma, comma + 1)] : [];
}

function additions(list: CommaList, { added }: ListChange, stays: readonly number[]): TextEdit[] {
  // By how many items that stay are in front of them.
  const places = new Map<number, Rendering[]>();
  for (const { after, render } of added) {
    const place = countUpTo(stays, after);
    const renderings = places.get(place);
    if (renderings) renderings.push(render);
    else places.set(place, [render]);
  }
  if (places.size === 0) return [];
  const isOnLines = inside(list).includes('\n');
  const indent = isOnLines ? indentFor(list) : '';
  return [...places].map(([place, renderings]) => {
    const anchor = stays[place - 1] ?? -1;
    const next = stays[place];
    const endsList = next === undefined;
    const last = endsList && !hasTrailingComma(list) ? '' : ',';
    const line = isOnLines ? lineFor(list, anchor, next) : undefined;
    if (line === undefined) return additionInLine(list, anchor, next, renderings, last);
    const lines = renderings.map((render, index) => {
      const comma = index === renderings.length - 1 ? last : ',';
      return indent + render(indent) + comma + list.eol;
    });
    return insertion(line, lines.join(''));
  });
}

function additionInLine(
  list: CommaList,
  anchor: number,
  next: number | undefined,
  renderings: readonly Rendering[],
  last: string,
): TextEdit {
  const text = renderings.map((render) => render(null)).join(`,${list.gap}`) + last;
  if (next !== undefined) return insertion(itemAt(list, next)[0], text + list.gap);
  if (anchor >= 0) {
    const end = endWithComma(list, anchor);
    return insertion(skipBlockComments(list.text, end, list.comments), list.gap + text);
  }
  const first = list.items[0];
  if (first) {
    const spaces = skipSpacesBack(list.text, first[0]);
    return insertion(spaces, list.text.slice(spaces, first[0]) + text);
  }
  return insertion(skipSpacesBack(list.text, list.close), list.gap + text);
}

/** The start of the line that new items of a list on lines get between two neighbours, undefined where they share one. */
function lineFor(list: CommaList, anchor: number, next: number | undefined): number | undefined {
  if (anchor >= 0) return restOfLine(list.text, endWithComma(list, anchor), list.comments);
  if (next !== undefined) {
    const [from] = itemAt(list, next);
    return isFirstOnLine(list.text, from) ? aboveComments(list, lineStart(list.text, from)) : undefined;
  }
  // Where only comments are left, items go above them: that is where a key before a later one goes, too.
  const [first] = list.items;
  const top = first ? lineStart(list.text, first[0]) : restOfLine(list.text, list.open, list.comments);
  const isLine = isFirstOnLine(list.text, first ? first[0] : list.close);
  return top !== undefined && top > list.open && isLine ? top : undefined;
}

/** A comment right above an item belongs to it: new items go above both. */
function aboveComments(list: CommaList, start: number): number {
  let at = start;
  for (;;) {
    const above = lineStart(list.text, at - 1);
    const isComment = above > list.open && /^[ \t]*(?:#|\/\/)/.test(list.text.slice(above, at));
    if (!isComment) return at;
    at = above;
  }
}

function indentFor(list: CommaList): string {
  const item = list.items.findLast(([from]) => isFirstOnLine(list.text, from));
  return item ? indentAt(list.text, item[0]) : indentAt(list.text, list.close) + list.unit;
}

/** The first items of a list with only white space in it; `emptied` is the way back to the very same white space. */
function filled(list: CommaList, added: ListChange['added']): TextEdit {
  const space = inside(list);
  const isOnLines = space.includes('\n');
  if (!isOnLines && (space !== '' || !list.opensIntoLines)) {
    const text = added.map(({ render }) => render(null)).join(`,${list.gap}`);
    return insertion(list.open, space === '' ? list.padding + text + list.padding : text);
  }
  const outer = indentAt(list.text, isOnLines ? list.close : list.open);
  const indent = outer + list.unit;
  const lines = added.map(({ render }) => indent + render(indent)).join(`,${list.eol}`);
  return insertion(list.open, list.eol + (isOnLines ? list.eol + lines : lines + list.eol + outer));
}

/** A list that loses all its items: the white space that `filled` added goes too. */
function emptied(list: CommaList, cuts: readonly TextEdit[]): TextEdit[] {
  const moved = cuts.map((edit) => ({ ...edit, from: edit.from - list.open, to: edit.to - list.open }));
  const left = applyTextEdits(inside(list), moved);
  return isSpace(left) ? [{ from: list.open, to: list.close, text: emptyRemains(list, left) }] : [...cuts];
}

function emptyRemains(list: CommaList, left: string): string {
  const lineBreaks = left.split('\n').length - 1;
  if (lineBreaks > 0) return lineBreaks === 1 ? '' : left.replace(/^[ \t]*\r?\n/, '');
  const before = list.text.slice(list.open, itemAt(list, 0)[0]);
  const after = list.text.slice(endWithComma(list, list.items.length - 1), list.close);
  return before === ' ' && after === ' ' ? '' : before + after;
}

function cutsOf(list: CommaList, removed: ReadonlySet<number>): TextEdit[] {
  const cuts: TextEdit[] = [];
  const all = [...removed].sort((a, b) => a - b);
  for (let at = 0; at < all.length; at++) {
    const first = all[at] ?? 0;
    let last = first;
    while (all[at + 1] === last + 1 && isOnSameLine(list, last, last + 1)) {
      last++;
      at++;
    }
    cuts.push(cutOf(list, first, last));
  }
  return cuts;
}

/** Cuts neighbours that share a line, with the whole line where they have it for themselves. */
function cutOf(list: CommaList, first: number, last: number): TextEdit {
  const from = itemAt(list, first)[0];
  const end = endWithComma(list, last);
  const rest = restOfLine(list.text, end, list.comments);
  if (rest !== undefined && isFirstOnLine(list.text, from)) return cut(lineStart(list.text, from), rest);
  if (last + 1 < list.items.length && isOnSameLine(list, last, last + 1)) return cut(from, skipSpaces(list.text, end));
  return cut(skipSpacesBack(list.text, from), end);
}

function isOnSameLine(list: CommaList, index: number, next: number): boolean {
  return !list.text.slice(endWithComma(list, index), itemAt(list, next)[0]).includes('\n');
}
