import { sentence } from '../../../shared/messages/words.ts';
import type { Edit } from '../../documents/edit.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveState, Note, OriginalValue, Target } from '../client.ts';
import { configOf, entryEdits, isOwnId, keyEdits, ownIdOf } from './entry.ts';
import { facts } from './facts.ts';

const restart: Note = { kind: 'restart', message: sentence('clients.restart-program', { client: facts.name }) };

function planOf({ main }: LiveState, edits: readonly Edit[]): ClientPlan {
  if (edits.length === 0) return { files: [], notes: [] };
  return { files: [{ kind: 'edits', document: main, edits }], notes: [restart] };
}

/** What stood there before us; nothing where we never wrote. */
function restored(state: LiveState, key: string, original: readonly OriginalValue[]): readonly Edit[] {
  const value = original.find(({ file, path }) => file === state.main.file.path && path.join() === key);
  if (!value) return [];
  return [
    value.source === null ? { kind: 'remove', path: [key] } : { kind: 'set-source', path: [key], source: value.source },
  ];
}

export function plan(state: LiveState, target: Target): ClientPlan {
  const { provider: chosen } = configOf(state.main.document);
  if (target.kind === 'official') {
    const back = ['provider', 'model', 'effort'].flatMap((key) => restored(state, key, target.original));
    const isOurs = isOwnId(chosen) && !back.some(({ path }) => path[0] === 'provider');
    return planOf(state, [...back, ...(isOurs ? [{ kind: 'remove', path: ['provider'] } as const] : [])]);
  }
  const id = ownIdOf(target.provider.id);
  const { effort } = target.provider.options.toy ?? {};
  return planOf(state, [
    { kind: 'set', path: ['provider'], value: id },
    { kind: 'set', path: ['model'], value: target.model },
    ...(effort !== undefined
      ? [{ kind: 'set', path: ['effort'], value: effort } as const]
      : isOwnId(chosen)
        ? restored(state, 'effort', target.original ?? [])
        : []),
    ...entryEdits(['providers', id], target),
  ]);
}

/** The table goes with its last entry. */
function planGoing(state: LiveState, isGoing: (id: string) => boolean): ClientPlan {
  const { provider, providers } = configOf(state.main.document);
  const ids = Object.keys(providers);
  const going = ids.filter(isGoing);
  const isAll = going.length > 0 && going.length === ids.length;
  const chosen = provider !== undefined && isGoing(provider) ? [['provider'], ['model']] : [];
  const entries = isAll ? [['providers']] : going.map((id) => ['providers', id]);
  return planOf(
    state,
    [...chosen, ...entries].map((path) => ({ kind: 'remove', path })),
  );
}

export function forget(state: LiveState, provider: string): ClientPlan {
  return planGoing(state, (id) => id === ownIdOf(provider));
}

export function leave(state: LiveState): ClientPlan {
  return planGoing(state, isOwnId);
}

export function moveKey(state: LiveState, { id, name, key: place }: ForeignProvider, key: KeySource): ClientPlan {
  if (place.kind === 'plain') return planOf(state, keyEdits(['providers', id], key));
  throw new Error(`${name} has no key in plain text`);
}
