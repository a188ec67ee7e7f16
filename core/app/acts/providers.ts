import type { ProviderDraft } from '../../../shared/draft.ts';
import { cleanKey } from '../../../shared/key-text.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { type Provider, reservedProviderIds } from '../../../shared/provider.ts';
import { toDraft } from '../../../shared/provider-draft.ts';
import type { Environment } from '../../environment.ts';
import { checkDraft, toCheckedProvider } from '../../providers/draft.ts';
import type { DraftBefore } from '../../providers/draft-checked.ts';
import { type Conflict, mergeDraft } from '../../providers/merge-draft.ts';
import { duplicateProvider } from '../../providers/provider-copy.ts';
import { freeProviderId } from '../../providers/provider-id.ts';
import {
  addProvider as addToList,
  editProvider,
  findProvider,
  type ListPlace,
  moveProvider as moveInList,
  removeProvider,
  replaceProvider,
} from '../../providers/provider-list.ts';
import type { Engine } from '../../switching/engine.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';
import { knownPresets } from '../known-presets.ts';
import { withoutSecrets } from '../views/shown-provider.ts';
import { assertStorable, type EnteredKey, withKey } from './keys.ts';
import { standingRemovals } from './removals.ts';

/** What stood in the form before somebody typed. */
export async function knownOf(engine: Engine, draft: ProviderDraft, id: string | undefined): Promise<DraftBefore> {
  const before = id === undefined ? undefined : findProvider(await engine.read.providers(), id);
  return { before, ...presetsFor(engine, draft) };
}

function presetsFor(engine: Engine, draft: ProviderDraft): Pick<DraftBefore, 'preset' | 'presets'> {
  const { presets } = knownPresets(engine);
  return { preset: presets.find((one) => one.id === draft.preset), presets };
}

/** Ids that somebody has, or would have again when a removal is taken back. */
async function takenIds(engine: Engine): Promise<ReadonlySet<string>> {
  const [providers, removals] = await Promise.all([engine.read.providers(), standingRemovals(engine)]);
  return new Set([...providers.map(({ id }) => id), ...removals.map(({ provider }) => provider.id)]);
}

/** An id out of a name that nobody has. */
export async function freeIdFor(engine: Engine, name: string): Promise<string> {
  return freeProviderId(name, await takenIds(engine));
}

interface Drafted {
  readonly draft: ProviderDraft;
  /** Made of the name where none is wanted. */
  readonly id?: string | undefined;
  /** See `DraftBefore`. */
  readonly isWireSaid?: boolean | undefined;
}
type NewProvider = Drafted & EnteredKey;

/**
 * The new provider that a draft stands for. Throws `provider-exists`, `provider-invalid`, `base-url-invalid`; a face that
 * asks for a key asks for it after this.
 */
export async function toNewProvider(engine: Engine, { draft, id: wanted, isWireSaid }: Drafted): Promise<Provider> {
  const known = { ...(await knownOf(engine, draft, undefined)), isWireSaid };
  const id = wanted ?? (await freeIdFor(engine, checkDraft(draft, known).draft.name));
  const provider = toCheckedProvider(draft, id, known);
  assertFree(await engine.read.providers(), id);
  return provider;
}

/**
 * Stores a new provider, with its key where one is given; one for a provider that needs none is not kept. Throws
 * `provider-exists`, `provider-invalid`, `base-url-invalid`, `key-invalid` or `keychain-*`, and then nothing is left of it.
 */
export function addProvider(
  engine: Engine,
  { key, keyStore = 'keychain', ...drafted }: NewProvider,
): Promise<Provider> {
  return engine.act(async () => {
    const provider = await toNewProvider(engine, drafted);
    const { environment, keys } = engine;
    const isKept = key !== undefined && provider.needsKey;
    if (isKept) await assertStorable(engine, key, keyStore);
    // The list first: of two faces that add one id at once only one gets it, and only that one may touch its key.
    await addToList(environment, provider);
    try {
      if (isKept) await keys.set(keyRefOfProvider(provider), cleanKey(key), keyStore);
    } catch (error) {
      await removeFromList(environment, provider);
      throw error;
    }
    return provider;
  });
}

/** The key's failure is the one to tell of. What can't be taken back now is a provider without a key, which its list shows. */
async function removeFromList(environment: Environment, provider: Provider): Promise<void> {
  await removeProvider(environment, provider.id).catch(() => undefined);
}

/** Before the key of somebody else's provider could be touched. */
function assertFree(providers: readonly Provider[], id: string): void {
  if (reservedProviderIds.includes(id)) throw new AppError(problemOf('provider-id-reserved', { id }));
  if (!providers.some((one) => one.id === id)) return;
  throw new AppError(problemOf('provider-exists', { id }));
}

