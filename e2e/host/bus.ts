import dbus, { type MessageBus } from 'dbus-next';

/** A connection of its own: dbus-next throws what it cannot tell anybody, and a bus that ends is no surprise in a test. */
export async function connectBus(address: string): Promise<MessageBus> {
  const bus = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.on('connect', resolve);
    bus.on('error', reject);
  });
  return bus;
}

/** What still comes in is answered no more: dbus-next would throw where nobody can catch it. */
export function closeBus(bus: MessageBus): void {
  Object.assign(bus, { send: () => undefined });
  bus.disconnect();
}

interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Calls a method and gives the first value of its answer. */
export async function callBus(bus: MessageBus, call: BusCall): Promise<unknown> {
  const answer = await bus.call(new dbus.Message({ ...call, body: [...(call.body ?? [])] }));
  return answer?.body[0];
}

export async function readProperty(bus: MessageBus, call: Omit<BusCall, 'signature' | 'body'>): Promise<unknown> {
  const value = await callBus(bus, {
    destination: call.destination,
    path: call.path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [call.interface, call.member],
  });
  return value instanceof dbus.Variant ? value.value : value;
}

/** Calls back with each name that has a new owner, or none (''). */
export async function watchOwners(bus: MessageBus, listener: (name: string, owner: string) => void): Promise<void> {
  bus.on('message', (message) => {
    if (message.member !== 'NameOwnerChanged' || message.sender !== 'org.freedesktop.DBus') return;
    const [name, , owner] = message.body;
    if (typeof name === 'string' && typeof owner === 'string') listener(name, owner);
  });
  await callBus(bus, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'AddMatch',
    signature: 's',
    body: ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"],
  });
}
