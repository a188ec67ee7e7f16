import type { Path } from './edit.ts';
import { type PathIndex, toPathIndex } from './path-index.ts';
import {
  type Body,
  namesOf,
  type TomlArray,
  type TomlContent,
  type TomlInlineTable,
  type TomlPair,
  type TomlScalar,
  type TomlSection,
  type TomlTop,
} from './toml-node.ts';

/** How a table came to be, which decides how it may grow. */
export type Home =
  | { readonly kind: 'section'; readonly body: TomlTop | TomlSection }
  | { readonly kind: 'inline'; readonly body: TomlInlineTable }
  /** Made by dotted keys in `body`; `prefix` is its path from there. */
  | { readonly kind: 'dotted'; readonly body: Body; readonly prefix: readonly string[] }
  /** Made by the headers of its sub-tables only. */
  | { readonly kind: 'implied' };

export interface TomlTable {
  readonly kind: 'table';
  readonly path: Path;
  home: Home;
  readonly members: Map<string, TomlItem>;
  /** The key-value of an inline table, unless it is an element of an array. */
  readonly pair?: TomlPair;
}

/** A value that is no table. Arrays know their elements. */
export interface TomlLeaf {
  readonly kind: 'leaf';
  readonly node: TomlScalar | TomlArray;
  readonly pair?: TomlPair;
  readonly elements: readonly TomlItem[];
}

/** An array of tables, `[[x]]`. */
export interface TomlEntries {
  readonly kind: 'entries';
  readonly tables: TomlTable[];
}

export type TomlItem = TomlTable | TomlLeaf | TomlEntries;

export interface Outline {
  readonly root: TomlTable;
  /** Header tables in the order of the text, and where each path has its own. */
  readonly sections: readonly TomlSection[];
  readonly sectionIndex: PathIndex;
  readonly top: TomlTop;
}

export function toOutline(top: TomlTop): Outline {
  const root = newTable([], { kind: 'section', body: top });
  const sections = top.body.filter((node) => node.type === 'TOMLTable');
  addPairs(root, top, pairsOf(top));
  for (const section of sections) {
    const table = tableFor(root, section);
    table.home = { kind: 'section', body: section };
    addPairs(table, section, section.body);
  }
  return { root, sections, sectionIndex: toPathIndex(sections.map(({ resolvedKey }) => resolvedKey)), top };
}

const topPairs = new WeakMap<TomlTop, readonly TomlPair[]>();

export function pairsOf(body: Body): readonly TomlPair[] {
  if (body.type !== 'TOMLTopLevelTable') return body.body;
  const pairs = topPairs.get(body) ?? body.body.filter((node) => node.type === 'TOMLKeyValue');
  topPairs.set(body, pairs);
  return pairs;
}

const pairIndices = new WeakMap<Body, PathIndex>();

/** The pairs of a body by their keys: each edit asks for its neighbours, and a body may have thousands. */
export function pairIndexOf(body: Body): PathIndex {
  const index = pairIndices.get(body) ?? toPathIndex(pairsOf(body).map(({ key }) => namesOf(key)));
  pairIndices.set(body, index);
  return index;
}

/** What is at `path`: nothing, an item. */
export function itemAt(root: TomlTable, path: Path): TomlItem | undefined {
  let item: TomlItem | undefined = root;
  for (const key of path) {
    if (item === undefined) return undefined;
    item = childOf(item, key);
  }
  return item;
}

export function childOf(item: TomlItem, key: string | number): TomlItem | undefined {
  if (item.kind === 'table') return item.members.get(String(key));
  return item.kind === 'leaf' ? item.elements[Number(key)] : item.tables[Number(key)];
}

/** Integers beyond 2^53 stay exact as bigint; dates are dates, those without an offset read as UTC. */
export function toValue(item: TomlItem): unknown {
  switch (item.kind) {
    case 'table':
      return Object.fromEntries([...item.members].map(([key, member]) => [key, toValue(member)]));
    case 'entries':
      return item.tables.map(toValue);
    case 'leaf':
      return item.node.type === 'TOMLArray' ? item.elements.map(toValue) : scalarOf(item.node);
  }
}

function scalarOf(node: TomlScalar): unknown {
  switch (node.kind) {
    case 'integer':
      return Number.isSafeInteger(node.value) ? node.value : node.bigint;
    case 'local-date-time':
      return new Date(`${node.datetime.replace(/[ t]/, 'T')}Z`);
    case 'local-date':
      return new Date(`${node.datetime}T00:00:00Z`);
    case 'local-time':
      return new Date(`0000-01-01T${node.datetime}Z`);
    default:
      return node.value;
  }
}

function newTable(path: Path, home: Home, pair?: TomlPair): TomlTable {
  return { kind: 'table', path, home, members: new Map(), ...(pair && { pair }) };
}

/** The table that a header opens, with the tables it implies on the way. */
function tableFor(root: TomlTable, section: TomlSection): TomlTable {
  let at = root;
  section.resolvedKey.forEach((key, depth) => {
    if (typeof key === 'number') return;
    const index = section.resolvedKey[depth + 1];
    const path = section.resolvedKey.slice(0, depth + 1);
    const child = at.members.get(key);
    if (typeof index === 'number') {
      const entries: TomlEntries = child?.kind === 'entries' ? child : { kind: 'entries', tables: [] };
      at.members.set(key, entries);
      at = entries.tables[index] ?? newTable([...path, index], { kind: 'implied' });
      entries.tables[index] = at;
    } else {
      const table = child?.kind === 'table' ? child : newTable(path, { kind: 'implied' });
      at.members.set(key, table);
      at = table;
    }
  });
  return at;
}

/** Puts the pairs of a body into its table, with the tables that dotted keys make on the way. */
function addPairs(table: TomlTable, body: Body, pairs: readonly TomlPair[]): void {
  for (const pair of pairs) {
    const names = namesOf(pair.key);
    const last = names.at(-1) ?? '';
    let at = table;
    names.slice(0, -1).forEach((name, depth) => {
      const child = at.members.get(name);
      const prefix = names.slice(0, depth + 1);
      const next =
        child?.kind === 'table' ? child : newTable([...table.path, ...prefix], { kind: 'dotted', body, prefix });
      at.members.set(name, next);
      at = next;
    });
    at.members.set(last, toItem(pair.value, [...table.path, ...names], pair));
  }
}

function toItem(node: TomlContent, path: Path, pair?: TomlPair): TomlItem {
  if (node.type === 'TOMLInlineTable') {
    const table = newTable(path, { kind: 'inline', body: node }, pair);
    addPairs(table, node, node.body);
    return table;
  }
  const elements =
    node.type === 'TOMLArray' ? node.elements.map((element, index) => toItem(element, [...path, index])) : [];
  return { kind: 'leaf', node, elements, ...(pair && { pair }) };
}
