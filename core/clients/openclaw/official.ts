import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Path } from '../../documents/edit.ts';
import type { ClientPlan, LiveState, Note, OriginalValue, Target } from '../client.ts';
import { toChanges, toFiles } from './change.ts';
import { modelPath, primaryOf } from './choice.ts';
import { type Config, type ConfigEdit, toConfig } from './config.ts';
import { isOurRef, officialId, retiredId, splitRef } from './ids.ts';
import { fileNotes, info, reloadNote, warning } from './notes.ts';
import { isRecord } from './record.ts';

const orderPath: Path = ['auth', 'order', officialId];

/**
 * Puts the main model back and, where asked, orders the stored logins of OpenAI. Our entries stay: conversations may be
 * pinned to their models. Logins themselves are OpenClaw's and are never touched.
 */
export function planOfficial(state: LiveState, target: Target & { kind: 'official' }): ClientPlan {
  const config = toConfig(state);
  const primary = primaryOf(config) ?? '';
  const isOurs = isOurRef(primary);
  const back = isOurs ? target.original.flatMap((original) => planBack(config, original)) : renewed(config);
  // A model that is not OpenAI's stays where nothing is known to put there.
  const isKept = back.length === 0 && primary !== '' && splitRef(primary)?.provider !== officialId;
  const files = toFiles(state, [...back, ...planOrder(config, target.login)]);
  return {
    files,
    notes: [
      ...(files.length > 0 ? [reloadNote(config), ...fileNotes(state, config)] : []),
      ...(isKept ? [keptNote(config)] : []),
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
  if (source !== null) return [{ live, edit: { kind: 'set-source', path: to, source: canonical(source) } }];
  const isLast = isWhole || !isRecord(model) || Object.keys(model).length === 1;
  return [{ live, edit: { kind: 'remove', path: isLast ? place.path : path } }];
}

/** A choice of OpenAI under its retired name, which would bring no answer. */
function renewed(config: Config): readonly ConfigEdit[] {
  const path = isRecord(config.get(modelPath)) ? [...modelPath, 'primary'] : modelPath;
  const [place] = config.places(path);
  const source = place?.live.document?.sourceOf(place.path);
  if (!place || source === undefined || canonical(source) === source) return [];
  return [{ live: place.live, edit: { kind: 'set-source', path: place.path, source: canonical(source) } }];
}

/** A model as it was written, under the name that OpenClaw knows today; so are all of a list of fallbacks. */
function canonical(source: string): string {
  return source.replace(new RegExp(`(["'])${retiredId}/`, 'g'), `$1${officialId}/`);
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
