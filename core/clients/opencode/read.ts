import { AppError } from '../../../shared/problem.ts';
import { type LiveFile, readLiveFile } from '../../files/live-file.ts';
import type { Installation, LiveDocument, LiveState } from '../client.ts';
import { absentFile, readLiveDocument } from '../live-document.ts';
import { pinShadows, unsetVariable } from '../pins.ts';
import { proxyPins } from '../proxy-pins.ts';
import { codexKeyLegacy, codexKeyProvider, readCodexKeyPlugin } from './codex-key-plugin.ts';
import { currentChoice } from './current.ts';
import { facts } from './facts.ts';
import { globalFiles } from './find.ts';
import { foreignProviders } from './foreign.ts';
import { pluginPath } from './key-plugin.ts';
import { knownPluginKeys } from './key-plugin-plan.ts';
import { legacyContent } from './legacy.ts';
import { readPinFiles } from './pin-files.ts';
import { currentChoiceOf, filePins, proxyHabitsOf, settingPins } from './pins.ts';
import { opencodeOwnChoice } from './pointers.ts';
import { readLayers, readShadows } from './shadows.ts';
import { readStoredLogins } from './stored-logins.ts';

/** Everything there is to know of OpenCode's files on the disk. A file that can't be read is a state, not an error. */
export async function readOpencode(installation: Installation): Promise<LiveState> {
  const { environment, product, liveFile } = installation;
  const main = await readLiveDocument(liveFile, 'jsonc', environment.planner);
  const others = await readOthers(installation);
  const ownFiles = [await readOwnFile(pluginPath(installation))];
  const documents = [main, ...others];
  const plugin = await readCodexKeyPlugin(environment, documents);
  const logins = await readStoredLogins(installation);
  const codexProvider = plugin && codexKeyProvider(plugin, documents, logins);
  const skipped = new Set(codexProvider ? ['openai'] : []);
  const current = currentChoice(documents, product, { ownFiles });
  const around = { installation, logins, pluginKeys: knownPluginKeys({ ownFiles }) };
  const foreign = [...foreignProviders(documents, around, skipped), ...(codexProvider ? [codexProvider] : [])];
  const layers = await readLayers(installation, documents);
  const pins = [
    ...documents.flatMap((live) => settingPins(live, 'profile', foreign)),
    ...layers.flatMap(({ layer, live }) => settingPins(live, layer.kind, foreign)),
    ...filePins(readPinFiles(installation), foreign),
    ...proxyPins(environment, facts.name, proxyHabitsOf(product)),
  ];
  const choice = currentChoiceOf(documents, { current });
  const outranked = await readShadows({ installation, main, others, current }, layers, logins);
  return {
    installation,
    main,
    others,
    ownFiles,
    current,
    shadows: [...outranked, ...pinShadows(pins, choice), ...unsetVariable({ installation }, facts.name, choice)],
    pins,
    legacy: [...(plugin ? [codexKeyLegacy(plugin)] : []), ...legacyContent(documents, installation)],
    foreign,
    ownChoice: opencodeOwnChoice(documents, { environment, ...around }),
  };
}

/** The global files that are there besides the live one, in falling rank. */
async function readOthers({ environment, folder, product, liveFile }: Installation): Promise<readonly LiveDocument[]> {
  const paths = globalFiles(environment, folder, product).filter((path) => path !== liveFile);
  const documents = await Promise.all(paths.map((path) => readLiveDocument(path, 'jsonc', environment.planner)));
  return documents.filter(({ file, problem }) => file.text !== null || problem !== undefined);
}

/** What can't be read counts as absent here; writing it then says why it can't be. */
async function readOwnFile(path: string): Promise<LiveFile> {
  try {
    return await readLiveFile(path);
  } catch (error) {
    if (error instanceof AppError) return absentFile(path);
    throw error;
  }
}
