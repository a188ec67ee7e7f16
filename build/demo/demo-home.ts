import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEngine } from '../../core/app/start-engine.ts';
import type { ClientSamples } from '../../core/clients/client-samples.ts';
import { findClient } from '../../core/clients/clients.ts';
import { dataFolderOf } from '../../core/data-folder.ts';
import type { Environment } from '../../core/environment.ts';
import { demoKeychainFolder } from '../../core/keychain/demo-keychain.ts';
import { addProvider } from '../../core/providers/provider-list.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import type { Engine } from '../../core/switching/engine.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';
import { planUse } from '../../core/switching/use.ts';
import { systemEnvironment } from '../../core/system-environment.ts';
import { clientIds } from '../../shared/client-id.ts';
import { type DemoProviderName, demoKeys, startDemoProviders } from './demo-providers.ts';
import { loopbackProviders, sampleProviders } from './sample-providers.ts';

async function ofClient(id: string): Promise<ClientSamples['demo']> {
  const { samples } = (await import(`../../core/clients/${id}/samples.ts`)) as { readonly samples: ClientSamples };
  return samples.demo;
}

/** Live files of every client as people have them, by path below the home, and the project that the demo stands in. */
async function readSampleFiles(): Promise<Readonly<Record<string, string>>> {
  const files = await Promise.all(clientIds.map(ofClient));
  return { ...Object.assign({}, ...files), 'projects/harbour/README.md': '# Harbour\n' };
}

/** A throw-away home with everything in it that a newcomer may press. */
export interface Demo {
  readonly home: string;
  /** Where a program that is started in it stands. */
  readonly workingFolder: string;
  /** The whole environment of such a program. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the providers and removes the home. */
  close(): void;
}

/** What a window, a terminal and Electron need. Everything else could lead out of the home, or name a key. */
const kept =
  /^(PATH|PATHEXT|SystemRoot|SystemDrive|windir|ComSpec|TE?MP|TMPDIR|SHELL|TERM|COLORTERM|NO_COLOR|FORCE_COLOR|TZ|LANG|LANGUAGE|LC_\w+|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_(RUNTIME_DIR|SESSION_TYPE|CURRENT_DESKTOP)|DBUS_SESSION_BUS_ADDRESS|SSH_(CONNECTION|TTY)|ELECTRON_\w+)$/i;

function variablesOf(home: string): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && kept.test(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(entries),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    LOCALAPPDATA: join(home, 'AppData', 'Local'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_CACHE_HOME: join(home, '.cache'),
    SWITCHYARD_DEMO: '1',
  };
}

function environmentOf(home: string, workingFolder: string, variables: Demo['variables']): Environment {
  const script = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');
  const system = systemEnvironment(script);
  const dataFolder = dataFolderOf({ ...system, home, variables });
  return { ...system, home, variables, workingFolder, dataFolder };
}

/** What was done here before the newcomer came: there is something to undo. */
async function switchSome(engine: Engine): Promise<void> {
  const [first, second = first] = clientIds;
  const wishes = [
    [first, 'demo-chat-only'],
    [first, 'demo-healthy'],
    [second, 'ollama'],
  ] as const;
  for (const [client, choice] of wishes)
    await applyPlan(engine, await planUse(engine, { client: await findClient(client), choice }));
}

/** One of them as somebody keeps it who has no keychain. */
function storeOf(name: string): 'keychain' | 'file' {
  return name === 'chatOnly' ? 'file' : 'keychain';
}

export async function openDemo(): Promise<Demo> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-demo-')));
  const providers = await startDemoProviders();
  const close = (): void => {
    providers.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    for (const [path, text] of Object.entries(await readSampleFiles())) {
      const file = join(home, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: 0o600 });
    }
    const workingFolder = join(home, 'projects', 'harbour');
    const variables = variablesOf(home);
    const environment = environmentOf(home, workingFolder, variables);
    mkdirSync(demoKeychainFolder(environment), { mode: 0o700 });
    const engine = await startEngine(environment, 'terminal');
    for (const provider of sampleProviders(providers.baseUrls)) await addProvider(environment, provider);
    const own = Object.entries(loopbackProviders(providers.baseUrls));
    for (const [name, provider] of own)
      await engine.keys.set(keyRefOfProvider(provider), demoKeys[name as DemoProviderName], storeOf(name));
    await switchSome(engine);
    return { home, workingFolder, variables, close };
  } catch (error) {
    close();
    throw error;
  }
}
