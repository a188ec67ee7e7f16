import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { LiveState, Note, Target } from '../client.ts';
import { modelPath } from './choice.ts';
import type { Config } from './config.ts';

/** What the person must know after a switch. */
export function providerNotes(
  state: LiveState,
  config: Config,
  target: Target & { kind: 'provider' },
  former: readonly string[],
): readonly Note[] {
  const { queryParams } = target.provider;
  const names = Object.keys(queryParams);
  return [
    reloadNote(config),
    ...(names.length > 0 ? [warning(sentence('notes.openclaw.query', { names: names.join(', ') }))] : []),
    ...(former.length > 0 ? [info(sentence('notes.openclaw.new-id'))] : []),
    ...fileNotes(state, config),
  ];
}

/** A gateway takes edits over by itself, unless its user turned that off. */
export function reloadNote(config: Config): Note {
  if (config.get(['gateway', 'reload', 'mode']) === 'off')
    return { kind: 'restart', message: sentence('notes.openclaw.restart') };
  return { kind: 'live', message: sentence('notes.openclaw.live') };
}

/** Where the edit goes when it is not the plain live file. */
export function fileNotes(state: LiveState, config: Config): readonly Note[] {
  const { main } = state;
  const owner = config.places(modelPath)[0]?.live ?? main;
  return [
    ...(owner === main ? [] : [info(sentence('notes.openclaw.included', { file: owner.file.path }))]),
    ...(main.file.isLink ? [warning(sentence('notes.openclaw.link', { file: main.file.path }))] : []),
  ];
}

export function warning(message: Sentence): Note {
  return { kind: 'warning', message };
}

export function info(message: Sentence): Note {
  return { kind: 'info', message };
}
