import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Path } from '../../documents/edit.ts';
import type { ClientPlan, LiveState, Note, OriginalValue, Target } from '../client.ts';
import { toChanges, toFiles } from './change.ts';
import { modelPath, primaryOf } from './choice.ts';
import { type Config, type ConfigEdit, toConfig } from './config.ts';
import { isOurRef } from './ids.ts';
import { fileNotes, info, reloadNote, warning } from './notes.ts';
import { isRecord } from './record.ts';

const orderPath: Path = ['auth', 'order', 'openai'];

/**
 * Puts the main model back and, where asked, orders the stored logins of OpenAI. Our entries stay: conversations may be
 * pinned to their models. Logins themselves are OpenClaw's and are never touched.
 */
export function planOfficial(state: LiveState, target: Target & { kind: 'official' }): ClientPlan {
  const config = toConfig(state);
  const isOurs = isOurRef(primaryOf(config) ?? '');
  const back = isOurs ? target.original.flatMap((original) => planBack(config, original)) : [];
  const files = toFiles(state, [...back, ...planOrder(config, target.login)]);
  return {
    files,
    notes: [
      ...(files.length > 0 ? [reloadNote(config), ...fileNotes(state, config)] : []),
      ...(isOurs && back.length === 0 ? [keptNote(config)] : []),
      ...(target.login ? orderNotes : []),
    ],
  };
}

/** What was recorded about the main model, put where it stood. Other keys of ours are not part of the choice. */
function planBack(config: Config, { file, path, source }: OriginalValue): readonly ConfigEdit[] {
  const place = config
    .places(modelPath)
    .find((written) => written.live.file.path === file && written.path.every((key, index) => path[index] === key));
  if (!place) return [];
  const { live } = place;
  const model = live.document?.get(place.path);
  const isWhole = path.length === place.path.length;
  // A model that is a text by now has no `primary` of its own.
  const to = isRecord(model) ? path : place.path;
  if (source !== null) return [{ live, edit: { kind: 'set-source', path: to, source } }];
  const isLast = isWhole || !isRecord(model) || Object.keys(model).length === 1;
  return [{ live, edit: { kind: 'remove', path: isLast ? place.path : path } }];
}

function planOrder(config: Config, login: readonly string[] | undefined): readonly ConfigEdit[] {
  if (!login) return [];
  const foreign = login.find((profile) => !profile.startsWith('openai:'));
  if (foreign !== undefined) throw new AppError(problemOf('openclaw.login-unfit', { login: foreign }));
  return toChanges(config, { kind: 'set', path: orderPath, value: login });
}

function keptNote(config: Config): Note {
  return warning(sentence('notes.openclaw.model-kept', { model: primaryOf(config) ?? '' }));
}

const orderNotes: readonly Note[] = [info(sentence('notes.openclaw.login-order'))];
