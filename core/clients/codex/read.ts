import { readdirSync, statSync } from 'node:fs';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import { errorCode } from '../../files/error-code.ts';
import type { Current, Installation, LiveDocument, LiveState } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { pinShadows, unsetVariable } from '../pins.ts';
import { proxyPins } from '../proxy-pins.ts';
import { readVariableFiles, type VariableFile } from '../variable-files.ts';
import { entriesOf, isTable, ownId, ownLoginId, profileOf, type Table, tableAt, textAt } from './config.ts';
import type { KeySurroundings } from './entry-keys.ts';
import { facts } from './facts.ts';
import { codexHome, placesOfCodex } from './find.ts';
import { foreignProviders, movedLogin } from './foreign.ts';
import { legacyOf } from './legacy/legacy.ts';
import { readLogin } from './login.ts';
import { keyOwnerOf, ownerOf } from './own-entry.ts';
import { codexOwnChoice } from './pointers.ts';
import { withProfileModels } from './profile-models.ts';
import { managedPaths, managedShadow } from './shadows/managed.ts';
import { currentChoiceOf, proxyHabits, settingPins } from './shadows/pins.ts';
import { projectShadows } from './shadows/project.ts';
import { readRoles, rolePins } from './shadows/roles.ts';
import { dotEnvPins, profileShadows, variableShadows } from './shadows/shadows.ts';
import { tooOldFindings } from './too-old.ts';

export async function readCodex(installation: Installation): Promise<LiveState> {
  const [main, others, managed] = await Promise.all([
    readMain(installation),
    readProfiles(installation),
    readManaged(installation),
  ]);
  const current = currentOf(main);
  const layers = [main, ...managed.map(({ live }) => live)];
  const knownIds = new Set(layers.flatMap(({ document }) => entriesOf(document).map(({ id }) => id)));
  const dotEnv = await readVariableFiles(placesOfCodex(installation).variableFiles);
  const around = await readSurroundings(installation, [main, ...others], dotEnv);
  const choice = currentChoiceOf(main);
  const pins = [
    ...settingPins(main),
    ...rolePins(await readRoles(installation, main), main, installation),
    ...dotEnv.flatMap((file) => dotEnvPins(file, installation.environment)),
    ...proxyPins(installation.environment, facts.name, proxyHabits),
  ];
  const variablesSet = dotEnv.flatMap(({ names }) => names);
  return {
    installation,
    main,
    others,
    current,
    pins,
    variablesSet,
    shadows: [
      ...managed.flatMap(({ path, live }) => managedShadow(path, live.document, current.kind !== 'ours')),
      ...(await projectShadows(installation, main)),
      ...profileShadows(others),
      ...variableShadows(installation),
      ...pinShadows(pins, choice),
      ...unsetVariable({ installation, variablesSet }, facts.name, choice),
    ],
    legacy: [...legacyOf(main, others, knownIds), ...tooOldFindings(installation, main)],
    foreign: [
      ...withProfileModels(foreignProviders([main, ...others], around), main, others),
      ...movedLogin(main, around),
    ],
    ownChoice: codexOwnChoice(main, around),
  };
}

async function readSurroundings(
  installation: Installation,
  documents: readonly LiveDocument[],
  files: readonly VariableFile[],
): Promise<KeySurroundings> {
  // Codex takes no names of its own from there.
  const names = files.flatMap(({ path, names: all }) =>
    all.filter((name) => !name.startsWith('CODEX_')).map((name) => [name, path] as const),
  );
  return {
    environment: installation.environment,
    login: await readLogin(installation, documents),
    variableFiles: new Map(names),
  };
}

/** Codex does not start when the folder that `CODEX_HOME` names is missing, so nothing is to be made there. */
async function readMain(installation: Installation): Promise<LiveDocument> {
  const live = await readLiveDocument(installation.liveFile, 'toml', installation.environment.planner);
  const { chosenBy } = codexHome(installation.environment);
  if (live.problem || live.document || chosenBy === undefined) return live;
  const problem = missingHome(installation.folder, chosenBy);
  return problem ? { ...live, problem } : live;
}

function missingHome(folder: string, chosenBy: 'CODEX_HOME' | 'settings'): Problem | undefined {
  try {
    if (statSync(folder).isDirectory()) return undefined;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return problemOf(chosenBy === 'CODEX_HOME' ? 'codex.home-missing' : 'codex.folder-missing', { folder });
}

async function readProfiles({ folder, environment }: Installation): Promise<readonly LiveDocument[]> {
  const names = namesIn(folder);
  const profiles = names.filter((name) => profileOf(name) !== undefined).sort();
  return Promise.all(
    profiles.map((name) => readLiveDocument(environment.path.join(folder, name), 'toml', environment.planner)),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // No folder, no profiles; what is wrong with it is told with the live file.
  }
}

async function readManaged({ environment }: Installation) {
  return Promise.all(
    managedPaths(environment).map(async (path) => ({ path, live: await readLiveDocument(path.path, 'toml') })),
  );
}

/** Without `model_provider`, or with `openai`, Codex uses its own login. auth.json is not looked at. */
function currentOf({ document }: LiveDocument): Current {
  if (!document) return { kind: 'unset' };
  const id = textAt(document, ['model_provider']) ?? ownLoginId;
  const model = textAt(document, ['model']);
  const chosen = model === undefined ? {} : { model };
  if (id === ownLoginId) return { kind: 'official', ...chosen };
  const entry = tableAt(document, ['model_providers', id]);
  return {
    kind: id === ownId ? 'ours' : 'foreign',
    ...owner(id, entry),
    name: typeof entry.name === 'string' ? entry.name : id,
    ...(typeof entry.base_url === 'string' && { baseUrl: entry.base_url }),
    ...chosen,
    ...deliveryOf(entry),
  };
}

/** Somebody else's entry may get its key from us. One of ours from before there were marks tells by its address only. */
function owner(id: string, entry: Table): { readonly provider?: string } {
  const provider = id === ownId ? ownerOf(entry) : keyOwnerOf(entry);
  return provider === undefined ? {} : { provider };
}

/** A command of somebody else's is none of our ways. Our launcher also brings keys out of a file of ours; our index knows. */
function deliveryOf(entry: Table): { readonly delivery?: 'keychain' | 'env' | 'plain' | 'none' } {
  if (isTable(entry.auth)) return keyOwnerOf(entry) !== undefined ? { delivery: 'keychain' } : {};
  if (typeof entry.env_key === 'string' || isTable(entry.env_http_headers)) return { delivery: 'env' };
  const headers = isTable(entry.http_headers) ? Object.keys(entry.http_headers) : [];
  const isPlain =
    entry.experimental_bearer_token !== undefined || headers.some((name) => name.toLowerCase() === 'authorization');
  return { delivery: isPlain ? 'plain' : 'none' };
}
