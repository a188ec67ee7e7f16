import type { ForeignProvider, LiveDocument, LiveState, Pointer, PointerTarget } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import { apiKeyForm } from './api-key.ts';
import type { KeySurroundings } from './entry-keys.ts';
import { toForeign } from './foreign.ts';
import { launcherIn, type PluginKey, toPlugin } from './key-plugin.ts';
import { knownPluginKeys, pluginFile } from './key-plugin-plan.ts';
import { isOwnId, providerOfOwnId } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { referredFile } from './referred-file.ts';
import { type Entry, settingsOf, splitModel } from './settings.ts';

interface Chosen {
  readonly id: string;
  readonly model: string;
  readonly live: LiveDocument;
  readonly entry: Entry;
}

/** The entry that `model` names, in the shape that both products read. */
function chosenEntry(documents: readonly LiveDocument[]): Chosen | undefined {
  const { provider: id, model } = splitModel(documentWith(documents, 'model')?.value ?? '');
  for (const live of documents) {
    const entry = settingsOf(live.document).provider?.[id];
    if (entry) return { id, model, live, entry };
  }
  return undefined;
}

export function opencodePointers(state: LiveState, launcher: string): readonly Pointer[] {
  const chosen = chosenEntry(documentsOf(state));
  if (!chosen) return [];
  const { id, live, entry } = chosen;
  const keys = knownPluginKeys(state);
  const key = Object.hasOwn(keys, id) ? keys[id] : undefined;
  const written = [...textTargets(state, live, entry.options?.apiKey), ...headerTargets(state, chosen)];
  return [
    ...written.map((to) => ({ entry: id, file: live.file.path, to })),
    ...(key ? pluginPointers(state, id, key, launcher) : []),
  ];
}

function pluginPointers(state: LiveState, entry: string, { ref }: PluginKey, launcher: string): readonly Pointer[] {
  const file = pluginFile(state);
  const program = launcherIn(file);
  const moved = [{ kind: 'text', file, text: toPlugin(launcher, knownPluginKeys(state)) }] as const;
  return [{ entry, file: file.path, to: { kind: 'launcher', ref, program, ...(program !== launcher && { moved }) } }];
}

function headerTargets(state: LiveState, { live, entry }: Chosen): readonly PointerTarget[] {
  return Object.values(entry.options?.headers ?? {}).flatMap((value) => textTargets(state, live, value));
}

function textTargets(state: LiveState, { file }: LiveDocument, text: string | undefined): readonly PointerTarget[] {
  const form = apiKeyForm(text);
  if (form.kind === 'env') return [{ kind: 'variable', name: form.name }];
  const named = [...(text ?? '').matchAll(/\{file:([^}]+)\}/g)].map(([, name = '']) => name.trim());
  return named.map((name) => ({ kind: 'file', path: referredFile(state.installation.environment, file.path, name) }));
}

/** Our own entry, chosen, as what it would be in our list. */
export function opencodeOwnChoice(
  documents: readonly LiveDocument[],
  around: KeySurroundings,
): ForeignProvider | undefined {
  const chosen = chosenEntry(documents);
  if (!chosen || !isOwnId(chosen.id)) return undefined;
  const { id, model, live, entry } = chosen;
  const own = toForeign({ file: live.file.path, block: 'provider', id }, entry, model, around);
  return own && { ...own, id: providerOfOwnId(id) };
}
