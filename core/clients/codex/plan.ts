import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Edit, Path } from '../../documents/edit.ts';
import type { ClientPlan, KeySource, LiveDocument, LiveState, Note, OriginalValue, Target } from '../client.ts';
import { absentFile } from '../live-document.ts';
import { isProfileName, ownIdOf, ownLoginId, profileFileName, textAt } from './config.ts';
import { entryEdits, remove } from './own-entry.ts';
import { elsewhereNotes } from './shadows/pins.ts';
import { tooOldNotes } from './too-old.ts';

const providerPath: Path = ['model_provider'];
const modelPath: Path = ['model'];
const effortPath: Path = ['model_reasoning_effort'];

/** Edits that make `target` the choice. Throws AppError `codex.wire-refused` or `codex.profile-name`. */
export function planCodex(state: LiveState, target: Target): ClientPlan {
  return target.kind === 'provider' ? planProvider(state, target) : planOfficial(state, target);
}

function planProvider(state: LiveState, target: Target & { readonly kind: 'provider' }): ClientPlan {
  assertWire(target);
  const live = target.profile === undefined ? state.main : profileDocument(state, target.profile);
  const id = ownIdOf(target.profile);
  const edits: readonly Edit[] = [
    { kind: 'set', path: providerPath, value: id },
    { kind: 'set', path: modelPath, value: target.model },
    ...effortEdits(live, target),
    ...entryEdits(live.document, ['model_providers', id], target),
  ];
  return { files: [{ kind: 'edits', document: live, edits }], notes: providerNotes(state, target) };
}

function assertWire({ wire, provider }: Target & { readonly kind: 'provider' }): void {
  if (wire === 'responses') return;
  throw new AppError(problemOf('codex.wire-refused', { wire, provider: provider.name }));
}

/** The file that `codex --profile NAME` lays over config.toml, there or not. */
function profileDocument(state: LiveState, profile: string): LiveDocument {
  if (!isProfileName(profile)) throw new AppError(problemOf('codex.profile-name', { profile }));
  const { environment, folder } = state.installation;
  const path = environment.path.join(folder, profileFileName(profile));
  return state.others.find(({ file }) => file.path === path) ?? { file: absentFile(path), syntax: 'toml' };
}

/**
 * The effort is the user's own, also through `/model`, unless a provider of ours sets it. Where somebody else's choice
 * stands now, the original values are of an earlier time, and the effort beside it is the user's.
 */
function effortEdits(live: LiveDocument, target: Target & { readonly kind: 'provider' }): readonly Edit[] {
  const effort = target.provider.options.codex?.effort;
  if (effort !== undefined) return [{ kind: 'set', path: effortPath, value: effort }];
  const isOurs = live.document?.get(providerPath) === ownIdOf(target.profile);
  return isOurs ? restore(live, effortPath, target.original ?? []) : [];
}

/** Puts back what stood at `path` before our first write; nothing when we never wrote there. */
function restore(live: LiveDocument, path: Path, original: readonly OriginalValue[]): readonly Edit[] {
  const value = originalAt(live, path, original);
  if (value === undefined) return [];
  return [value.source === null ? remove(path) : { kind: 'set-source', path, source: value.source }];
}

function originalAt(live: LiveDocument, path: Path, original: readonly OriginalValue[]): OriginalValue | undefined {
  return original.find((value) => value.file === live.file.path && value.path.join('\n') === path.join('\n'));
}

/**
 * Codex's own login. The model comes back only where it was a model of that login; a relay's model would only give
 * errors there. Our entry stays, so that its chats can be resumed. auth.json is not looked at.
 */
function planOfficial(state: LiveState, target: Target & { readonly kind: 'official' }): ClientPlan {
  const { main, current } = state;
  const { original } = target;
  const selection = originalAt(main, providerPath, original)?.source ?? null;
  const wasOfficial = selection === null || selection.slice(1, -1) === ownLoginId;
  const hasOriginalModel = wasOfficial && originalAt(main, modelPath, original) !== undefined;
  const edits: readonly Edit[] =
    current.kind === 'ours'
      ? [
          ...(selection !== null && wasOfficial ? restore(main, providerPath, original) : [remove(providerPath)]),
          ...(hasOriginalModel ? restore(main, modelPath, original) : [remove(modelPath)]),
          ...restore(main, effortPath, original),
        ]
      : current.kind === 'foreign'
        ? [remove(providerPath), remove(modelPath)]
        : [];
  const files = main.document ? [{ kind: 'edits' as const, document: main, edits }] : [];
  return { files, notes: [restartNote, ...elsewhereNotes(state, target, modelAfter(main, edits))] };
}

const restartNote: Note = { kind: 'restart', message: sentence('notes.codex.new-chat') };

/** The model that these edits leave; null for Codex's own default. */
function modelAfter({ document }: LiveDocument, edits: readonly Edit[]): string | null {
  const edit = edits.find(({ path }) => path[0] === 'model');
  if (edit?.kind === 'set-source') return edit.source.replace(/^(["'])(.*)\1$/s, '$2');
  return edit ? null : (textAt(document, modelPath) ?? null);
}

function providerNotes(state: LiveState, target: Target & { readonly kind: 'provider' }): readonly Note[] {
  const { key, profile } = target;
  const isMain = profile === undefined;
  return [
    ...tooOldNotes(state.installation, target),
    isMain ? restartNote : { kind: 'restart', message: sentence('notes.codex.start-profile', { profile }) },
    ...(key.kind === 'env' ? [environmentNote(key)] : []),
    ...(isMain ? chatNotes(state, target) : []),
    ...(isMain ? [] : legacyProfileNotes(state, profile)),
    ...elsewhereNotes(state, target, target.model),
  ];
}

/**
 * Codex binds a chat to the id of its provider and keeps its model. A chat of ours goes on at the new provider; once a turn
 * of it has failed there, Codex's background process keeps it loaded as it is, through later switches too (0.169.0, 0.171.0).
 */
function chatNotes(
  { current }: LiveState,
  { provider, model }: Target & { readonly kind: 'provider' },
): readonly Note[] {
  if (current.kind === 'unset') return [];
  if (current.kind !== 'ours') return [{ kind: 'info', message: sentence('notes.codex.older-chats') }];
  const { model: former } = current;
  const served = new Set([model, ...provider.models.map(({ id }) => id), ...(provider.model ? [provider.model] : [])]);
  // Without a list of models nobody knows what the provider serves.
  const isUnserved = former !== undefined && provider.models.length > 0 && !served.has(former);
  return isUnserved
    ? [
        {
          kind: 'warning',
          message: sentence('notes.codex.old-model-unserved', { provider: provider.name, model: former }),
        },
      ]
    : [{ kind: 'info', message: sentence('notes.codex.old-model') }];
}

/** The background process of the terminal interface keeps its environment for ever. */
function environmentNote({ name }: KeySource & { readonly kind: 'env' }): Note {
  return { kind: 'restart', message: sentence('notes.codex.variable', { name }) };
}

function legacyProfileNotes({ main }: LiveState, profile: string): readonly Note[] {
  if (main.document?.get(['profiles', profile]) === undefined) return [];
  return [{ kind: 'warning', message: sentence('notes.codex.profile-blocked', { profile, file: main.file.path }) }];
}
