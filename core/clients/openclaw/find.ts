import { readdirSync } from 'node:fs';
import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import { variableOf } from '../child-process.ts';
import type { ClientPlaces, Installation } from '../client.ts';
import { findProgram } from '../program.ts';

/** A variable with content: OpenClaw takes blank ones and the words `undefined` and `null` for not set. */
export function settingOf(environment: Environment, name: string): string | undefined {
  const value = variableOf(environment, name)?.trim();
  return value === undefined || /^(undefined|null)?$/.test(value) ? undefined : value;
}

/**
 * The folder of the settings, else where OpenClaw 2026.9.6 reads its configuration (`openclaw config file --json` agrees): `OPENCLAW_CONFIG_PATH`, else
 * `openclaw.json` in `OPENCLAW_STATE_DIR` or in `.openclaw` below `OPENCLAW_HOME` or the home. The older `.clawdbot` and
 * `clawdbot.json` count where they alone exist. `OPENCLAW_PROFILE` by itself moves nothing; only `--profile` does.
 */
export async function findOpenClaw(environment: Environment): Promise<Installation> {
  const { path } = environment;
  const folder = stateFolder(environment);
  const explicit =
    environment.folders?.openclaw === undefined ? settingOf(environment, 'OPENCLAW_CONFIG_PATH') : undefined;
  const liveFile =
    explicit === undefined
      ? firstExisting(path.join(folder, 'openclaw.json'), path.join(folder, 'clawdbot.json'))
      : expand(environment, explicit);
  const program = await findProgram(environment, 'openclaw');
  return {
    client: 'openclaw',
    isFound: program !== undefined || isThere(liveFile),
    ...(program && { program: program.path }),
    ...(program?.version !== undefined && { version: program.version }),
    folder,
    liveFile,
    environment,
  };
}

/**
 * OpenClaw's shared logins, those of each agent, and the retired files of 2026.5 and older. It loads the `.env` of its
 * state folder; on Ubuntu also the `gateway.env` of before. From a working folder it takes no keys (its docs,
 * help/environment).
 */
export function placesOfOpenClaw({ folder, environment }: Installation): ClientPlaces {
  const { path, home } = environment;
  const agents = path.join(folder, 'agents');
  const ofAgents = subfolders(agents).map((name) => path.join(agents, name, 'agent'));
  return {
    dataFolders: [folder],
    loginStores: [
      path.join(folder, 'state', 'openclaw.sqlite'),
      ...ofAgents.flatMap((agent) => [
        path.join(agent, 'openclaw-agent.sqlite'),
        path.join(agent, 'auth-profiles.json'),
      ]),
    ],
    variableFiles: [path.join(folder, '.env'), path.join(home, '.config', 'openclaw', 'gateway.env')],
  };
}

function subfolders(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return []; // Not there, or not to be seen: it holds no logins for us.
  }
}

function stateFolder(environment: Environment): string {
  if (environment.folders?.openclaw !== undefined) return environment.folders.openclaw;
  const explicit = settingOf(environment, 'OPENCLAW_STATE_DIR');
  if (explicit !== undefined) return expand(environment, explicit);
  const home = openclawHome(environment);
  return firstExisting(environment.path.join(home, '.openclaw'), environment.path.join(home, '.clawdbot'));
}

function openclawHome(environment: Environment): string {
  const explicit = settingOf(environment, 'OPENCLAW_HOME');
  return explicit === undefined ? environment.home : expandFrom(environment, environment.home, explicit);
}

/** A leading `~` stands for OpenClaw's own idea of the home. */
export function expand(environment: Environment, name: string): string {
  return expandFrom(environment, openclawHome(environment), name);
}

function expandFrom({ path, workingFolder }: Environment, home: string, name: string): string {
  return path.resolve(
    workingFolder,
    name.replace(/^~(?=$|[\\/])/, () => home),
  );
}

function firstExisting(wanted: string, older: string): string {
  return !isThere(wanted) && isThere(older) ? older : wanted;
}
