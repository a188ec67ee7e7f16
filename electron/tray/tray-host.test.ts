import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import dbus, { type MessageBus } from 'dbus-next';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { busSocket } from './session-bus.ts';
import { watchTrayHost } from './tray-host.ts';

const daemon = '/usr/bin/dbus-daemon';
const name = 'org.kde.StatusNotifierWatcher';

/** Who shows tray icons, as Plasma, Xfce and the extensions of GNOME do. */
class Panel extends dbus.interface.Interface {
  hasHost = true;
  get IsStatusNotifierHostRegistered(): boolean {
    return this.hasHost;
  }
  StatusNotifierHostRegistered(): void {
    // A signal without a value.
  }
}
Panel.configureMembers({
  properties: { IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' } },
  signals: { StatusNotifierHostRegistered: { signature: '' } },
});

describe.runIf(existsSync(daemon))('on a session bus', () => {
  let process: ChildProcess;
  let DBUS_SESSION_BUS_ADDRESS: string;
  const ends: (() => void)[] = [];

  beforeAll(async () => {
    process = spawn(daemon, ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = await once(process.stdout ?? process, 'data');
    DBUS_SESSION_BUS_ADDRESS = String(line).trim();
  });
  afterAll(() => process.kill());
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  async function startPanel(hasHost = true): Promise<{ panel: Panel; bus: MessageBus }> {
    const bus = dbus.sessionBus({ busAddress: DBUS_SESSION_BUS_ADDRESS });
    const panel = new Panel(name);
    panel.hasHost = hasHost;
    bus.export('/StatusNotifierWatcher', panel);
    await bus.requestName(name, 0);
    ends.push(() => bus.disconnect());
    return { panel, bus };
  }

  function watch(): boolean[] {
    const seen: boolean[] = [];
    ends.push(watchTrayHost({ DBUS_SESSION_BUS_ADDRESS }, (isThere) => seen.push(isThere)));
    return seen;
  }

  it('finds the panel that is there', async () => {
    await startPanel();
    const seen = watch();
    await vi.waitFor(() => expect(seen).toEqual([true]), 10_000);
  });

  it('says that there is none, and hears of the one that comes, goes and comes again', async () => {
    const seen = watch();
    await vi.waitFor(() => expect(seen).toEqual([false]), 10_000);
    const { bus } = await startPanel();
    await vi.waitFor(() => expect(seen).toEqual([false, true]), 10_000);
    bus.disconnect();
    await vi.waitFor(() => expect(seen).toEqual([false, true, false]), 10_000);
    await startPanel();
    await vi.waitFor(() => expect(seen).toEqual([false, true, false, true]), 10_000);
  });

  it('waits for a host: a watcher alone shows nothing', async () => {
    const { panel } = await startPanel(false);
    const seen = watch();
    await vi.waitFor(() => expect(seen).toEqual([false]), 10_000);
    panel.hasHost = true;
    panel.StatusNotifierHostRegistered();
    await vi.waitFor(() => expect(seen).toEqual([false, true]), 10_000);
  });

  it('tells nothing after it was stopped', async () => {
    const seen: boolean[] = [];
    const stop = watchTrayHost({ DBUS_SESSION_BUS_ADDRESS }, (isThere) => seen.push(isThere));
    await vi.waitFor(() => expect(seen).toEqual([false]), 10_000);
    stop();
    const { bus } = await startPanel();
    // Another one, who asked later, has its answer.
    const witness = watch();
    await vi.waitFor(() => expect(witness).toEqual([true]), 10_000);
    bus.disconnect();
    await vi.waitFor(() => expect(witness).toEqual([true, false]), 10_000);
    expect(seen).toEqual([false]);
  });
});

it.each([
  ['no bus at all', () => ({})],
  ['a bus that is gone', () => ({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })],
  ['an address that is none', () => ({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=%zz' })],
])('does without: %s', async (_, variables) => {
  const seen: boolean[] = [];
  watchTrayHost(variables(), (isThere) => seen.push(isThere));
  await vi.waitFor(() => expect(seen).toEqual([false]), 10_000);
});

it.runIf(process.platform !== 'win32').each([
  ['turns us away', 'REJECTED EXTERNAL\r\n'],
  ['talks nonsense', 'OK 1234\r\nnonsense, and a lot of it'],
])('does without a bus that %s', async (_, answer) => {
  const path = join(testEnvironment().home, 'bus');
  const server = createServer((socket) => void socket.on('error', () => undefined).write(answer)).listen(path);
  await once(server, 'listening');
  const seen: boolean[] = [];
  const stop = watchTrayHost({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }, (isThere) => seen.push(isThere));
  await vi.waitFor(() => expect(seen).toEqual([false]), 10_000);
  stop();
  server.close();
});

it.each([
  ['unix:path=/run/user/1/bus', '/run/user/1/bus'],
  ['unix:guid=1,path=/a%20b/bus', '/a b/bus'],
  ['unix:abstract=/tmp/dbus-x,guid=1', '\0/tmp/dbus-x'],
  ['tcp:host=localhost,port=1;unix:path=/b', '/b'],
  ['tcp:host=localhost,port=1', undefined],
])('finds the socket in %s', (DBUS_SESSION_BUS_ADDRESS, socket) => {
  expect(busSocket({ DBUS_SESSION_BUS_ADDRESS })).toBe(socket);
});

it('knows where the bus is when nobody says so', () => {
  expect(busSocket({ XDG_RUNTIME_DIR: '/run/user/1' })).toBe('/run/user/1/bus');
});
