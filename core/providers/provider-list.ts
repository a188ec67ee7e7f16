import * as z from 'zod/mini';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { Provider, reservedProviderIds } from '../../shared/provider.ts';
import type { Environment } from '../environment.ts';
import { withLock } from '../files/lock.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../store/versioned-file.ts';

const Content = z.strictObject({ providers: z.array(Provider) });
type Content = z.infer<typeof Content>;

function providerFile(environment: Environment): VersionedFile<Content> {
  return {
    path: environment.path.join(environment.dataFolder, 'providers.json'),
    title: sentence('files.title.providers'),
    version: 1,
    schema: Content,
    empty: { providers: [] },
    migrations: {},
  };
}

/** Our own list, in the order in which the user keeps it. Holds no keys. */
export async function readProviders(environment: Environment): Promise<readonly Provider[]> {
  return (await readVersioned(providerFile(environment))).providers;
}

/** The provider with this id. Throws `provider-unknown`, or `provider-unknown-near` where some look like it. */
export function findProvider(providers: readonly Provider[], id: string): Provider {
  const found = providers.find((provider) => provider.id === id);
  if (found) return found;
  const near = providers.filter(
    (provider) => provider.id.startsWith(id) || provider.name.toLowerCase() === id.toLowerCase(),
  );
  throw new AppError(
    near.length === 0
      ? problemOf('provider-unknown', { id })
      : problemOf('provider-unknown-near', { id, near: near.map((provider) => provider.id).join(', ') }),
  );
}

/** Throws `provider-not-storable`, with the fields that are wrong. */
export function parseProvider(input: unknown): Provider {
  const parsed = Provider.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'provider');
  throw new AppError(problemOf('provider-not-storable', { fields: [...new Set(fields)].join(', ') }));
}

async function change(
  environment: Environment,
  edit: (providers: readonly Provider[]) => readonly Provider[],
): Promise<void> {
  await withLock(environment, async () => {
    const file = providerFile(environment);
    const before = await readVersioned(file);
    const providers = edit(before.providers);
    if (JSON.stringify(providers) !== JSON.stringify(before.providers))
      await writeVersioned(file, { providers: [...providers] });
  });
}

export async function addProvider(
  environment: Environment,
  input: Provider,
  place: ListPlace = { kind: 'end' },
): Promise<void> {
  const provider = parseProvider(input);
  if (reservedProviderIds.includes(provider.id))
    throw new AppError(problemOf('provider-id-reserved', { id: provider.id }));
  await change(environment, (providers) => {
    if (providers.some(({ id }) => id === provider.id))
      throw new AppError(problemOf('provider-exists', { id: provider.id }));
    return insert(providers, provider, place);
  });
}

/** Where a provider goes: in front of another one, right below one, or to the end. */
export type ListPlace = { readonly kind: 'before' | 'below'; readonly id: string } | { readonly kind: 'end' };

function insert(providers: readonly Provider[], provider: Provider, place: ListPlace): readonly Provider[] {
  const at = place.kind === 'end' ? -1 : providers.findIndex(({ id }) => id === place.id);
  return at < 0 ? [...providers, provider] : providers.toSpliced(place.kind === 'below' ? at + 1 : at, 0, provider);
}

/** Where its neighbour is gone, a provider goes to the end. */
export async function moveProvider(environment: Environment, id: string, place: ListPlace): Promise<void> {
  await change(environment, (providers) => {
    const provider = findProvider(providers, id);
    const others = providers.filter((other) => other.id !== id);
    return place.kind !== 'end' && place.id === id ? providers : insert(others, provider, place);
  });
}

/**
 * Puts what `edit` makes of a provider, as it is at the moment of writing, in its place. Gives both. What `edit` throws is
 * thrown, and `provider-unknown` where it is gone.
 */
export async function editProvider(
  environment: Environment,
  id: string,
  edit: (now: Provider) => Provider,
): Promise<{ readonly before: Provider; readonly after: Provider }> {
  let edited: { before: Provider; after: Provider } | undefined;
  await change(environment, (providers) => {
    const before = findProvider(providers, id);
    const after = parseProvider({ ...edit(before), id });
    edited = { before, after };
    return providers.map((old) => (old.id === id ? after : old));
  });
  if (!edited) throw new Error('a change of the list changes the list');
  return edited;
}

/**
 * Puts `after` in the place of `before`, as long as that one stands there exactly as it was read. False where it is
 * another by now. Throws `provider-unknown` where it is gone.
 */
export async function replaceProvider(environment: Environment, before: Provider, after: Provider): Promise<boolean> {
  const provider = parseProvider({ ...after, id: before.id });
  let isReplaced = false;
  await change(environment, (providers) => {
    isReplaced = JSON.stringify(findProvider(providers, before.id)) === JSON.stringify(before);
    return isReplaced ? providers.map((old) => (old.id === before.id ? provider : old)) : providers;
  });
  return isReplaced;
}

export async function removeProvider(environment: Environment, id: string): Promise<void> {
  await change(environment, (providers) => {
    findProvider(providers, id);
    return providers.filter((provider) => provider.id !== id);
  });
}
