import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';

type Type = NonNullable<MenuItemConstructorOptions['type']>;

/** What Electron's own `MenuItem` does with a template. */
export class StandInItem
  implements Pick<MenuItem, 'commandId' | 'label' | 'enabled' | 'visible' | 'checked' | 'type' | 'id'>
{
  private static last = 0;
  readonly commandId: number;
  readonly id: string;
  readonly type: Type;
  readonly label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly submenu: StandInMenu | undefined;
  /** The radio items of which one is chosen, this one among them. */
  group: () => readonly StandInItem[] = () => [this];
  private readonly options: MenuItemConstructorOptions;

  constructor(options: MenuItemConstructorOptions) {
    StandInItem.last += 1;
    this.commandId = StandInItem.last;
    this.options = options;
    this.id = options.id ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? options.role ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(options.submenu) ? new StandInMenu(options.submenu) : undefined;
  }

  /** A check box or radio item changes by itself before its handler hears of it, in Electron as here. */
  choose(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') for (const item of this.group()) item.checked = item === this;
    this.options.click?.(this as unknown as MenuItem, undefined, {});
  }
}

export class StandInMenu implements Pick<Menu, 'getMenuItemById'> {
  readonly items: readonly StandInItem[];

  constructor(template: readonly MenuItemConstructorOptions[] = []) {
    this.items = template.map((options) => new StandInItem(options));
    for (const group of radioGroups(this.items)) {
      for (const item of group) item.group = () => group;
      // Electron, too, lets no group be without a choice.
      if (group[0] && !group.some((item) => item.checked)) group[0].checked = true;
    }
  }

  getMenuItemById(id: string): MenuItem | null {
    const descend = (items: readonly StandInItem[]): readonly StandInItem[] =>
      items.flatMap((item) => [item, ...descend(item.submenu?.items ?? [])]);
    return (descend(this.items).find((item) => item.id === id) ?? null) as MenuItem | null;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    return new StandInMenu(template);
  }

  /** The menu bar of windows: nothing of it can be seen here. */
  static setApplicationMenu(_: StandInMenu | null): void {
    // Nothing to show it in.
  }
}

/** All radio items between two separators are one group. */
function radioGroups(items: readonly StandInItem[]): readonly (readonly StandInItem[])[] {
  const groups: StandInItem[][] = [[]];
  for (const item of items) {
    if (item.type === 'separator') groups.push([]);
    if (item.type === 'radio') groups.at(-1)?.push(item);
  }
  return groups.filter((group) => group.length > 0);
}
