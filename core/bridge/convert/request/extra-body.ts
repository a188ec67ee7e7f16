import type { Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import type { Notes } from './notes.ts';

/** Without these as they are there is no talk, or no answer that can be read. */
const ours = ['messages', 'stream'];

/** The body with a provider's own fields laid over it, by the rules of JSON Merge Patch (RFC 7396): null takes a field out. */
export function withExtraBody<T extends Fields>(body: T, extra: Fields, notes: Notes): T {
  for (const name of ours) if (Object.hasOwn(extra, name)) notes.add(`the provider's own body field ${name}`);
  const theirs = Object.entries(extra).filter(([name]) => !ours.includes(name));
  // A patch over an object is an object; what the person sets is sent, whatever its type.
  return theirs.length === 0 ? body : (merged(body, Object.fromEntries(theirs)) as T);
}

function merged(target: unknown, patch: Fields): Fields {
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, isObject(value) ? merged(result.get(name), value) : value);
  }
  return Object.fromEntries(result);
}
