import { sentence } from '../../shared/messages/words.ts';
import { type Change, hasPut, isGone, type Put, refusal, type Within } from './change.ts';
import type { Path } from './edit.ts';
import { type PathIndex, startingWith } from './path-index.ts';
import { isSameValue, isValueObject } from './plain-value.ts';
import type { TextEdit } from './text-edit.ts';
import { addMembers } from './toml-additions.ts';
import type { TomlDraft } from './toml-draft.ts';
import {
  childOf,
  pairIndexOf,
  pairsOf,
  type TomlEntries,
  type TomlItem,
  type TomlLeaf,
  type TomlTable,
  toValue,
} from './toml-outline.ts';
import { changeText } from './toml-text.ts';

/** The text edits that bring a change about. */
export function planChange(draft: TomlDraft, change: Within): TextEdit[] {
  changeTable(draft, draft.outline.root, change);
  return draft.toTextEdits();
}

function changeTable(draft: TomlDraft, table: TomlTable, change: Within): void {
  const children = new Map([...change.children].map(([key, child]) => [String(key), child]));
  if (change.isFresh)
    for (const key of table.members.keys()) if (!children.has(key)) children.set(key, { kind: 'gone' });
  const gone = new Set<string>();
  const added = new Map<string, Change>();
  for (const [key, child] of children) {
    const item = table.members.get(key);
    const outcome = item ? changeItem(draft, item, [...table.path, key], child) : 'gone';
    if (outcome === 'gone') gone.add(key);
    if (outcome === 'gone' && hasPut(child)) added.set(key, child);
  }
  const stays = (key: string) => table.members.has(key) && !gone.has(key);
  addMembers(draft, { table, keys: [...children.keys()], added, stays });
}

/** Changes what is there. `gone` says that it was taken away: what the change puts must be written anew. */
function changeItem(draft: TomlDraft, item: TomlItem, path: Path, change: Change): 'stays' | 'gone' {
  const isRebuilt = item.kind === 'entries' && change.kind === 'within' && change.isFresh;
  if (change.kind === 'gone' || isGone(change) || isRebuilt) {
    removeItem(draft, item, path);
    return 'gone';
  }
  if (change.kind !== 'within') return replaceItem(draft, item, path, change);
  if (item.kind === 'table') changeTable(draft, item, change);
  else if (item.kind === 'entries') changeEntries(draft, item, path, change);
  else if (item.node.type === 'TOMLArray' && !change.isFresh) changeArray(draft, item, path, change);
  else if (change.isFresh) draft.replace(item.node, changeText(change) ?? '{}');
  else if (hasPut(change)) throw refusal(path, sentence('documents.reason.no-table'));
  return 'stays';
}

function replaceItem(draft: TomlDraft, item: TomlItem, path: Path, put: Put): 'stays' | 'gone' {
  if (put.kind === 'put' && isSameValue(toValue(item), put.value)) return 'stays';
  const node =
    item.kind === 'leaf'
      ? item.node
      : item.kind === 'table' && item.home.kind === 'inline'
        ? item.home.body
        : undefined;
  if (node) {
    draft.replace(node, changeText(put) ?? '{}');
    return 'stays';
  }
  if (item.kind === 'table' && item.home.kind === 'section' && put.kind === 'put' && isValueObject(put.value)) {
    const members = Object.entries(put.value).map(([key, value]) => [key, { kind: 'put', value }] as const);
    changeTable(draft, item, { kind: 'within', isFresh: true, children: new Map(members) });
    return 'stays';
  }
  removeItem(draft, item, path);
  return 'gone';
}

function removeItem(draft: TomlDraft, item: TomlItem, path: Path): void {
  if (item.kind !== 'entries' && item.pair) {
    draft.removePair(item.pair);
    return;
  }
  const { sections, sectionIndex } = draft.outline;
  for (const section of chosen(sections, startingWith(sectionIndex, path))) draft.removeSection(section);
  if (item.kind !== 'table' || item.home.kind !== 'dotted') return;
  const { body, prefix } = item.home;
  for (const pair of chosen(pairsOf(body), startingWith(pairIndexOf(body), prefix))) draft.removePair(pair);
}

function chosen<Item>(items: readonly Item[], { indices }: PathIndex): readonly Item[] {
  return indices.flatMap((index) => items[index] ?? []);
}

function changeArray(draft: TomlDraft, leaf: TomlLeaf, path: Path, change: Within): void {
  if (leaf.node.type !== 'TOMLArray') return;
  let length = leaf.elements.length;
  for (const [key, child] of change.children) {
    const element = childOf(leaf, key);
    if (element === undefined) {
      if (!hasPut(child)) continue;
      if (key !== length)
        throw refusal([...path, key], sentence('documents.reason.array-length', { count: String(length) }));
      draft.addItem(leaf.node, leaf.elements.length - 1, changeText(child) ?? '{}');
      length++;
    } else if (isGone(child)) draft.removeItem(leaf.node, Number(key));
    else changeItem(draft, element, [...path, key], child);
  }
}

function changeEntries(draft: TomlDraft, entries: TomlEntries, path: Path, change: Within): void {
  for (const [key, child] of change.children) {
    const table = childOf(entries, key);
    if (table) {
      if (changeItem(draft, table, [...path, key], child) === 'gone' && hasPut(child))
        throw refusal([...path, key], sentence('documents.reason.table-of-array'));
    } else if (hasPut(child)) throw refusal([...path, key], sentence('documents.reason.no-new-table'));
  }
}
