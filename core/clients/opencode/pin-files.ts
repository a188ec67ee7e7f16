import { readdirSync, readFileSync, statSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import type { Installation, Shadow } from '../client.ts';
import { projectFolders } from './project-files.ts';

/** A file beside the settings that names models. */
export interface PinFile {
  readonly kind: Shadow['kind'];
  readonly folder: string;
  /** Below the folder, with `/`. */
  readonly name: string;
  /** `place` is the setting inside of a plug-in's file. */
  readonly models: readonly { readonly place?: string; readonly model: string }[];
}

/** Where OpenCode 1 and 2 look for agents, commands and modes, as both programs say in their own patterns. */
export const pinFolders = [
  { folder: 'agent', isDeep: true },
  { folder: 'agents', isDeep: true },
  { folder: 'command', isDeep: true },
  { folder: 'commands', isDeep: true },
  { folder: 'mode', isDeep: false },
  { folder: 'modes', isDeep: false },
] as const;

/** Plug-ins that give each of their agents a model, e.g. oh-my-opencode, keep that in a file of this name. */
const pluginFile = /^oh-my-[a-z-]+\.jsonc?$/;

/** More than anybody has written by hand; a folder that leads to a disk full of files must not hold up a look. */
const mostFiles = 500;

/** Everything of that kind, in the global folders and in those of the project one stands in. */
export function readPinFiles(installation: Installation): readonly PinFile[] {
  const { path } = installation.environment;
  return configFolders(installation).flatMap(({ kind, folder }) => [
    ...pinFolders.flatMap((one) =>
      markdownIn(path.join(folder, one.folder), one.isDeep)
        .map((name) => `${one.folder}/${name}`)
        .flatMap((name) => toPinFile(kind, folder, name, modelsOfMarkdown)),
    ),
    ...namesIn(folder)
      .filter((name) => pluginFile.test(name))
      .flatMap((name) => toPinFile(kind, folder, name, modelsOfPlugin)),
  ]);
}

function configFolders({ folder, environment, product }: Installation) {
  const { home, path, variables, workingFolder } = environment;
  const added = product === 'v1' ? variables.OPENCODE_CONFIG_DIR : undefined;
  const projects = projectFolders(environment).map((one) => path.join(one, '.opencode'));
  const own = path.join(home, '.opencode');
  return [
    { kind: 'profile' as const, folder },
    ...(product === 'v2' ? [] : [{ kind: 'profile' as const, folder: own }]),
    ...(added ? [{ kind: 'env' as const, folder: path.resolve(workingFolder, added) }] : []),
    ...projects.filter((one) => one !== own).map((one) => ({ kind: 'project' as const, folder: one })),
  ];
}

function toPinFile(
  kind: Shadow['kind'],
  folder: string,
  name: string,
  modelsOf: (text: string) => PinFile['models'],
): readonly PinFile[] {
  const models = modelsOf(textOf(`${folder}/${name}`));
  return models.length === 0 ? [] : [{ kind, folder, name, models }];
}

/** A prompt is a page or two; what is longer, or no file at all (a pipe would never end), is none. */
const longestFile = 1_000_000;

function textOf(file: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= longestFile ? readFileSync(file, 'utf8') : '';
  } catch {
    return ''; // What can't be read does not count for OpenCode either.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // Most homes have none of these folders.
  }
}

function markdownIn(folder: string, isDeep: boolean): readonly string[] {
  try {
    const names = readdirSync(folder, { recursive: isDeep, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.md')).map((name) => name.replaceAll('\\', '/'));
    return files.sort().slice(0, mostFiles);
  } catch {
    return []; // As above.
  }
}

/** The line `model:` of the front matter. The rest of a file is a prompt, which may talk about models as it likes. */
function modelsOfMarkdown(text: string): PinFile['models'] {
  const frontMatter = /^\uFEFF?---\r?\n(.*?)\r?\n---/s.exec(text)?.[1] ?? '';
  const value = /^model:[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s#]\S*))/m.exec(frontMatter);
  const model = value?.[1] ?? value?.[2] ?? value?.[3];
  return model === undefined || model === '' ? [] : [{ model }];
}

const namesOfModels = new Set(['model', 'models', 'fallback_models', 'fallbackModels']);

/** Every model of a plug-in's file: of agents, categories, presets, and those that step in for them. */
function modelsOfPlugin(text: string): PinFile['models'] {
  const walk = (path: readonly string[], value: unknown): PinFile['models'] => {
    if (typeof value === 'string') {
      const isModel = path.some((name) => namesOfModels.has(name)) && /^[^/\s]+\/\S+$/.test(value);
      return isModel ? [{ place: path.join('.'), model: value }] : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, item]) => walk([...path, name], item));
  };
  return walk([], parse(text, [], { allowTrailingComma: true }));
}
