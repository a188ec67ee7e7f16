import { Refusal } from './refusal.ts';

const mostCharacters = 32 * 1024 * 1024;
/** Codex's own requests are about ten deep, schemas of tools some twenty. */
const mostDepth = 100;

/** Throws a refusal where a parsed request is too large or too deep for what follows, which calls itself on the way down. */
export function assertBounds(request: unknown): void {
  let left = mostCharacters;
  let level: readonly unknown[] = [request];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth)
      throw new Refusal('request_too_deep', `The request is nested more than ${mostDepth} levels deep.`);
    const below: unknown[] = [];
    for (const value of level) {
      left -= sizeOf(value);
      if (left < 0) throw new Refusal('request_too_large', 'The request is larger than 32 MB.');
      if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) below.push(inner);
    }
    level = below;
  }
}

/** About what the value takes in a text, without what is in it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 4;
  return Object.keys(value).reduce((size, key) => size + key.length + 4, 2);
}
