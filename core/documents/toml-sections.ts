import { cut, insertion, type TextEdit } from './text-edit.ts';
import { isBlankLine, lineEnd, lineStart } from './text-lines.ts';
import type { TomlSection } from './toml-node.ts';

/** Where a header table begins: at the comment lines glued on top of it. */
export function sectionStart(text: string, section: TomlSection): number {
  return aboveComments(text, lineStart(text, section.range[0]));
}

/** The start of the comment lines right above a line; `start` itself where there are none. */
export function aboveComments(text: string, start: number): number {
  let at = start;
  while (at > 0 && isCommentLine(text, lineStart(text, at - 1))) at = lineStart(text, at - 1);
  return at;
}

/** The end of the line with a header table's last key, or of its header. */
export function lastLineEnd(text: string, section: TomlSection): number {
  return lineEnd(text, (section.body.at(-1) ?? section.key).range[1]);
}

/** Where a header table ends: behind the comment lines glued to its last line, unless they are glued to the next header. */
export function sectionEnd(text: string, section: TomlSection): number {
  const end = lastLineEnd(text, section);
  let at = end;
  while (isCommentLine(text, at)) at = lineEnd(text, at);
  return at === text.length || isBlankLine(text, at) ? at : end;
}

/** The end of the last line before `offset` that holds something; 0 where there is none. */
export function endOfTextBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlankLine(text, lineStart(text, at - 1))) at = lineStart(text, at - 1);
  return at === 0 || lineStart(text, at) === at ? at : lineEnd(text, at);
}

/** Puts blocks of lines at the start of a line, one blank line before each; at the top of the text behind each. */
export function insertBlocks(text: string, at: number, blocks: readonly string[], eol: string): TextEdit {
  if (at > 0) return insertion(at, blocks.map((block) => eol + block).join(''));
  return insertion(at, blocks.join(eol) + (text === '' ? '' : eol));
}

/** Cuts blocks of lines, each with the blank line that `insertBlocks` gives it. */
export function cutBlocks(text: string, blocks: readonly (readonly [from: number, to: number])[]): TextEdit[] {
  let topEnd = 0;
  const sorted = [...blocks].sort((a, b) => a[0] - b[0]);
  const cuts = sorted.map(([from, to]) => {
    const isAtTop =
      from === topEnd || (topEnd > 0 && lineStart(text, from - 1) === topEnd && isBlankLine(text, topEnd));
    if (isAtTop) topEnd = to;
    const above = from > 0 ? lineStart(text, from - 1) : from;
    return cut(above < from && isBlankLine(text, above) ? above : from, to);
  });
  return topEnd > 0 && isBlankLine(text, topEnd) ? [...cuts, cut(topEnd, lineEnd(text, topEnd))] : cuts;
}

function isCommentLine(text: string, start: number): boolean {
  return /^[ \t]*#/.test(text.slice(start, lineEnd(text, start)));
}
