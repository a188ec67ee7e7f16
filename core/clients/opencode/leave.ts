import { sentence } from '../../../shared/messages/words.ts';
import type { Edit } from '../../documents/edit.ts';
import type { ClientPlan, LiveDocument, LiveState, Note, PlannedFile } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import { isOurPlugin } from './key-plugin.ts';
import { knownPluginKeys, planPluginWithout, pluginFile } from './key-plugin-plan.ts';
import { restartNote } from './notes.ts';
import { isOwnId, ownIdOf } from './own-id.ts';
import { type Settings, settingsOf, splitModel } from './settings.ts';

/** Which entries shall go. */
type IsGoing = (id: string) => boolean;

/** Takes out everything of ours, also from a file that was the live one before a higher ranked file appeared. */
export function leaveOpencode(state: LiveState): ClientPlan {
  const file = pluginFile(state);
  const plugin: readonly PlannedFile[] = isOurPlugin(file) ? [{ kind: 'text', file, text: null }] : [];
  return planGoing(state, isOwnId, plugin, Object.keys(knownPluginKeys(state)));
}

/** The same for the entry of one provider; the plug-in asks for its key no longer. */
export function forgetOpencode(state: LiveState, provider: string): ClientPlan {
  const { files, lost } = planPluginWithout(state, provider);
  return planGoing(state, (id) => id === ownIdOf(provider), files, lost);
}

/** `lost` are the ids of all entries that the plug-in brings no key any longer. */
function planGoing(
  state: LiveState,
  isGoing: IsGoing,
  plugin: readonly PlannedFile[],
  lost: readonly string[],
): ClientPlan {
  const documents = documentsOf(state).filter(({ document }) => document !== undefined);
  const edited = documents.flatMap((document): readonly PlannedFile[] => {
    const edits = removals(settingsOf(document.document), isGoing);
    return edits.length === 0 ? [] : [{ kind: 'edits', document, edits }];
  });
  const files = [...edited, ...plugin];
  const moved = lost.filter((id) => !isOwnId(id));
  const notes = [restartNote(state.installation), ...movedNotes(moved), ...agentNotes(documents, isGoing)];
  return { files, notes: files.length === 0 ? [] : notes };
}

function removals(settings: Settings, isGoing: IsGoing): readonly Edit[] {
  return [
    ...(['model', 'small_model'] as const)
      .filter((key) => isGoing(splitModel(settings[key] ?? '').provider))
      .map((key) => remove(key)),
    ...entryRemovals(Object.keys(settings.provider ?? {}), isGoing),
    ...listRemovals('enabled_providers', settings.enabled_providers, isGoing),
    ...listRemovals('disabled_providers', settings.disabled_providers, isGoing),
  ];
}

function remove(...path: (string | number)[]): Edit {
  return { kind: 'remove', path };
}

/** The table goes with its last entry: we made it, or nobody will miss it. */
function entryRemovals(ids: readonly string[], isGoing: IsGoing): readonly Edit[] {
  const going = ids.filter(isGoing);
  if (going.length > 0 && going.length === ids.length) return [remove('provider')];
  return going.map((id) => remove('provider', id));
}

/** An empty `enabled_providers` would switch off every provider, so a list of ours alone goes as a whole. */
function listRemovals(key: string, list: readonly string[] = [], isGoing: IsGoing): readonly Edit[] {
  if (list.length > 0 && list.every(isGoing)) return [remove(key)];
  return list.flatMap((id, index) => (isGoing(id) ? [remove(key, index)] : []));
}

/** Entries of others, whose keys were once moved to us. */
function movedNotes(ids: readonly string[]): readonly Note[] {
  if (ids.length === 0) return [];
  return [{ kind: 'warning', message: sentence('notes.opencode.moved-keys', { ids: ids.join(', ') }) }];
}

function agentNotes(documents: readonly LiveDocument[], isGoing: IsGoing): readonly Note[] {
  const agents = documents.flatMap(({ document }) => {
    const { agent = {}, mode = {} } = settingsOf(document);
    return Object.entries({ ...mode, ...agent }).flatMap(([name, { model = '' }]) =>
      isGoing(splitModel(model).provider) ? [name] : [],
    );
  });
  if (agents.length === 0) return [];
  return [{ kind: 'warning', message: sentence('notes.opencode.agents', { agents: agents.join(', ') }) }];
}
