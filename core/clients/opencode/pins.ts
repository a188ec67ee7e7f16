import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { ForeignProvider, LiveDocument, LiveState, Pin, Shadow } from '../client.ts';
import { accountOf, type Choice } from '../pins.ts';
import type { ProxyHabits } from '../proxy.ts';
import { apiKeyForm } from './api-key.ts';
import { entryWire } from './entries.ts';
import type { ProviderTarget } from './entry.ts';
import { ownIdOf } from './own-id.ts';
import { documentWith } from './own-state.ts';
import type { PinFile } from './pin-files.ts';
import { type Settings, settingsOf, splitModel } from './settings.ts';

/** Tables of the settings whose entries can name a model: of OpenCode 1, and of OpenCode 2, which reads both. */
export const pinTables = [
  'agent',
  'agents',
  'command',
  'commands',
  'mode',
] as const satisfies readonly (keyof Settings)[];

/**
 * Measured on 1.18.33 and 2.0.15 with plain http. Version 2 asks a server of its own on this machine by the same rules, so
 * that it does not even begin where that goes through a proxy.
 */
export function proxyHabitsOf(product: string | undefined): ProxyHabits {
  return product === 'v2'
    ? { heedsAll: false, excepts: ['*'], own: 'http://127.0.0.1/' }
    : { heedsAll: false, excepts: ['*', 'port'] };
}

type Foreign = readonly ForeignProvider[];

/** Agents, modes and commands of the settings that name a model of their own. */
export function settingPins({ file, document }: LiveDocument, kind: Shadow['kind'], foreign: Foreign): readonly Pin[] {
  const settings = settingsOf(document);
  return pinTables.flatMap((table) =>
    Object.entries(settings[table] ?? {}).flatMap(([name, { model }]) =>
      model === undefined
        ? []
        : [
            pinOf(foreign, kind, file.path, model, {
              message: sentence('shadows.opencode.agents.cause', { pins: [`${table}.${name} (${model})`] }),
              fix: sentence('shadows.opencode.agents.fix', { file: file.path }),
            }),
          ],
    ),
  );
}

/** Agents and commands that are files of their own, and what plug-ins set for theirs. */
export function filePins(files: readonly PinFile[], foreign: Foreign): readonly Pin[] {
  return files.flatMap(({ kind, folder, name, models }) =>
    models.map(({ place, model }) => {
      const isPlugin = place !== undefined;
      const file = `${folder}/${name}`;
      const pins = [`${place ?? name} (${model})`];
      return pinOf(foreign, kind, isPlugin ? file : folder, model, {
        message: isPlugin
          ? sentence('shadows.opencode.plugin-models.cause', { file, pins })
          : sentence('shadows.opencode.agent-files.cause', { folder, pins }),
        fix: isPlugin ? sentence('shadows.opencode.plugin-models.fix') : sentence('shadows.opencode.agent-files.fix'),
      });
    }),
  );
}

function pinOf(
  foreign: Foreign,
  kind: Shadow['kind'],
  source: string,
  model: string,
  words: { readonly message: Sentence; readonly fix: Sentence },
): Pin {
  const id = splitModel(model).provider;
  const entry = foreign.find((one) => one.id === id);
  const account = entry && accountOf(entry, entry.key);
  return {
    kind,
    source,
    ...words,
    against: { kind: 'provider', id, ...(account !== undefined && { account }) },
    note: 'warning',
  };
}

/** What the settings choose, in the words that pins are compared with. */
export function currentChoiceOf(documents: readonly LiveDocument[], { current }: Pick<LiveState, 'current'>): Choice {
  const id = splitModel(documentWith(documents, 'model')?.value ?? '').provider;
  if (id === '') return {};
  const { baseUrl, model } = current;
  const entry = documents.map(({ document }) => settingsOf(document).provider?.[id]).find((one) => one !== undefined);
  const form = apiKeyForm(entry?.options?.apiKey);
  const variable = form.kind === 'env' ? form.name : undefined;
  const account =
    variable === undefined
      ? undefined
      : accountOf({ wire: entry && entryWire(id, entry), baseUrl }, { kind: 'env', name: variable });
  return {
    id,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(model !== undefined && { model }),
    ...(account !== undefined && { account }),
    ...(variable !== undefined && { variable }),
  };
}

export function choiceOf({ provider, wire, baseUrl, model, key }: ProviderTarget): Choice {
  const account = accountOf({ wire, baseUrl }, key);
  return {
    id: ownIdOf(provider.id),
    baseUrl,
    model,
    ...(account !== undefined && { account }),
    ...(key.kind === 'env' && { variable: key.name }),
  };
}
