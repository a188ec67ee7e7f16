import type { Calls } from '../../../shared/contract.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';
import type { Provider } from '../../../shared/provider.ts';
import { checkDraft, hasMoved, toCheckedProvider } from '../../providers/draft.ts';
import type { Known } from '../../providers/draft-endpoints.ts';
import { duplicateProvider } from '../../providers/provider-copy.ts';
import { freeProviderId } from '../../providers/provider-id.ts';
import {
  addProvider,
  findProvider,
  moveProvider,
  readProviders,
  replaceProvider,
} from '../../providers/provider-list.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';
import { readProviderView, readProviderViews } from '../provider-views.ts';
import type { Room } from '../room.ts';

type ProviderCalls = Pick<
  Calls,
  | 'providers.list'
  | 'providers.check'
  | 'providers.add'
  | 'providers.change'
  | 'providers.duplicate'
  | 'providers.remove'
  | 'providers.putBack'
  | 'providers.move'
  | 'presets.list'
>;

interface EnteredKey {
  readonly key?: string | undefined;
  readonly keyStore?: 'keychain' | 'file' | undefined;
}

/** What stood in the form before somebody typed. */
export async function knownOf(room: Room, draft: ProviderDraft, id: string | undefined): Promise<Known> {
  const preset = room.presets().presets.find((one) => one.id === draft.preset);
  const before = id === undefined ? undefined : findProvider(await readProviders(room.engine.environment), id);
  return { before, preset };
}

/** An id that nobody has, nor would have again when a removal is taken back. */
export async function freeIdFor(room: Room, name: string): Promise<string> {
  const providers = await readProviders(room.engine.environment);
  return freeProviderId(name, new Set([...providers.map(({ id }) => id), ...room.removals.ids]));
}

/**
 * The provider that a draft would be: under its own id, so that its own key is found, and only for its own address. A
 * form may be asked for its models before it has a name.
 */
export async function draftedProvider(
  room: Room,
  { draft, id }: { readonly draft: ProviderDraft; readonly id?: string | undefined },
): Promise<Provider> {
  const known = await knownOf(room, draft, id);
  const { draft: clean } = checkDraft(draft, known);
  const url = clean.endpoints[clean.wire] ?? '';
  const name = clean.name === '' && URL.canParse(url) ? new URL(url).host : draft.name;
  return toCheckedProvider({ ...draft, name }, id ?? (await freeIdFor(room, name)), known);
}

/** The key is stored first: one that the keychain does not take leaves nothing half done. */
async function withKey(room: Room, provider: Provider, entered: EnteredKey, store: () => Promise<void>): Promise<void> {
  const { keys } = room.engine;
  const ref = keyRefOfProvider(provider);
  const hadKey = await keys.has(ref);
  const isWanted = entered.key !== undefined && provider.needsKey;
  if (entered.key !== undefined && isWanted) await keys.set(ref, entered.key, entered.keyStore ?? 'keychain');
  try {
    await store();
  } catch (error) {
    if (isWanted && !hadKey) await keys.delete(ref);
    throw error;
  }
}

/** Stores a new provider; a key that is given for one that needs none is not kept. */
export async function addDraft(room: Room, draft: ProviderDraft, entered: EnteredKey): Promise<string> {
  const known = await knownOf(room, draft, undefined);
  const id = await freeIdFor(room, checkDraft(draft, known).draft.name);
  const provider = toCheckedProvider(draft, id, known);
  await withKey(room, provider, entered, () => addProvider(room.engine.environment, provider));
  return id;
}

async function change(room: Room, id: string, draft: ProviderDraft, entered: EnteredKey): Promise<void> {
  const known = await knownOf(room, draft, id);
  const provider = toCheckedProvider(draft, id, known);
  await withKey(room, provider, entered, () => replaceProvider(room.engine.environment, provider));
  room.plans.dropOf(id);
  // What a test saw at another address, or of another key, says nothing about this one.
  if (entered.key !== undefined || (known.before && hasMoved(known.before, provider))) await room.tests.forget(id);
}

async function remove(room: Room, id: string): Promise<{ removal: string }> {
  const removal = await room.removals.remove(id);
  room.plans.dropOf(id);
  await room.tests.forget(id);
  return { removal };
}

export function providerCalls(room: Room): ProviderCalls {
  const { engine } = room;
  return {
    'providers.list': () => readProviderViews(room),
    'providers.check': async ({ draft, id }) => checkDraft(draft, await knownOf(room, draft, id)),
    'providers.add': async ({ draft, ...entered }) =>
      readProviderView(room, await room.write(() => addDraft(room, draft, entered))),
    'providers.change': async ({ id, draft, ...entered }) => {
      await room.write(() => change(room, id, draft, entered));
      return readProviderView(room, id);
    },
    'providers.duplicate': async ({ id }) =>
      readProviderView(room, await room.write(() => duplicateProvider(engine.environment, id, room.removals.ids))),
    'providers.remove': ({ id }) => room.write(() => remove(room, id)),
    'providers.putBack': async ({ removal }) =>
      readProviderView(room, (await room.write(() => room.removals.putBack(removal))).id),
    'providers.move': async ({ id, before }) =>
      room.write(() =>
        moveProvider(engine.environment, id, before === null ? { kind: 'end' } : { kind: 'before', id: before }),
      ),
    'presets.list': async () => room.presets(),
  };
}
