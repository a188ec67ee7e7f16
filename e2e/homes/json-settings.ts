import type { DrawnHome, Part } from './drawn-home.ts';
import type { Home } from './home.ts';
import { isTable, type Table } from './plain-value.ts';

/** A part of a home whose client keeps its settings in JSON with comments. */
export interface JsonPart extends Part {
  /** Laid over what the other parts say. */
  readonly settings?: Table;
  readonly place?: { readonly id: string; readonly kind: string };
  /** Of the whole file. */
  readonly style?: 'comments' | 'crlf' | 'bom' | 'one line' | 'no final newline' | 'broken';
}

function merged(below: Table, above: Table): Table {
  const all = Object.entries(above).map(([name, value]) => {
    const under = below[name];
    return [name, isTable(under) && isTable(value) ? merged(under, value) : value] as const;
  });
  return { ...below, ...Object.fromEntries(all) };
}

/** The live file of the parts that are left. */
export function renderJson(path: string, parts: readonly JsonPart[]): Home['files'] {
  const has = (style: JsonPart['style']) => parts.some((part) => part.style === style);
  const value = parts.reduce<Table>((now, { settings = {} }) => merged(now, settings), {});
  const plain = JSON.stringify(value, null, has('one line') ? undefined : 2);
  const commented = has('comments') ? plain.replace(/^\{/, '// mine, do not touch\n{ /* first */') : plain;
  const text = has('broken') ? commented.replace(/\}$/, '') : commented;
  const ended = has('no final newline') ? text : `${text}\n`;
  const lines = has('crlf') ? ended.replaceAll('\n', '\r\n') : ended;
  return { [path]: has('bom') ? `\uFEFF${lines}` : lines };
}

/** The kind of place in which the chosen entry has its key. */
export function placeIn(parts: readonly JsonPart[], chosen: string | undefined): DrawnHome['place'] {
  return parts.find(({ place }) => place !== undefined && place.id === chosen)?.place?.kind ?? 'nothing chosen';
}
