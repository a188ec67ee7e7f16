import type { MemberNode, ObjectNode, ValueNode } from '@humanwhocodes/momoa';
import type { Path } from './edit.ts';

/** The parser is asked for ranges, so every node has one but `Element`, whose value has it. */
export function rangeOf(node: {
  readonly range?: readonly [number, number] | readonly number[];
}): [from: number, to: number] {
  const [from, to] = node.range ?? [];
  if (from === undefined || to === undefined) throw new Error('a node without a range');
  return [from, to];
}

export function nameOf({ name }: MemberNode): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

/** The value at `path`. Keys are unique: a document with duplicates is not read. */
export function nodeAt(root: ValueNode, path: Path): ValueNode | undefined {
  let node: ValueNode | undefined = root;
  for (const key of path) node = node && childOf(node, key);
  return node;
}

export function childOf(node: ValueNode, key: string | number): ValueNode | undefined {
  if (node.type === 'Object') return node.members[indexOf(node, String(key)) ?? -1]?.value;
  return node.type === 'Array' ? node.elements[Number(key)]?.value : undefined;
}

const indices = new WeakMap<ObjectNode, ReadonlyMap<string, number>>();

/** Which member of an object has this name: an object may have thousands, and each edit asks. */
export function indexOf(node: ObjectNode, name: string): number | undefined {
  let known = indices.get(node);
  if (!known) {
    known = new Map(node.members.map((member, index) => [nameOf(member), index]));
    indices.set(node, known);
  }
  return known.get(name);
}

export function toValue(node: ValueNode): unknown {
  switch (node.type) {
    case 'Object':
      return Object.fromEntries(node.members.map((member) => [nameOf(member), toValue(member.value)]));
    case 'Array':
      return node.elements.map(({ value }) => toValue(value));
    case 'Null':
      return null;
    case 'NaN':
      return Number.NaN;
    case 'Infinity':
      return node.sign === '-' ? -Infinity : Infinity;
    default:
      return node.value;
  }
}

/** The first member whose key an earlier member of the same object has, at any depth. */
export function findDuplicate(node: ValueNode): MemberNode | undefined {
  if (node.type === 'Array') return firstOf(node.elements, ({ value }) => findDuplicate(value));
  if (node.type !== 'Object') return undefined;
  const names = new Set<string>();
  return firstOf(node.members, (member) => {
    const name = nameOf(member);
    if (names.has(name)) return member;
    names.add(name);
    return findDuplicate(member.value);
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
