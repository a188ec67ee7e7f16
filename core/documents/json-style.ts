import type { ObjectNode, ValueNode } from '@humanwhocodes/momoa';
import type { JsonStyle } from './json-text.ts';
import { rangeOf } from './json-tree.ts';
import { lineBreakOf } from './text-lines.ts';
import { skipTrivia } from './trivia.ts';

/** The style of an empty text. */
export function freshStyle(text: string, syntax: 'jsonc' | 'json5'): JsonStyle {
  const eol = lineBreakOf(text);
  return { syntax, eol, unit: '  ', quote: '"', hasBareKeys: syntax === 'json5', colon: ': ', gap: ' ', padding: ' ' };
}

/** A text with what all of it says about its style, looked up once and not for each edit. */
export interface StyledText {
  readonly text: string;
  readonly root: ValueNode;
  /** Line breaks and indentation are the file's own; the rest is that of an empty text. */
  readonly style: JsonStyle;
}

export function toStyledText(text: string, syntax: 'jsonc' | 'json5', root: ValueNode): StyledText {
  return { text, root, style: { ...freshStyle(text, syntax), unit: unitOf(text, rangeOf(root)[0]) } };
}

/**
 * How the file is written around `near`: its own members are asked first, else the top of the file.
 * Keys are bare in JSON5 only, and only where the neighbours are.
 */
export function styleAt({ text, root, style }: StyledText, near: ValueNode): JsonStyle {
  const { syntax } = style;
  const object = [near, root].find((node): node is ObjectNode => node.type === 'Object' && node.members.length > 0);
  const member = object?.members[0];
  if (!object || !member) return style;
  const colonAt = skipTrivia(text, rangeOf(member.name)[1], 'slash');
  const isTight = /\S/.test(text[colonAt + 1] ?? '');
  const mark = text[rangeOf(member.name)[0]];
  return {
    ...style,
    quote: syntax === 'json5' && mark === "'" ? "'" : '"',
    hasBareKeys: syntax === 'json5' && member.name.type === 'Identifier',
    colon: isTight ? ':' : ': ',
    gap: isTight ? '' : ' ',
    padding: isTight ? '' : ' ',
  };
}

/** The smallest indentation in use: tabs by one, spaces as the first indented line has them. */
function unitOf(text: string, from: number): string {
  const indent = /\n([ \t]+)["'$\w[{]/.exec(text.slice(from))?.[1];
  if (indent === undefined) return '  ';
  return indent.startsWith('\t') ? '\t' : indent;
}
