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

/**
 * How the file is written around `near`: its own members are asked first, else the top of the file.
 * Keys are bare in JSON5 only, and only where the neighbours are.
 */
export function styleAt(text: string, syntax: 'jsonc' | 'json5', root: ValueNode, near: ValueNode): JsonStyle {
  const style = { ...freshStyle(text, syntax), unit: unitOf(text, rangeOf(root)[0]) };
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
