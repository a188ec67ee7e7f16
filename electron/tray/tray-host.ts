import type { Message } from './bus-message.ts';
import { busItself, busSocket, SessionBus } from './session-bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';

/** A bus that says nothing is as good as none. */
const limitMs = 5000;

/** Who shows tray icons, and what it says about itself. */
const signals = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`,
  `type='signal',interface='${watcher}',member='StatusNotifierHostRegistered'`,
];

const question = {
  destination: watcher,
  path: '/StatusNotifierWatcher',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  body: [watcher, 'IsStatusNotifierHostRegistered'],
} as const;

/**
 * Tells whether anything on this desktop shows tray icons: once soon, then true for each panel that comes, and false when
 * there is none any more. Nothing is polled. Gives the way to stop.
 */
export function watchTrayHost(
  variables: Readonly<Record<string, string | undefined>>,
  onChange: (isThere: boolean) => void,
): () => void {
  let isThere: boolean | undefined;
  let bus: SessionBus | undefined;
  let isOver = false;
  const tell = (next: boolean) => {
    if (isOver || next === isThere) return;
    isThere = next;
    onChange(next);
  };
  const look = async (asked: SessionBus) => tell((await asked.call(question)).body[0] === true);
  const hear = ({ member, body }: Message) => {
    // Before there is a bus to ask, the bus itself says things that are of no interest here.
    if (!bus || !(member === 'NameOwnerChanged' || member === 'StatusNotifierHostRegistered')) return;
    const isGone = member === 'NameOwnerChanged' && body[2] === '';
    // A new owner knows nothing of the icons that its predecessor showed.
    if (member === 'NameOwnerChanged' && isThere !== undefined) tell(false);
    if (!isGone) void look(bus);
  };
  const start = async () => {
    const path = busSocket(variables);
    if (path === undefined) return tell(false);
    bus = await SessionBus.open(path, hear, () => tell(false));
    if (isOver) return bus.close();
    for (const signal of signals) await bus.call({ ...busItself, member: 'AddMatch', body: [signal] });
    await look(bus);
  };
  const limit = setTimeout(() => {
    if (isThere === undefined) tell(false);
  }, limitMs);
  start().catch(() => tell(false));
  return () => {
    isOver = true;
    clearTimeout(limit);
    bus?.close();
  };
}
