import type { ArrayNode, ObjectNode, ValueNode } from '@humanwhocodes/momoa';
import { sentence } from '../../shared/messages/words.ts';
import { type Change, hasPut, isGone, refusal, type Within } from './change.ts';
import { type CommaList, changeList, type ListChange } from './comma-list.ts';
import type { Path } from './edit.ts';
import { type StyledText, styleAt, toStyledText } from './json-style.ts';
import { changeText, type JsonStyle, memberText } from './json-text.ts';
import { childOf, indexOf, nameOf, rangeOf, toValue } from './json-tree.ts';
import { placementsOf } from './order.ts';
import { isSameValue } from './plain-value.ts';
import { SharedLines } from './shared-lines.ts';
import type { TextEdit } from './text-edit.ts';
import { indentAt } from './text-lines.ts';

interface Source extends StyledText {
  readonly isOnOneLine: boolean;
  readonly lines: SharedLines;
}

/** The text edits that bring a change about. */
export function planChange(text: string, syntax: 'jsonc' | 'json5', root: ValueNode, change: Change): TextEdit[] {
  const isOnOneLine = !text.slice(...rangeOf(root)).includes('\n');
  const source = { ...toStyledText(text, syntax, root), isOnOneLine, lines: new SharedLines(text) };
  return changeNode(source, root, [], change);
}

/** The same at `node`, which is there. */
function changeNode(source: Source, node: ValueNode, path: Path, change: Change): TextEdit[] {
  if (change.kind === 'put' && isSameValue(toValue(node), change.value)) return [];
  if (change.kind === 'within') {
    if (node.type === 'Object') return changeObject(source, node, path, change);
    if (node.type === 'Array' && !change.isFresh) return changeArray(source, node, path, change);
    if (!hasPut(change)) return [];
    if (!change.isFresh) throw refusal(path, sentence('documents.reason.no-object'));
  }
  const [from, to] = rangeOf(node);
  const indent = isInLine(source, node) ? null : indentAt(source.text, from);
  const text = changeText(change, indent, styleAt(source, node)) ?? 'null';
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
  const style = styleAt(source, node);
  const stays = (name: string) => indexOf(node, name) !== undefined && !isGone(children.get(name) ?? { kind: 'gone' });
  const placements = placementsOf(keys, stays);
  for (const [key, child] of children) {
    const index = indexOf(node, key) ?? -1;
    const value = childOf(node, key);
    if (value !== undefined && isGone(child)) removed.add(index);
    else if (value !== undefined) edits.push(...changeNode(source, value, [...path, key], child));
    else if (hasPut(child)) {
      const placement = placements.get(key) ?? { kind: 'end' };
      const anchor = placement.kind === 'end' ? names.length - 1 : (indexOf(node, placement.key) ?? -1);
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
  const style = styleAt(source, node);
  const last = node.elements.length - 1;
  for (const [key, child] of change.children) {
    const value = childOf(node, key);
    if (value !== undefined && isGone(child)) removed.add(Number(key));
    else if (value !== undefined) edits.push(...changeNode(source, value, [...path, key], child));
    else if (hasPut(child)) {
      if (key !== node.elements.length + added.length)
        throw refusal(
          [...path, key],
          sentence('documents.reason.array-length', { count: String(node.elements.length) }),
        );
      added.push({ after: last, render: (indent) => changeText(child, indent, style) ?? 'null' });
    }
  }
  return [...edits, ...changeList(toList(source, node, style), { removed, added })];
}

function toList({ text, root, isOnOneLine }: Source, node: ObjectNode | ArrayNode, style: JsonStyle): CommaList {
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
    opensIntoLines: node === root || !isOnOneLine,
  };
}

/** Whether a new value in the place of `node` stays on its line: its neighbours share it, or its own members do. */
function isInLine({ text, isOnOneLine, lines }: Source, node: ValueNode): boolean {
  if (isOnOneLine) return true;
  const [from, to] = rangeOf(node);
  if (node.type === 'Object' && node.members.length > 0 && !text.slice(from, to).includes('\n')) return true;
  return lines.isShared(from);
}
