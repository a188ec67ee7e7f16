import { EventEmitter } from 'node:events';
import dbus, { type MessageBus } from 'dbus-next';
import type { Tray } from 'electron';
import { callBus, closeBus, connectBus } from '../bus.ts';
import { watcherName, watcherPath } from '../tray/watcher.ts';
import { StandInImage } from './image.ts';
import type { StandInMenu } from './menu.ts';
import { TrayMenu } from './tray-menu.ts';

type Pixmap = [width: number, height: number, argb: Buffer];

const itemPath = '/StatusNotifierItem';
const menuPath = '/org/chromium/DbusMenu';

/** The properties of Chromium's own item, as read from its bus. */
class Item extends dbus.interface.Interface {
  pixmaps: readonly Pixmap[] = [];
  tooltip = '';
  onActivate: () => void = () => undefined;

  get Category(): string {
    return 'ApplicationStatus';
  }
  get Id(): string {
    return 'chrome_status_icon_1';
  }
  get Title(): string {
    return '';
  }
  get Status(): string {
    return 'Active';
  }
  get IconName(): string {
    return '';
  }
  get IconPixmap(): readonly Pixmap[] {
    return this.pixmaps;
  }
  get ToolTip(): [string, Pixmap[], string, string] {
    return ['', [], this.tooltip, ''];
  }
  get ItemIsMenu(): boolean {
    return false;
  }
  get Menu(): string {
    return menuPath;
  }
  Activate(): void {
    this.onActivate();
  }
  SecondaryActivate(): void {
    this.onActivate();
  }
  ContextMenu(): void {
    // The panel shows the menu that it read.
  }
  NewIcon(): void {
    // A signal without a value.
  }
  NewToolTip(): void {
    // A signal without a value.
  }
}

const reads = {
  Category: 's',
  Id: 's',
  Title: 's',
  Status: 's',
  IconName: 's',
  IconPixmap: 'a(iiay)',
  ToolTip: '(sa(iiay)ss)',
  ItemIsMenu: 'b',
  Menu: 'o',
};
Item.configureMembers({
  properties: Object.fromEntries(
    Object.entries(reads).map(([name, signature]) => [name, { signature, access: 'read' as const }]),
  ),
  methods: {
    Activate: { inSignature: 'ii' },
    SecondaryActivate: { inSignature: 'ii' },
    ContextMenu: { inSignature: 'ii' },
  },
  signals: { NewIcon: { signature: '' }, NewToolTip: { signature: '' } },
});

/**
 * A tray icon on the session bus. As measured of Chromium, whose code Electron's is: it makes itself known once, when it
 * is made; where no watcher is there then, or the watcher starts again later, it stays unseen.
 */
export class StandInTray
  extends EventEmitter
  implements Pick<Tray, 'setImage' | 'setToolTip' | 'destroy' | 'isDestroyed' | 'setTitle' | 'getTitle'>
{
  private readonly item = new Item('org.kde.StatusNotifierItem');
  private readonly menu = new TrayMenu('com.canonical.dbusmenu');
  private readonly bus: Promise<MessageBus | null>;
  private isGone = false;
  private title = '';

  constructor(image: StandInImage | string) {
    super();
    this.setImage(image);
    this.item.onActivate = () => this.emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 });
    this.bus = this.register();
  }

  setImage(image: StandInImage | Electron.NativeImage | string): void {
    const own = typeof image === 'string' ? StandInImage.createFromPath(image) : (image as StandInImage);
    this.item.pixmaps = own.pixmaps().map(({ width, height, argb }): Pixmap => [width, height, argb]);
    this.item.NewIcon();
  }
  setToolTip(text: string): void {
    this.item.tooltip = text;
    this.item.NewToolTip();
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.menu.set(menu);
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  destroy(): void {
    this.isGone = true;
    // The icon goes when the name behind it does.
    void this.bus.then((bus) => bus && closeBus(bus));
  }

  private async register(): Promise<MessageBus | null> {
    const address = process.env.DBUS_SESSION_BUS_ADDRESS;
    if (!address) return null;
    try {
      const bus = await connectBus(address);
      bus.export(menuPath, this.menu);
      bus.export(itemPath, this.item);
      await callBus(bus, {
        destination: watcherName,
        path: watcherPath,
        interface: watcherName,
        member: 'RegisterStatusNotifierItem',
        signature: 's',
        body: [itemPath],
      });
      return bus;
    } catch {
      // No bus or nobody who shows items: Electron's tray says nothing of that either.
      return null;
    }
  }
}
