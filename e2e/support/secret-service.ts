import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A message bus of its own for a test; `variables` lead a child process to it and to nothing of the real user. */
export interface PrivateBus {
  readonly variables: Readonly<Record<string, string>>;
  /** Holds everything that the bus and its services write. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface SecretService extends PrivateBus {
  /** Locks the keyring in which the keys are, as logging out does. */
  lock(): void;
  /** By a new start of the service with its password, as logging in does. */
  unlock(): Promise<void>;
}

interface SecretServiceOptions {
  /** What becomes of a question for the keyring's password: no dialog can open, or it stays open without an answer. */
  readonly dialog?: 'refused' | 'unanswered';
}

const secretsName = 'org.freedesktop.secrets';
/** gnome-keyring takes an empty password for "ask the person". */
const password = 'test-password';

/** A real, unlocked Secret Service (gnome-keyring) on a bus of its own. Needs the Debian packages dbus, gnome-keyring. */
export async function startSecretService(options: SecretServiceOptions = {}): Promise<SecretService> {
  const bus = await startBus(options.dialog === 'unanswered' ? ['org.gnome.keyring.SystemPrompter'] : []);
  let daemon = await startKeyring(bus);
  return {
    ...bus,
    lock: () =>
      void send(bus, [
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        'array:objpath:/org/freedesktop/secrets/collection/login',
      ]),
    unlock: async () => {
      process.kill(daemon, 'SIGTERM');
      await waitForOwner(bus, secretsName, false);
      daemon = await startKeyring(bus);
    },
    stop: async () => {
      process.kill(daemon, 'SIGTERM');
      await bus.stop();
    },
  };
}

/** Starts the keyring with its password on stdin, up to the end of it; gives the pid of what stays in the background. */
async function startKeyring(bus: PrivateBus): Promise<number> {
  execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: bus.variables,
    input: password,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await waitForOwner(bus, secretsName, true);
  const pid = Number(ask(bus, 'GetConnectionUnixProcessID', secretsName).match(/uint32 (\d+)/)?.[1]);
  if (!(pid > 1)) throw new Error('gnome-keyring did not stay in the background');
  return pid;
}

/** A bus without any service, or with some that are started when needed and then never come up. */
export async function startBus(stuckServices: readonly string[] = []): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-bus-'));
  const run = join(folder, 'run');
  const services = join(folder, 'services');
  mkdirSync(run, { mode: 0o700 });
  mkdirSync(services);
  const pids = join(folder, 'pids');
  for (const name of stuckServices)
    writeFileSync(
      join(services, `${name}.service`),
      `[D-BUS Service]\nName=${name}\nExec=/bin/sh -c 'echo $$ >>${pids}; exec sleep 600'\n`,
    );
  const config = join(folder, 'bus.conf');
  writeFileSync(config, busConfig(run, services));
  const places = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: run };
  const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'];
  // Bus and services end with this process, however it ends: the shell waits for the end of its input.
  const daemon = spawn('sh', ['-c', 'dbus-daemon "$@" & read -r _; kill $!; wait', 'sh', ...args], {
    env: { PATH: process.env.PATH, ...places },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const address = await firstLine(daemon);
  return {
    variables: { PATH: process.env.PATH ?? '', ...places, DBUS_SESSION_BUS_ADDRESS: address },
    folder,
    stop: async () => {
      for (const pid of existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n') : [])
        process.kill(Number(pid));
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface SilentBus extends PrivateBus {
  /** How many programs have connected. */
  connections(): number;
}

/** A bus that takes every connection and never says a word. */
export async function startSilentBus(): Promise<SilentBus> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-bus-'));
  const socket = join(folder, 'bus');
  let connections = 0;
  const server = createServer((connection) => {
    connections += 1;
    connection.on('error', () => undefined).resume();
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    variables: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
    },
    folder,
    connections: () => connections,
    stop: async () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function busConfig(run: string, services: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${run}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('dbus-daemon ended before it gave an address')));
  });
}

function send(bus: PrivateBus, args: readonly string[]): string {
  return execFileSync('dbus-send', ['--session', '--print-reply', ...args], { env: bus.variables, encoding: 'utf8' });
}

function ask(bus: PrivateBus, method: string, name: string): string {
  return send(bus, ['--dest=org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`, `string:${name}`]);
}

async function waitForOwner(bus: PrivateBus, name: string, isOwned: boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (ask(bus, 'NameHasOwner', name).includes(`boolean ${isOwned}`)) return;
    await delay(50);
  }
  throw new Error(`${name} did not ${isOwned ? 'come up' : 'go away'}`);
}