interface ProviderChange extends EnteredKey {
  readonly id: string;
  /** The whole of it as it shall be, given what it is now; or what keeps the two from being one. */
  edit(now: Provider): ProviderDraft | readonly Conflict[];
  /** See `DraftBefore`. */
  readonly isWireSaid?: boolean | undefined;
}

/** What became of a change. In a conflict nothing was written. */
export type Changed =
  | { readonly kind: 'changed'; readonly before: Provider; readonly provider: Provider }
  | { readonly kind: 'conflict'; readonly provider: Provider; readonly conflicts: readonly Conflict[] };

/**
 * Changes a provider as it is at the moment of writing: what others change meanwhile is never written over. Throws
 * `provider-unknown`, `provider-invalid`, `base-url-invalid`, `key-invalid` or `keychain-*`, and then all is as before.
 */
export function changeProvider(engine: Engine, change: ProviderChange): Promise<Changed> {
  return engine.act(async () => {
    try {
      return await (change.key === undefined ? changeNow(engine, change) : changeWithKey(engine, change));
    } catch (error) {
      if (error instanceof Torn) return { kind: 'conflict', provider: error.now, conflicts: error.conflicts };
      throw error;
    } finally {
      engine.read.forget(['providers']);
    }
  });
}

/** Two people changed one field, each to something else. */
class Torn extends Error {
  readonly now: Provider;
  readonly conflicts: readonly Conflict[];

  constructor(now: Provider, conflicts: readonly Conflict[]) {
    super();
    this.now = now;
    this.conflicts = conflicts;
  }
}

function edited(engine: Engine, now: Provider, { id, edit, isWireSaid }: ProviderChange): Provider {
  const draft = edit(now);
  if (isConflict(draft)) throw new Torn(now, draft);
  return toCheckedProvider(draft, id, { before: now, ...presetsFor(engine, draft), isWireSaid });
}

function isConflict(draft: ProviderDraft | readonly Conflict[]): draft is readonly Conflict[] {
  return Array.isArray(draft);
}

async function changeNow(engine: Engine, change: ProviderChange): Promise<Changed> {
  const edit = (now: Provider) => edited(engine, now, change);
  const { before, after } = await editProvider(engine.environment, change.id, edit);
  return { kind: 'changed', before, provider: after };
}

/** How often it is done anew because somebody else wrote while the key was being stored. */
const mostTries = 5;

/** The keychain takes too long for our list to be locked meanwhile: so it is looked at again once the key is stored. */
async function changeWithKey(engine: Engine, change: ProviderChange): Promise<Changed> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    engine.read.forget(['providers']);
    const before = findProvider(await engine.read.providers(), change.id);
    const after = edited(engine, before, change);
    const save = async () => {
      if (!(await replaceProvider(engine.environment, before, after))) throw new Overtaken();
    };
    const isSaved = await withKey(engine, after, change, save).then(() => true, unlessOvertaken);
    if (isSaved) return { kind: 'changed', before, provider: after };
  }
  throw new AppError(problemOf('provider-being-changed', { id: change.id }));
}

/** Somebody else wrote between our reading and our writing: nothing was written, and the key is as it was. */
class Overtaken extends Error {}

function unlessOvertaken(error: unknown): false {
  if (error instanceof Overtaken) return false;
  throw error;
}

/** What a form asks for: `read` is what it was filled with. */
export function editOf(read: ProviderDraft, draft: ProviderDraft): ProviderChange['edit'] {
  return (now) => {
    const { merged, conflicts } = mergeDraft(read, draft, toDraft(now), toDraft(withoutSecrets(now)));
    return conflicts.length > 0 ? conflicts : merged;
  };
}

/** A copy right below its original. It has no key: a key belongs to one provider. */
export function duplicate(engine: Engine, original: string): Promise<Provider> {
  return engine.act(async () => {
    const id = await duplicateProvider(engine.environment, original, await takenIds(engine));
    engine.read.forget(['providers']);
    return findProvider(await engine.read.providers(), id);
  });
}

/** In front of another one, or to the end. Throws `provider-unknown`. */
export function move(engine: Engine, id: string, before: string | null): Promise<void> {
  const place: ListPlace = before === null ? { kind: 'end' } : { kind: 'before', id: before };
  return engine.act(() => moveInList(engine.environment, id, place));
}

/**
 * The provider that a draft would be: under its own id, so that its own key is found, and only for its own address. A
 * form may be asked for its models before it has a name.
 */
export async function draftedProvider(
  engine: Engine,
  { draft, id }: { readonly draft: ProviderDraft; readonly id?: string | undefined },
): Promise<Provider> {
  const known = await knownOf(engine, draft, id);
  const { draft: clean } = checkDraft(draft, known);
  const url = clean.endpoints[clean.wire] ?? '';
  const name = clean.name === '' && URL.canParse(url) ? new URL(url).host : draft.name;
  return toCheckedProvider({ ...draft, name }, id ?? (await freeIdFor(engine, name)), known);
}
