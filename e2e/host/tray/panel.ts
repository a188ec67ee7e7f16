import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tripletFolder } from '../../support/debian-packages.ts';
import { callBus, closeBus, connectBus } from '../bus.ts';
import { type Pixels, readPng } from '../process/png.ts';

/** A real panel on a display of its own: what a person would see of a tray item. */
export interface Panel {
  /** The whole display, 800 × 300; the panel is its lower edge. */
  shoot(): Pixels & { readonly file: Buffer };
  stop(): Promise<void>;
}

const xfconfDaemon = `${tripletFolder}/xfce4/xfconf/xfconfd`;

/** Needs the Debian packages xvfb, xfce4-panel, xfconf, adwaita-icon-theme, librsvg2-common, imagemagick. */
export async function startPanel(address: string): Promise<Panel> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-panel-'));
  const started: ChildProcess[] = [];
  const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    started.push(child);
    return child;
  };
  const x = run('Xvfb', ['-displayfd', '3', '-screen', '0', '800x300x24', '-nolisten', 'tcp'], {
    PATH: process.env.PATH,
  });
  const display = `:${await firstLine(x)}`;
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: folder,
    XDG_CURRENT_DESKTOP: 'XFCE',
    NO_AT_BRIDGE: '1',
    DBUS_SESSION_BUS_ADDRESS: address,
    DISPLAY: display,
  };
  configure(env.XDG_CONFIG_HOME);
  run(xfconfDaemon, [], env);
  await owned(address, 'org.xfce.Xfconf');
  run('xfce4-panel', ['--disable-wm-check'], env);
  await owned(address, 'org.kde.StatusNotifierWatcher');
  return {
    shoot: () => {
      const file = execFileSync('import', ['-window', 'root', '-define', 'png:color-type=2', '-depth', '8', 'png:-'], {
        env,
        maxBuffer: 20_000_000,
      });
      return { ...readPng(file), file };
    },
    stop: async () => {
      for (const child of started.reverse()) {
        const ended = once(child, 'exit');
        if (child.exitCode === null && child.kill('SIGTERM')) await ended;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A panel with nothing but its tray, at the lower edge. */
function configure(config: string): void {
  const channels = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  mkdirSync(channels, { recursive: true });
  writeFileSync(
    join(channels, 'xfce4-panel.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="length" type="double" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"><property name="square-icons" type="bool" value="true"/></property>
  </property>
</channel>
`,
  );
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdio[3]?.on('data', (data: Buffer) => resolve(data.toString('utf8').trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

async function owned(address: string, name: string): Promise<void> {
  const bus = await connectBus(address);
  const call = {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
  };
  try {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await callBus(bus, { ...call, member: 'NameHasOwner', signature: 's', body: [name] })) return;
      await delay(100);
    }
  } finally {
    closeBus(bus);
  }
  throw new Error(`${name} did not come up`);
}
