import dbus from 'dbus-next';
import type { StandInItem, StandInMenu } from './menu.ts';

type Properties = Record<string, dbus.Variant>;
type Layout = [id: number, properties: Properties, children: dbus.Variant[]];

/** An Electron menu as com.canonical.dbusmenu, the form in which Chromium gives it to a panel. */
export class TrayMenu extends dbus.interface.Interface {
  private menu: StandInMenu | null = null;
  private revision = 1;

  set(menu: StandInMenu | null): void {
    this.menu = menu;
    this.revision += 1;
    this.LayoutUpdated(this.revision, 0);
  }

  get Version(): number {
    return 3;
  }
  get Status(): string {
    return 'normal';
  }
  get TextDirection(): string {
    return 'ltr';
  }
  get IconThemePath(): readonly string[] {
    return [];
  }
  GetLayout(parent: number, depth: number): [number, Layout] {
    return [this.revision, layoutOf(parent, this.itemOf(parent), depth)];
  }
  GetGroupProperties(ids: readonly number[]): [number, Properties][] {
    const all = ids.length > 0 ? ids : this.items().map((item) => item.commandId);
    return all.map((id) => [id, propertiesOf(this.itemOf(id))]);
  }
  GetProperty(id: number, name: string): dbus.Variant {
    const value = propertiesOf(this.itemOf(id))[name];
    if (!value) throw new dbus.DBusError('org.freedesktop.DBus.Error.InvalidArgs', `no property ${name}`);
    return value;
  }
  Event(id: number, kind: string): void {
    if (kind === 'clicked')
      this.items()
        .find((item) => item.commandId === id)
        ?.choose();
  }
  EventGroup(events: readonly (readonly [number, string])[]): number[] {
    for (const [id, kind] of events) this.Event(id, kind);
    return [];
  }
  AboutToShow(): boolean {
    return false;
  }
  AboutToShowGroup(): [number[], number[]] {
    return [[], []];
  }
  LayoutUpdated(revision: number, parent: number): [number, number] {
    return [revision, parent];
  }

  private items(): readonly StandInItem[] {
    const descend = (items: readonly StandInItem[]): readonly StandInItem[] =>
      items.flatMap((item) => [item, ...descend(item.submenu?.items ?? [])]);
    return descend(this.menu?.items ?? []);
  }

  /** 0 is the menu itself. */
  private itemOf(id: number): StandInMenu | StandInItem | null {
    return id === 0 ? this.menu : (this.items().find((item) => item.commandId === id) ?? null);
  }
}

TrayMenu.configureMembers({
  properties: {
    Version: { signature: 'u', access: 'read' },
    Status: { signature: 's', access: 'read' },
    TextDirection: { signature: 's', access: 'read' },
    IconThemePath: { signature: 'as', access: 'read' },
  },
  methods: {
    GetLayout: { inSignature: 'iias', outSignature: 'u(ia{sv}av)' },
    GetGroupProperties: { inSignature: 'aias', outSignature: 'a(ia{sv})' },
    GetProperty: { inSignature: 'is', outSignature: 'v' },
    Event: { inSignature: 'isvu', outSignature: '' },
    EventGroup: { inSignature: 'a(isvu)', outSignature: 'ai' },
    AboutToShow: { inSignature: 'i', outSignature: 'b' },
    AboutToShowGroup: { inSignature: 'ai', outSignature: 'aiai' },
  },
  signals: { LayoutUpdated: { signature: 'ui' } },
});

function childrenOf(node: StandInMenu | StandInItem | null): readonly StandInItem[] {
  if (node === null) return [];
  return 'items' in node ? node.items : (node.submenu?.items ?? []);
}

function layoutOf(id: number, node: StandInMenu | StandInItem | null, depth: number): Layout {
  const children = depth === 0 ? [] : childrenOf(node);
  return [
    id,
    propertiesOf(node),
    children.map((child) => new dbus.Variant('(ia{sv}av)', layoutOf(child.commandId, child, depth - 1))),
  ];
}

function propertiesOf(node: StandInMenu | StandInItem | null): Properties {
  const group = childrenOf(node).length > 0 ? { 'children-display': new dbus.Variant('s', 'submenu') } : {};
  if (node === null || 'items' in node) return group;
  const { type, label, enabled, visible, checked } = node;
  const toggle = { radio: 'radio', checkbox: 'checkmark' }[String(type)];
  return {
    ...group,
    // Electron marks an access key with &, dbusmenu with _.
    ...(type === 'separator'
      ? { type: new dbus.Variant('s', 'separator') }
      : {
          label: new dbus.Variant(
            's',
            label.replace(/_/g, '__').replace(/&(.)/g, (_, next) => (next === '&' ? '&' : `_${next}`)),
          ),
        }),
    enabled: new dbus.Variant('b', enabled),
    visible: new dbus.Variant('b', visible),
    ...(toggle
      ? { 'toggle-type': new dbus.Variant('s', toggle), 'toggle-state': new dbus.Variant('i', checked ? 1 : 0) }
      : {}),
  };
}
