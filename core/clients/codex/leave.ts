import { sentence } from '../../../shared/messages/words.ts';
import type { Edit } from '../../documents/edit.ts';
import type { ClientPlan, LiveDocument, LiveState, PlannedFile } from '../client.ts';
import { ownIdOf, profileOf } from './config.ts';
import { remove } from './own-entry.ts';

/** Takes our selection, its model and our entry out of config.toml and every profile file. */
export function leaveCodex(state: LiveState): ClientPlan {
  const files = [planLeaving(state.main, ownIdOf(undefined)), ...state.others.map(planLeavingProfile)];
  return {
    files: files.filter((file) => file !== undefined),
    notes: [
      { kind: 'restart', message: sentence('notes.codex.new-chat') },
      { kind: 'info', message: sentence('notes.codex.chats-read-only') },
    ],
  };
}

function planLeaving(live: LiveDocument, id: string): PlannedFile | undefined {
  const { document } = live;
  if (!document) return undefined;
  const isChosen = document.get(['model_provider']) === id;
  if (!isChosen && document.get(['model_providers', id]) === undefined) return undefined;
  const edits: readonly Edit[] = [
    ...(isChosen ? [remove(['model_provider']), remove(['model'])] : []),
    remove(['model_providers', id]),
  ];
  return { kind: 'edits', document: live, edits };
}

/** A profile file in which nothing is left was made by us. A link stays: it is somebody's arrangement. */
function planLeavingProfile(live: LiveDocument): PlannedFile | undefined {
  const planned = planLeaving(live, ownIdOf(profileOf(live.file.path)));
  if (planned?.kind !== 'edits' || live.file.isLink) return planned;
  const isEmpty = live.document?.edit(planned.edits).trim() === '';
  return isEmpty ? { kind: 'text', file: live.file, text: null } : planned;
}
