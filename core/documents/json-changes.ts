import type { ArrayNode, ObjectNode, ValueNode } from '@humanwhocodes/momoa';
import { type Change, hasPut, isGone, refusal, type Within } from './change.ts';
import { type CommaList, changeList, type ListChange } from './comma-list.ts';
import type { Path } from './edit.ts';
import { styleAt } from './json-style.ts';
import { changeText, type JsonStyle, memberText } from './json-text.ts';
import { childOf, nameOf, rangeOf, toValue } from './json-tree.ts';
import { placementOf } from './order.ts';
import { isSameValue } from './plain-value.ts';
import type { TextEdit } from './text-edit.ts';
import { indentAt } from './text-lines.ts';

interface Source {
  readonly text: string;
  readonly syntax: 'jsonc' | 'json5';
  readonly root: ValueNode;
}

/** The text edits that bring a change about at `node`, which is there. */
export function planChange(source: Source, node: ValueNode, path: Path, change: Change): TextEdit[] {
  if (change.kind === 'put' && isSameValue(toValue(node), change.value)) return [];
  if (change.kind === 'within') {
    if (node.type === 'Object') return changeObject(source, node, path, change);
    if (node.type === 'Array' && !change.isFresh) return changeArray(source, node, path, change);
    if (!hasPut(change)) return [];
    if (!change.isFresh) throw refusal(path, 'it holds a plain value, not an object');
  }
  const [from, to] = rangeOf(node);
  const indent = isOnOneLine(source, node) ? null : indentAt(source.text, from);
  const text = changeText(change, indent, styleAt(source.text, source.syntax, source.root, node)) ?? 'null';
  return text === source.text.slice(from, to) ? [] : [{ from, to, text }];
}

function changeObject(source: Source, node: ObjectNode, path: Path, change: Within): TextEdit[] {
  const children = new Map([...change.children].map(([key, child]) => [String(key), child]));
  const names = node.members.map(nameOf);
  if (change.isFresh) for (const name of names) if (!children.has(name)) children.set(name, { kind: 'gone' });
  const keys = [...children.keys()];
  const edits: TextEdit[] = [];
  const removed = new Set<number>();
  const added: { after: number; render: ListChange['added'][number]['render'] }[] = [];
  const style = styleAt(source.text, source.syntax, source.root, node);
  const stays = (name: string) => names.includes(name) && !isGone(children.get(name) ?? { kind: 'gone' });
  for (const [key, child] of children) {
    const index = names.indexOf(key);
    const value = childOf(node, key);
    if (value !== undefined && isGone(child)) removed.add(index);
    else if (value !== undefined) edits.push(...planChange(source, value, [...path, key], child));
    else if (hasPut(child)) {
      const placement = placementOf(keys, keys.indexOf(key), stays);
      const anchor = placement.kind === 'end' ? names.length - 1 : names.indexOf(placement.key);
      const after = placement.kind === 'before' ? anchor - 1 : anchor;
      added.push({ after, render: (indent) => memberText(key, child, indent, style) });
    }
  }
  return [...edits, ...changeList(toList(source, node, style), { removed, added })];
}

function changeArray(source: Source, node: ArrayNode, path: Path, change: Within): TextEdit[] {
  const edits: TextEdit[] = [];
  const removed = new Set<number>();
  const added: { after: number; render: ListChange['added'][number]['render'] }[] = [];
  const style = styleAt(source.text, source.syntax, source.root, node);
  const last = node.elements.length - 1;
  for (const [key, child] of change.children) {
    const value = childOf(node, key);
    if (value !== undefined && isGone(child)) removed.add(Number(key));
    else if (value !== undefined) edits.push(...planChange(source, value, [...path, key], child));
    else if (hasPut(child)) {
      if (key !== node.elements.length + added.length)
        throw refusal([...path, key], `the array has ${node.elements.length} elements`);
      added.push({ after: last, render: (indent) => changeText(child, indent, style) ?? 'null' });
    }
  }
  return [...edits, ...changeList(toList(source, node, style), { removed, added })];
}

function toList({ text, root }: Source, node: ObjectNode | ArrayNode, style: JsonStyle): CommaList {
  const [from, to] = rangeOf(node);
  const items = node.type === 'Object' ? node.members.map(rangeOf) : node.elements.map(({ value }) => rangeOf(value));
  return {
    text,
    open: from + 1,
    close: to - 1,
    items,
    comments: 'slash',
    eol: style.eol,
    unit: style.unit,
    gap: style.gap,
    padding: node.type === 'Object' ? style.padding : '',
    opensIntoLines: node === root || text.slice(...rangeOf(root)).includes('\n'),
  };
}

/** Whether a new value in the place of `node` stays on its line: its neighbours share it, or its own members do. */
function isOnOneLine({ text, root }: Source, node: ValueNode): boolean {
  const isInLine = (one: ValueNode) => !text.slice(...rangeOf(one)).includes('\n');
  if (isInLine(root)) return true;
  if (node.type === 'Object' && node.members.length > 0 && isInLine(node)) return true;
  const [from] = rangeOf(node);
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  return /[{,[]/.test(before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ''));
}
