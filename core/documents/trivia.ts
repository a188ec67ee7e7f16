/** How a syntax writes what is no value: `#`, or `//` and block comments. */
export type CommentStyle = 'hash' | 'slash';

const space = { hash: /[ \t\r\n]*/y, slash: /[\s\ufeff]*/y } as const;
const comment = { hash: /#[^\n]*/y, slash: /\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?\*\//y } as const;
const lineRest = {
  hash: /[ \t]*(?:#.*)?\r?\n/y,
  slash: /[ \t]*(?:\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*)*(?:\/\/.*)?\r?\n/y,
} as const;
const sameLineComments = { hash: /[ \t]*/y, slash: /(?:[ \t]*\/\*(?:[^*\r\n]|\*(?!\/))*\*\/)*/y } as const;

/** The first place from `offset` on that is neither white space nor comment. */
export function skipTrivia(text: string, offset: number, style: CommentStyle): number {
  let at = offset;
  for (;;) {
    const next = endOf(comment[style], text, endOf(space[style], text, at));
    if (next === at) return at;
    at = next;
  }
}

/** The place behind block comments that follow on the same line. */
export function skipBlockComments(text: string, offset: number, style: CommentStyle): number {
  return style === 'hash' ? offset : endOf(sameLineComments[style], text, offset);
}

/** Where the line ends (line break included) if nothing but spaces and comments follows `offset` on it, else undefined. */
export function restOfLine(text: string, offset: number, style: CommentStyle): number | undefined {
  const end = endOf(lineRest[style], text, offset);
  return end > offset ? end : undefined;
}

function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
