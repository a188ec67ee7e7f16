import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { openTerminal, type Terminal } from '../../cli/terminal.ts';
import { type PrivateBus, type SecretService, startBus, startSecretService } from '../../support/secret-service.ts';

/** A person's home with a message bus of its own. `run`, `done` and the like are the terminal in it. */
export interface Home extends Terminal {
  readonly bus: PrivateBus;
  /** The Secret Service on it, where the test wants one. */
  readonly keychain: SecretService | undefined;
  /** Ends the bus and removes everything. */
  end(): Promise<void>;
}

interface HomeOptions {
  /** The real Secret Service, unlocked; without it keys need `--key-store file`. */
  readonly hasKeychain?: boolean;
}

const folders: Readonly<Record<string, string>> = {
  USERPROFILE: '$HOME',
  XDG_CONFIG_HOME: '$HOME/.config',
  XDG_DATA_HOME: '$HOME/.local/share',
  XDG_STATE_HOME: '$HOME/.local/state',
  XDG_CACHE_HOME: '$HOME/.cache',
  SWITCHYARD_HOME: '$HOME/switchyard',
};

export async function openHome({ hasKeychain = false }: HomeOptions = {}): Promise<Home> {
  const keychain = hasKeychain ? await startSecretService() : undefined;
  const bus = keychain ?? (await startOwnBus());
  const terminal = openTerminal(bus, {
    ...folders,
    XDG_RUNTIME_DIR: bus.variables.XDG_RUNTIME_DIR ?? '',
    // What a desktop app starts of the system's own, and the clients that a test puts in front of it.
    PATH: '$HOME/bin:/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    // As from a terminal: an app that the desktop started asks the login shell for more folders.
    TERM: 'dumb',
  });
  assertTemporary(terminal.variables);
  return {
    ...terminal,
    bus,
    keychain,
    end: async () => {
      await bus.stop();
      terminal.close();
    },
  };
}

/** Other systems have no message bus, and nobody misses it. */
async function startOwnBus(): Promise<PrivateBus> {
  if (process.platform === 'linux') return startBus();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-bus-')));
  const stop = async () => rmSync(folder, { recursive: true, force: true });
  return { folder, variables: { XDG_RUNTIME_DIR: folder }, stop };
}

/** No app may ever start on the home of the person who runs the tests. */
export function assertTemporary(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of ['HOME', ...Object.keys(folders), 'XDG_RUNTIME_DIR', 'TMPDIR']) {
    const folder = variables[name];
    if (
      !folder?.startsWith(join(realpathSync(tmpdir()), 'switchyard-')) ||
      folder.startsWith(join(userInfo().homedir, '/'))
    )
      throw new Error(`${name} is not a temporary folder: ${folder}`);
  }
}
