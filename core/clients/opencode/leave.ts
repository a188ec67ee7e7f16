import type { Edit } from '../../documents/edit.ts';
import type { ClientPlan, LiveDocument, LiveState, Note, PlannedFile } from '../client.ts';
import { isOurPlugin } from './key-plugin.ts';
import { knownPluginKeys, pluginFile } from './key-plugin-plan.ts';
import { restartNote } from './notes.ts';
import { isOwnId } from './own-id.ts';
import { documentsOf } from './own-state.ts';
import { type Settings, settingsOf, splitModel } from './settings.ts';

/** Takes out everything of ours, also from a file that was the live one before a higher ranked file appeared. */
export function leaveOpencode(state: LiveState): ClientPlan {
  const documents = documentsOf(state).filter(({ document }) => document !== undefined);
  const edited = documents.flatMap((document): readonly PlannedFile[] => {
    const edits = leaveEdits(settingsOf(document.document));
    return edits.length === 0 ? [] : [{ kind: 'edits', document, edits }];
  });
  const plugin = pluginFile(state);
  const files: readonly PlannedFile[] = isOurPlugin(plugin)
    ? [...edited, { kind: 'text', file: plugin, text: null }]
    : edited;
  return {
    files,
    notes: files.length === 0 ? [] : [restartNote(state.installation), ...warnings(state, documents)],
  };
}

function leaveEdits(settings: Settings): readonly Edit[] {
  return [
    ...(['model', 'small_model'] as const)
      .filter((key) => isOwnId(splitModel(settings[key] ?? '').provider))
      .map((key) => remove(key)),
    ...entryRemovals(Object.keys(settings.provider ?? {})),
    ...listRemovals('enabled_providers', settings.enabled_providers),
    ...listRemovals('disabled_providers', settings.disabled_providers),
  ];
}

function remove(...path: (string | number)[]): Edit {
  return { kind: 'remove', path };
}

/** The table goes with its last entry: we made it, or nobody will miss it. */
function entryRemovals(ids: readonly string[]): readonly Edit[] {
  const ours = ids.filter(isOwnId);
  if (ours.length > 0 && ours.length === ids.length) return [remove('provider')];
  return ours.map((id) => remove('provider', id));
}

/** An empty `enabled_providers` would switch off every provider, so a list of ours alone goes as a whole. */
function listRemovals(key: string, list: readonly string[] = []): readonly Edit[] {
  if (list.length > 0 && list.every(isOwnId)) return [remove(key)];
  return list.flatMap((id, index) => (isOwnId(id) ? [remove(key, index)] : []));
}

function warnings(state: LiveState, documents: readonly LiveDocument[]): readonly Note[] {
  const moved = Object.keys(knownPluginKeys(state)).filter((id) => !isOwnId(id));
  const agents = documents.flatMap(({ document }) => {
    const { agent = {}, mode = {} } = settingsOf(document);
    return Object.entries({ ...mode, ...agent }).flatMap(([name, { model = '' }]) =>
      isOwnId(splitModel(model).provider) ? [name] : [],
    );
  });
  const note = (message: string): Note => ({ kind: 'warning', message });
  return [
    ...(moved.length > 0
      ? [
          note(
            `The key of ${moved.join(', ')} was moved to the keychain, where OpenCode no longer finds it. Print it with "switchyard key print" before you go.`,
          ),
        ]
      : []),
    ...(agents.length > 0
      ? [note(`These agents name a model of a provider that goes away: ${agents.join(', ')}. Give them another one.`)]
      : []),
  ];
}
