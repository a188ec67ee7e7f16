import { isSecretName, redact } from '../../shared/redact.ts';
import type { Document, Edit, Path, Value } from '../documents/edit.ts';

/** Tables in which every text can be a secret, whatever its name: headers, variables, queries. */
const secretTables = /^(?:[a-z_]*headers|env|environment|vars|set|query|query_?params)$/i;
/** A long run of letters and digits that is no word, no name of a variable and no path. */
const random = /^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9+_=.-]{20,}$/;
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const address = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The same settings with something of the same length in place of whatever may be a key: a text stays a text, so that
 * a program that checks kinds and names comes to the same verdict. Rather one too many than one too few.
 */
export function withoutKeys(value: unknown): unknown {
  return mapTexts(value, [], (text, path) => harmless(text, path));
}

/** The text of a document without keys and without comments, every line where it was. */
export function textWithoutKeys(document: Document, change: (text: string) => string = (text) => text): string {
  const edits: Edit[] = [];
  mapTexts(document.value, [], (text, path) => {
    const value = change(harmless(text, path));
    if (value !== text) edits.push({ kind: 'set', path, value });
    return text;
  });
  return withoutComments(document.edit(edits));
}

type Change = (text: string, path: Path) => unknown;

/** Every text below `value`, on whatever depth, changed. */
export function mapTexts(value: unknown, path: Path, change: Change): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, [...path, index], change));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapTexts(item, [...path, name], change)]),
  );
}

function harmless(text: string, path: Path): string {
  const name = path.at(-1);
  const table = path.at(-2);
  const isSecret =
    typeof name === 'string' && (isSecretName(name) || (typeof table === 'string' && secretTables.test(table)));
  if (isSecret) return filled(text);
  if (address.test(text)) return harmlessAddress(text);
  return looksLikeKey(text) || redact(text) !== text ? filled(text) : text;
}

function looksLikeKey(text: string): boolean {
  return random.test(text) && !variableName.test(text);
}

/** Its scheme, host and path, which a program may check, without user, query and whatever looks like a key. */
function harmlessAddress(text: string): string {
  return text
    .replace(/(?<=:\/\/)[^/?#]*(?=@)/, filled)
    .replace(/(?<=[?&#;][^=&#]*=)[^&#]+/g, filled)
    .replace(/(?<=[^:/]\/)[^/?#]+/g, (part) => (looksLikeKey(part) || redact(part) !== part ? filled(part) : part));
}

/** `{file:…}` says where a key is, and not what it is. */
function filled(text: string): string {
  return text.replace(/\{file:[^}]*\}|[^\r\n]/gu, (found) => (found.startsWith('{file:') ? found : 'x'));
}

const tomlTexts = /"""(?:\\[\s\S]|[^\\])*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?<comment>#[^\r\n]*)/g;

/** A key that is not used now often stands in a comment. */
function withoutComments(toml: string): string {
  return toml.replace(tomlTexts, (found, ...rest) => (rest.at(-1).comment === undefined ? found : '#'));
}
