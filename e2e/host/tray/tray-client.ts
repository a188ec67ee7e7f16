import dbus, { type MessageBus } from 'dbus-next';
import { callBus, closeBus, connectBus, readProperty } from '../bus.ts';
import { watcherName, watcherPath } from './watcher.ts';

/** A line of the tray's menu, as a panel sees it. */
export interface TrayItem {
  readonly label: string;
  readonly kind: 'item' | 'separator' | 'radio' | 'checkbox';
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly items: readonly TrayItem[];
}

export interface TrayFacts {
  readonly title: string;
  readonly tooltip: string;
  /** A hash of the icon's pixels would say as much: whether it is the same icon as before. */
  readonly icon: string;
}

interface Place {
  readonly destination: string;
  readonly path: string;
}

interface Node extends TrayItem {
  readonly id: number;
  readonly items: readonly Node[];
}

const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';

/** What a panel does with the tray, over the same bus: it never calls into the app's process. */
export interface TrayClient {
  /** How many tray items there are. */
  count(): Promise<number>;
  menu(): Promise<readonly TrayItem[]>;
  facts(): Promise<TrayFacts>;
  /** Chooses the item at the end of these labels. */
  click(...labels: readonly string[]): Promise<void>;
  /** A click on the icon itself. */
  activate(): Promise<void>;
  stop(): void;
}

export async function openTrayClient(address: string): Promise<TrayClient> {
  const bus = await connectBus(address);
  return {
    count: async () => (await placesOf(bus)).length,
    menu: async () => (await layoutOf(bus)).root.items,
    facts: async () => {
      const place = { ...(await onlyPlace(bus)), interface: itemInterface };
      const tooltip = await readProperty(bus, { ...place, member: 'ToolTip' });
      return {
        title: String(await readProperty(bus, { ...place, member: 'Title' })),
        tooltip: Array.isArray(tooltip) ? String(tooltip[2]) : '',
        icon: JSON.stringify(await readProperty(bus, { ...place, member: 'IconPixmap' })),
      };
    },
    click: async (...labels) => {
      const { place, root } = await layoutOf(bus);
      const { id } = find(root, labels);
      await callBus(bus, {
        ...place,
        interface: menuInterface,
        member: 'Event',
        signature: 'isvu',
        body: [id, 'clicked', new dbus.Variant('i', 0), 0],
      });
    },
    activate: async () => {
      const place = await onlyPlace(bus);
      await callBus(bus, { ...place, interface: itemInterface, member: 'Activate', signature: 'ii', body: [0, 0] });
    },
    stop: () => closeBus(bus),
  };
}

async function placesOf(bus: MessageBus): Promise<readonly Place[]> {
  const items = await readProperty(bus, {
    destination: watcherName,
    path: watcherPath,
    interface: watcherName,
    member: 'RegisteredStatusNotifierItems',
  }).catch(ignoreNoWatcher);
  return (Array.isArray(items) ? items : []).map((item) => {
    const start = String(item).indexOf('/');
    return { destination: String(item).slice(0, start), path: String(item).slice(start) };
  });
}

function ignoreNoWatcher(error: unknown): readonly [] {
  if (error instanceof dbus.DBusError && error.type.endsWith('.ServiceUnknown')) return [];
  throw error;
}

async function onlyPlace(bus: MessageBus): Promise<Place> {
  const [place, ...more] = await placesOf(bus);
  if (place === undefined) throw new Error('There is no tray item.');
  if (more.length > 0) throw new Error(`There are ${more.length + 1} tray items.`);
  return place;
}

async function layoutOf(bus: MessageBus): Promise<{ readonly place: Place; readonly root: Node }> {
  const item = await onlyPlace(bus);
  const path = String(await readProperty(bus, { ...item, interface: itemInterface, member: 'Menu' }));
  const place = { destination: item.destination, path };
  const call = { ...place, interface: menuInterface };
  await callBus(bus, { ...call, member: 'AboutToShow', signature: 'i', body: [0] });
  const answer = await bus.call(
    new dbus.Message({ ...call, member: 'GetLayout', signature: 'iias', body: [0, -1, []] }),
  );
  return { place, root: toNode(answer?.body[1]) };
}

/** `(ia{sv}av)` of the specification of dbusmenu. */
function toNode(layout: unknown): Node {
  const [id, properties, children] = layout as [number, Record<string, dbus.Variant>, dbus.Variant[]];
  const value = (name: string) => properties[name]?.value;
  const toggle = value('toggle-type');
  return {
    id,
    // An underscore marks the access key, two of them stand for one.
    label: String(value('label') ?? '').replace(/_(.?)/g, '$1'),
    kind: value('type') === 'separator' ? 'separator' : toKind(toggle),
    isEnabled: value('enabled') !== false,
    isChecked: value('toggle-state') === 1,
    items: children.filter((child) => child.value[1].visible?.value !== false).map((child) => toNode(child.value)),
  };
}

function toKind(toggle: unknown): TrayItem['kind'] {
  if (toggle === 'radio') return 'radio';
  return toggle === 'checkmark' ? 'checkbox' : 'item';
}

/**
 * What a label goes on with (its state, its latency) may be left out, and so may the groups above it: it has to be the only
 * one. A group is a submenu, or what follows a title up to the next separator.
 */
function find(root: Node, labels: readonly string[]): Node {
  let place = descend(root.items);
  let last: Node | undefined;
  for (const label of labels) {
    const found = place.filter((node) => isCalled(node, label));
    const exact = found.filter((node) => node.label === label);
    const [one, ...more] = exact.length > 0 ? exact : found;
    if (one === undefined || more.length > 0)
      throw new Error(`The tray has ${found.length} items ${labels.join(' > ')}:\n${show(root.items)}`);
    last = one;
    place = descend(one.items.length > 0 ? one.items : groupBelow(root.items, one));
  }
  if (!last?.isEnabled) throw new Error(`The tray's item ${labels.join(' > ')} can't be chosen:\n${show(root.items)}`);
  return last;
}

function isCalled({ label }: Node, wanted: string): boolean {
  return label.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(label.slice(wanted.length));
}

function groupBelow(items: readonly Node[], title: Node): readonly Node[] {
  const rest = items.slice(items.indexOf(title) + 1);
  const end = rest.findIndex((node) => node.kind === 'separator');
  return end < 0 ? rest : rest.slice(0, end);
}

function descend(items: readonly Node[]): readonly Node[] {
  return items.flatMap((item) => [item, ...descend(item.items)]);
}

/** The menu as text: one line for each item, `(•)` where it is the chosen one. */
export function show(items: readonly TrayItem[], indent = ''): string {
  return items
    .map((item) => {
      const mark = item.kind === 'radio' ? (item.isChecked ? '(•) ' : '( ) ') : '';
      const label = item.kind === 'separator' ? '――' : `${item.label}${item.isEnabled ? '' : ' (disabled)'}`;
      return [`${indent}${mark}${label}`, ...(item.items.length > 0 ? [show(item.items, `${indent}  `)] : [])].join(
        '\n',
      );
    })
    .join('\n');
}
