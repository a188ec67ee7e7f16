import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Edit } from '../../documents/edit.ts';
import type { ClientPlan, LiveState, Target } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import type { Choice } from '../pins.ts';
import { type EditsOfDocument, joinEdits, listEdits } from './choice-lists.ts';
import { entryEdits, type ProviderTarget, smallModelOf } from './entry.ts';
import { foundEntry } from './found-entry.ts';
import { planPlugin } from './key-plugin-plan.ts';
import { assertLiteral } from './literal-text.ts';
import { builtInNote, elsewhereNotes, providerNotes, restartNote } from './notes.ts';
import { isOwnId, ownIdOf } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { settingsOf, splitModel } from './settings.ts';

/** As OpenCode itself starts a file; a file without it is rewritten by OpenCode 1. */
const schemaUrl = 'https://opencode.ai/config.json';

export function planOpencode(state: LiveState, target: Target): ClientPlan {
  const { problem } = state.main;
  if (problem) throw new AppError(problem);
  return target.kind === 'provider' ? planProvider(state, target) : planOwnChoice(state, target);
}

/**
 * One entry of our own, and `model` and `small_model` that name it. Entries of earlier choices stay: a session of
 * OpenCode 1 goes on with the provider it began with, and fails when that is gone.
 */
function planProvider(state: LiveState, target: ProviderTarget): ClientPlan {
  assertLiteral(target);
  assertQueryParams(state, target);
  const id = ownIdOf(target.provider.id);
  const found = foundEntry(documentsOf(state), target);
  const edits: readonly Edit[] = [
    ...(isBlank(state) ? [set('$schema', schemaUrl)] : []),
    set('model', `${id}/${target.model}`),
    set('small_model', `${id}/${smallModelOf(target)}`),
    ...entryEdits(
      ['provider', id],
      target,
      state.installation.environment.platform,
      state.main.document?.get(['provider', id]),
      found,
    ),
  ];
  const main: EditsOfDocument = { kind: 'edits', document: state.main, edits };
  return {
    files: [
      ...joinEdits([main, ...listEdits(documentsOf(state), id)]),
      ...planPlugin(state, id, target.key, target.baseUrl, target.provider.keyIn),
    ],
    notes: [...providerNotes(state, target), ...(found?.isBuiltIn ? [builtInNote] : [])],
  };
}

function set(key: string, value: string): Edit {
  return { kind: 'set', path: [key], value };
}

function isBlank({ main }: LiveState): boolean {
  return (main.file.text ?? '').replace('\uFEFF', '').trim() === '';
}

/** Measured on 1.18.33 and 2.0.15: each product hands `queryParams` to one SDK only, and drops them silently elsewhere. */
function assertQueryParams({ installation }: LiveState, { provider, wire }: ProviderTarget): void {
  const names = Object.keys(provider.queryParams);
  if (names.length === 0) return;
  const needed = { v1: 'chat', v2: 'responses' }[installation.product ?? ''];
  if (needed === undefined ? wire !== 'anthropic' : wire === needed) return;
  const values = { provider: provider.name, names: names.join(', '), wire, id: provider.id };
  throw new AppError(
    needed === undefined
      ? problemOf('opencode.query-refused-by-both', values)
      : problemOf('opencode.query-refused', { ...values, needed }),
  );
}

/** OpenCode has no login of its own to go back to: what `model` and `small_model` said before us comes back. */
function planOwnChoice(state: LiveState, target: Extract<Target, { kind: 'official' }>): ClientPlan {
  const settings = settingsOf(state.main.document);
  const edits = (['model', 'small_model'] as const).flatMap((key): readonly Edit[] => {
    const original = target.original.find(
      ({ file, path }) => file === state.main.file.path && path.length === 1 && path[0] === key,
    );
    if (original?.source) return [{ kind: 'set-source', path: [key], source: original.source }];
    const isOurs = isOwnId(splitModel(settings[key] ?? '').provider);
    return original || isOurs ? [{ kind: 'remove', path: [key] }] : [];
  });
  return {
    files: edits.length === 0 ? [] : [{ kind: 'edits', document: state.main, edits }],
    notes: [
      ...(edits.length === 0 ? [] : [restartNote(state.installation)]),
      ...elsewhereNotes(state, choiceAfter(state, edits)),
    ],
  };
}

/** What these edits of the main model leave. */
function choiceAfter({ main, others }: LiveState, edits: readonly Edit[]): Choice {
  const edit = edits.find(({ path }) => path[0] === 'model');
  const written = edit?.kind === 'set-source' ? edit.source.trim().slice(1, -1) : undefined;
  const kept = edit ? undefined : settingsOf(main.document).model;
  const model = written ?? kept ?? documentWith(others, 'model')?.value;
  return model === undefined ? {} : { id: splitModel(model).provider };
}
