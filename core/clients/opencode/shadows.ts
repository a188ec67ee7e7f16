import { causeOf, fixOf } from '../../../shared/messages/problem-text.ts';
import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Environment } from '../../environment.ts';
import type { Installation, LiveDocument, LiveState, Shadow } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { namedFile } from './find.ts';
import { hiddenKeys } from './hidden-keys.ts';
import { isOwnId, ownIdOf } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { isSwitchedOn, projectFiles } from './project-files.ts';
import { toSettings } from './settings.ts';
import type { StoredLogin } from './stored-logins.ts';

/** A file that OpenCode reads after the global ones, so that what it says wins. */
interface Layer {
  readonly kind: Shadow['kind'];
  readonly path: string;
  readonly what: Sentence;
}

/** A layer as it was read. */
export interface ReadLayer {
  readonly layer: Layer;
  readonly live: LiveDocument;
}

type Seen = Pick<LiveState, 'installation' | 'main' | 'others' | 'current'>;

/** The files beside `documents` that OpenCode reads from the working folder. */
export async function readLayers(
  installation: Installation,
  documents: readonly LiveDocument[],
): Promise<readonly ReadLayer[]> {
  const known = new Set(documents.map(({ file }) => file.path));
  const layers = (await layersOf(installation)).filter(({ path }) => !known.has(path));
  return Promise.all(layers.map(async (layer) => ({ layer, live: await readLiveDocument(layer.path, 'jsonc') })));
}

/** Everything that outranks or hides the choice in the live file; projects as seen from the working folder. */
export async function readShadows(
  state: Seen,
  documents: readonly ReadLayer[],
  logins: readonly StoredLogin[],
): Promise<readonly Shadow[]> {
  return [
    ...variableShadows(state),
    ...documents.flatMap(({ layer, live }) => layerShadow(layer, live)),
    ...secondFiles(state),
    ...listShadows(state),
    ...loginShadows(logins),
  ];
}

async function layersOf({ environment, product }: Installation): Promise<readonly Layer[]> {
  const { home, path, variables, workingFolder } = environment;
  const pair = (folder: string) => [path.join(folder, 'opencode.json'), path.join(folder, 'opencode.jsonc')];
  const named = namedFile(environment);
  const added = product === 'v1' && variables.OPENCODE_CONFIG_DIR;
  const layer = (kind: Shadow['kind'], what: Sentence) => (file: string) => ({ kind, path: file, what });
  return [
    ...(named === undefined ? [] : [layer('env', sentence('shadows.opencode.layer-named'))(named)]),
    ...(await projectFiles(environment)).map(layer('project', sentence('shadows.opencode.layer-project'))),
    ...(product === 'v2'
      ? []
      : pair(path.join(home, '.opencode')).map(layer('second-file', sentence('shadows.opencode.layer-home')))),
    ...(added
      ? pair(path.resolve(workingFolder, added)).map(layer('env', sentence('shadows.opencode.layer-folder')))
      : []),
    ...pair(managedFolder(environment)).map(layer('managed', sentence('shadows.opencode.layer-managed'))),
  ];
}

export function managedFolder({ platform, path, variables }: Environment): string {
  if (platform === 'darwin') return '/Library/Application Support/opencode';
  return platform === 'win32' ? path.join(variables.ProgramData || 'C:\\ProgramData', 'opencode') : '/etc/opencode';
}

function layerShadow({ kind, path, what }: Layer, { document, problem }: LiveDocument): readonly Shadow[] {
  const shadow = (message: Sentence, fix: Sentence): Shadow => ({ kind, source: path, message, fix });
  if (problem) {
    const cause = causeOf(problem);
    return [shadow(sentence('shadows.opencode.layer-broken.cause', { file: path, what, cause }), fixOf(problem))];
  }
  const keys = hiddenKeys(toSettings(document?.value));
  if (keys.length === 0) return [];
  return [
    shadow(
      sentence('shadows.opencode.layer.cause', { file: path, what, keys: keys.join(', ') }),
      sentence('shadows.opencode.layer.fix', { count: keys.length }),
    ),
  ];
}

function variableShadows({ installation: { environment, product }, current }: Seen): readonly Shadow[] {
  const { OPENCODE_CONFIG_CONTENT: content, OPENCODE_PURE: pure } = environment.variables;
  const shadow = (source: string, message: Sentence, fix: Sentence): Shadow => ({ kind: 'env', source, message, fix });
  return [
    ...(content
      ? [
          shadow(
            'OPENCODE_CONFIG_CONTENT',
            sentence('shadows.opencode.content.cause'),
            sentence('shadows.opencode.content.fix'),
          ),
        ]
      : []),
    ...(isSwitchedOn(pure) && product !== 'v2' && current.delivery === 'keychain'
      ? [shadow('OPENCODE_PURE', sentence('shadows.opencode.pure.cause'), sentence('shadows.opencode.pure.fix'))]
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
        message: sentence('shadows.opencode.second-file.cause', {
          name: basename(file.path),
          main: basename(main.file.path),
        }),
        fix: sentence('shadows.opencode.second-file.fix', { file: main.file.path }),
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
  const { provider } = current;
  const shadow = (source: string, message: Sentence, fix: Sentence): Shadow => ({
    kind: 'allowlist',
    source,
    message,
    fix,
  });
  return [
    ...(enabled && !enabled.value.includes(id)
      ? [
          shadow(
            enabled.live.file.path,
            sentence('shadows.opencode.not-enabled.cause', { id }),
            sentence('shadows.opencode.not-enabled.fix', { provider }),
          ),
        ]
      : []),
    ...(disabled?.value.includes(id)
      ? [
          shadow(
            disabled.live.file.path,
            sentence('shadows.opencode.disabled.cause', { id }),
            sentence('shadows.opencode.disabled.fix', { provider }),
          ),
        ]
      : []),
  ];
}

/** OpenCode 2 takes over the logins of OpenCode 1, and a stored one beats what the settings say (measured on 2.0.15). */
function loginShadows(logins: readonly StoredLogin[]): readonly Shadow[] {
  return logins
    .filter(({ id }) => isOwnId(id))
    .map(({ id, file }) => ({
      kind: 'stored-login',
      source: file,
      message: sentence('shadows.opencode.login.cause', { file, id }),
      fix: sentence('shadows.opencode.login.fix', { id }),
    }));
}
