import dbus, { type MessageBus } from 'dbus-next';
import { closeBus, connectBus, watchOwners } from '../bus.ts';

export const watcherName = 'org.kde.StatusNotifierWatcher';
export const watcherPath = '/StatusNotifierWatcher';

/** The part of a desktop's panel that knows which tray items there are, and says that somebody shows them. */
class Watcher extends dbus.interface.Interface {
  readonly items: string[] = [];
  /** dbus-next tells a method nothing of its caller. */
  sender = '';

  get RegisteredStatusNotifierItems(): readonly string[] {
    return this.items;
  }
  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }
  get ProtocolVersion(): number {
    return 0;
  }
  RegisterStatusNotifierItem(service: string): void {
    // KDE's form is a bus name, the form of Ayatana and of Chromium a path.
    const item = service.startsWith('/') ? `${this.sender}${service}` : `${service}/StatusNotifierItem`;
    if (this.items.includes(item)) return;
    this.items.push(item);
    this.StatusNotifierItemRegistered(item);
  }
  RegisterStatusNotifierHost(): void {
    this.StatusNotifierHostRegistered();
  }
  StatusNotifierItemRegistered(item: string): string {
    return item;
  }
  StatusNotifierItemUnregistered(item: string): string {
    return item;
  }
  StatusNotifierHostRegistered(): void {
    // A signal without a value.
  }
  drop(owner: string): void {
    for (const item of this.items.filter((one) => one.startsWith(`${owner}/`))) {
      this.items.splice(this.items.indexOf(item), 1);
      this.StatusNotifierItemUnregistered(item);
    }
  }
}

Watcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
  },
  methods: { RegisterStatusNotifierItem: { inSignature: 's' }, RegisterStatusNotifierHost: { inSignature: 's' } },
  signals: {
    StatusNotifierItemRegistered: { signature: 's' },
    StatusNotifierItemUnregistered: { signature: 's' },
    StatusNotifierHostRegistered: { signature: '' },
  },
});

export interface TrayWatcher {
  /** As when a panel ends or crashes: the name is free again. */
  stop(): void;
}

/** Until it stops, items find somebody who shows them. */
export async function startWatcher(address: string): Promise<TrayWatcher> {
  const bus: MessageBus = await connectBus(address);
  const watcher = new Watcher(watcherName);
  bus.addMethodHandler((message: dbus.Message) => {
    if (message.interface === watcherName) watcher.sender = message.sender;
    return false;
  });
  await watchOwners(bus, (name, owner) => {
    if (owner === '') watcher.drop(name);
  });
  bus.export(watcherPath, watcher);
  await bus.requestName(watcherName, dbus.NameFlag.DO_NOT_QUEUE);
  watcher.StatusNotifierHostRegistered();
  return { stop: () => closeBus(bus) };
}
