import type { Environment } from '../../environment.ts';
import type { Installation, LiveDocument, LiveState, Shadow } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { namedFile } from './find.ts';
import { hiddenKeys, independentAgents } from './hidden-keys.ts';
import { isOwnId, ownIdOf } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { isSwitchedOn, projectFiles } from './project-files.ts';
import { toSettings } from './settings.ts';
import { readStoredLogins } from './stored-logins.ts';

/** A file that OpenCode reads after the global ones, so that what it says wins. */
interface Layer {
  readonly kind: Shadow['kind'];
  readonly path: string;
  readonly what: string;
}

type Seen = Pick<LiveState, 'installation' | 'main' | 'others' | 'current'>;

/** Everything that outranks or hides the choice in the live file; projects as seen from the working folder. */
export async function readShadows(state: Seen): Promise<readonly Shadow[]> {
  const { installation, main, others } = state;
  const known = new Set([main, ...others].map(({ file }) => file.path));
  const layers = (await layersOf(installation)).filter(({ path }) => !known.has(path));
  const documents = await Promise.all(
    layers.map(async (layer) => ({ layer, live: await readLiveDocument(layer.path, 'jsonc') })),
  );
  return [
    ...variableShadows(state),
    ...documents.flatMap(({ layer, live }) => layerShadow(layer, live)),
    ...secondFiles(state),
    ...listShadows(state),
    ...agentShadows(state),
    ...(await loginShadows(installation)),
  ];
}

async function layersOf({ environment, product }: Installation): Promise<readonly Layer[]> {
  const { home, path, variables, workingFolder } = environment;
  const pair = (folder: string) => [path.join(folder, 'opencode.json'), path.join(folder, 'opencode.jsonc')];
  const named = namedFile(environment);
  const added = product === 'v1' && variables.OPENCODE_CONFIG_DIR;
  const layer = (kind: Shadow['kind'], what: string) => (file: string) => ({ kind, path: file, what });
  return [
    ...(named === undefined ? [] : [layer('env', 'the file that OPENCODE_CONFIG names')(named)]),
    ...(await projectFiles(environment)).map(layer('project', 'a file of this project')),
    ...(product === 'v2'
      ? []
      : pair(path.join(home, '.opencode')).map(layer('second-file', 'read after the live file'))),
    ...(added
      ? pair(path.resolve(workingFolder, added)).map(layer('env', 'in the folder that OPENCODE_CONFIG_DIR names'))
      : []),
    ...pair(managedFolder(environment)).map(layer('managed', 'set by the administrator of this machine')),
  ];
}

export function managedFolder({ platform, path, variables }: Environment): string {
  if (platform === 'darwin') return '/Library/Application Support/opencode';
  return platform === 'win32' ? path.join(variables.ProgramData || 'C:\\ProgramData', 'opencode') : '/etc/opencode';
}

function layerShadow({ kind, path, what }: Layer, { document, problem }: LiveDocument): readonly Shadow[] {
  if (problem)
    return [{ kind, source: path, message: `${path} (${what}) can't be read: ${problem.message}`, fix: problem.fix }];
  const keys = hiddenKeys(toSettings(document?.value));
  if (keys.length === 0) return [];
  const message = `${path} (${what}) sets ${keys.join(', ')} and wins over the choice.`;
  return [{ kind, source: path, message, fix: `Take ${keys.length === 1 ? 'it' : 'them'} out there, or accept it.` }];
}

function variableShadows({ installation: { environment, product }, current }: Seen): readonly Shadow[] {
  const { OPENCODE_CONFIG_CONTENT: content, OPENCODE_PURE: pure } = environment.variables;
  const shadow = (source: string, message: string): Shadow => ({
    kind: 'env',
    source,
    message,
    fix: `Unset ${source}.`,
  });
  return [
    ...(content
      ? [shadow('OPENCODE_CONFIG_CONTENT', 'OPENCODE_CONFIG_CONTENT holds settings that win over every file.')]
      : []),
    ...(isSwitchedOn(pure) && product !== 'v2' && current.delivery === 'keychain'
      ? [shadow('OPENCODE_PURE', 'OPENCODE_PURE switches plug-ins off, and with them the keys from the keychain.')]
      : []),
  ];
}

function secondFiles({ main, others, installation: { environment } }: Seen): readonly Shadow[] {
  return others
    .filter(({ document }) => Object.keys(document?.value ?? {}).some((key) => key !== '$schema'))
    .map(({ file }) => {
      const { basename } = environment.path;
      return {
        kind: 'second-file' as const,
        source: file.path,
        message: `${basename(file.path)} is read too, beside ${basename(main.file.path)}, which wins key by key.`,
        fix: `Move what you need into ${main.file.path} and delete the other file.`,
      };
    });
}

/** Only what the user changed by hand since: a switch puts these lists right. */
function listShadows({ main, others, current }: Seen): readonly Shadow[] {
  if (current.kind !== 'ours' || current.provider === undefined) return [];
  const id = ownIdOf(current.provider);
  const documents = [main, ...others];
  const enabled = documentWith(documents, 'enabled_providers');
  const disabled = documentWith(documents, 'disabled_providers');
  const fix = `Switch to ${current.provider} again; that puts the list right.`;
  const shadow = (source: string, message: string): Shadow => ({ kind: 'allowlist', source, message, fix });
  return [
    ...(enabled && !enabled.value.includes(id)
      ? [shadow(enabled.live.file.path, `enabled_providers does not name ${id}, so OpenCode does not use it.`)]
      : []),
    ...(disabled?.value.includes(id)
      ? [shadow(disabled.live.file.path, `disabled_providers names ${id}, so OpenCode does not use it.`)]
      : []),
  ];
}

function agentShadows({ main, others }: Seen): readonly Shadow[] {
  return [main, ...others].flatMap(({ file, document }) => {
    const agents = independentAgents(toSettings(document?.value));
    if (agents.length === 0) return [];
    return [
      {
        kind: 'profile' as const,
        source: file.path,
        message: `These agents name a model of their own and do not follow the choice: ${agents.join(', ')}.`,
        fix: `To let them follow, delete their "model" in ${file.path}.`,
      },
    ];
  });
}

/** OpenCode 2 takes over the logins of OpenCode 1, and a stored one beats what the settings say (measured on 2.0.15). */
async function loginShadows({ environment }: Installation): Promise<readonly Shadow[]> {
  const { file, logins } = await readStoredLogins(environment);
  return [...logins].filter(isOwnId).map((id) => ({
    kind: 'stored-login' as const,
    source: file,
    message: `${file} holds a login for ${id}, which can win over the key of the choice.`,
    fix: `Run: opencode auth logout (choose ${id})`,
  }));
}
