import { readdir } from 'node:fs/promises';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Installation, Legacy, LiveState } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { pinShadows, unsetVariable } from '../pins.ts';
import { proxyPins } from '../proxy-pins.ts';
import { readVariableFiles, type VariableFile } from '../variable-files.ts';
import { type Config, newFileSyntax, toConfig } from './config.ts';
import { currentChoice, toCurrent } from './current.ts';
import { type KeySurroundings, plainVariables } from './entry-keys.ts';
import { facts } from './facts.ts';
import { placesOfOpenClaw } from './find.ts';
import { findForeign } from './foreign.ts';
import { readIncludes } from './includes.ts';
import { findLegacy } from './legacy.ts';
import { missingSecretFindings, noKeyFindings } from './missing-secrets.ts';
import { type AgentCatalog, catalogPins, configPins, proxyHabits } from './pins.ts';
import { openclawOwnChoice } from './pointers.ts';
import { toRecord } from './record.ts';
import { findShadows } from './shadows.ts';

/** Reads `openclaw.json` with every file it includes. A broken one is a state with its problem. */
export async function readOpenClaw(installation: Installation): Promise<LiveState> {
  const found = await readLiveDocument(installation.liveFile, 'json5', installation.environment.planner);
  const main = found.file.bytes === null ? { ...found, syntax: newFileSyntax } : found;
  const others = await readIncludes(installation, main);
  const config = toConfig({ installation, main, others });
  const files = await readVariableFiles(placesOfOpenClaw(installation).variableFiles);
  const around = surroundingsOf(installation, files);
  const foreign = findForeign(config, around);
  const choice = currentChoice(config);
  const pins = [
    ...configPins(installation, config, foreign),
    ...catalogPins(await readCatalogs(installation)),
    ...proxyPins(installation.environment, facts.name, proxyHabits),
  ];
  const variablesSet = variablesOf(files, config);
  const state: LiveState = {
    installation,
    main,
    others,
    current: toCurrent(config, installation),
    shadows: [
      ...findShadows(installation, config),
      ...pinShadows(pins, choice),
      ...unsetVariable({ installation, variablesSet }, facts.name, choice),
    ],
    pins,
    variablesSet,
    legacy: [],
    foreign,
    ownChoice: openclawOwnChoice({ ...around, config }),
    plainVariables: plainVariables(config),
  };
  const broken = others.flatMap(({ problem }) => (problem ? [{ problem, isFatal: true }] : []));
  const legacy = [
    ...broken,
    ...findLegacy(state, config),
    ...missingSecretFindings(installation.environment, config, foreign),
    ...noKeyFindings(config, foreign),
    ...(await retiredLogins(installation)),
  ];
  return { ...state, legacy };
}

function surroundingsOf(installation: Installation, files: readonly VariableFile[]): Omit<KeySurroundings, 'config'> {
  const { environment, folder } = installation;
  const [loginStore = folder] = placesOfOpenClaw(installation).loginStores;
  // The first file that sets a name counts.
  const names = files.toReversed().flatMap(({ path, names: all }) => all.map((name) => [name, path] as const));
  return { environment, variableFiles: new Map(names), loginStore };
}

/** What its own files set, and where it asks the login shell for variables: any that has to be there. */
function variablesOf(files: readonly VariableFile[], config: Config): readonly string[] {
  const { vars, shellEnv } = toRecord(config.get(['env']));
  const asked = toRecord(shellEnv).enabled === true ? [currentChoice(config).variable ?? ''] : [];
  return [...files.flatMap(({ names }) => names), ...Object.keys(toRecord(vars)), ...asked];
}

/** What OpenClaw lays over the configuration, one file for each agent. */
async function readCatalogs({ folder, environment: { path } }: Installation): Promise<readonly AgentCatalog[]> {
  const agents = path.join(folder, 'agents');
  const files = (await namesIn(agents)).map((agent) => path.join(agents, agent, 'agent', 'models.json'));
  const read = await Promise.all(files.map((file) => readLiveDocument(file, 'json5')));
  return read.map(({ file, document }) => ({ path: file.path, value: document?.value }));
}

/** Logins once lay in a file of each agent; while one is left, OpenClaw refuses the providers it names. */
async function retiredLogins({ folder, environment: { path } }: Installation): Promise<readonly Legacy[]> {
  const agents = path.join(folder, 'agents');
  const files = (await namesIn(agents)).map((agent) => path.join(agents, agent, 'agent'));
  const found = await Promise.all(
    files.map(async (agent) =>
      (await namesIn(agent)).includes('auth-profiles.json') ? [path.join(agent, 'auth-profiles.json')] : [],
    ),
  );
  return found.flat().map((file) => ({
    problem: {
      ...problemOf('openclaw.logins-retired', { file }),
      where: { file, line: 1, column: 1 },
    },
    isFatal: false,
  }));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // No agents yet, or none that may be looked at.
  }
}
