import { originOf, type Provider } from '../../shared/provider.ts';
import type { ProviderView } from '../../shared/views.ts';
import type { KeyEntry } from '../keychain/key-index.ts';
import { findProvider, readProviders } from '../providers/provider-list.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';
import { type ClientStatus, readStatuses } from '../switching/status.ts';
import type { Room } from './room.ts';
import { redactDeep } from './views.ts';

interface Known {
  readonly keys: readonly KeyEntry[];
  readonly statuses: readonly ClientStatus[];
}

function keyStateOf(provider: Provider, keys: readonly KeyEntry[]): Pick<ProviderView, 'key' | 'keyHint'> {
  if (!provider.needsKey) return { key: 'not-needed' };
  const ref = keyRefOfProvider(provider);
  const entry = keys.find((one) => one.ref === ref);
  if (entry) return { key: entry.store, ...(entry.hint !== '' && { keyHint: entry.hint }) };
  if (provider.env !== undefined) return { key: 'env' };
  return { key: keys.some((one) => one.provider === provider.id) ? 'elsewhere' : 'missing' };
}

/** A list that was edited by hand may hold a secret where none belongs: it is not shown there. */
function withoutSecrets(provider: Provider): Provider {
  const { endpoints, headers, queryParams } = provider;
  return {
    ...provider,
    endpoints: redactDeep(endpoints),
    headers: redactPairs(headers),
    queryParams: redactPairs(queryParams),
  };
}

/** Each value with its name before it: the name says what it is. */
function redactPairs(pairs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => {
      const line = `${name}: ${JSON.stringify(value)}`;
      return [name, redactDeep(line) === line ? value : '••••'];
    }),
  );
}

function toView(room: Room, provider: Provider, { keys, statuses }: Known): ProviderView {
  const preset = room.presets().presets.find(({ id }) => id === provider.preset);
  const test = room.tests.lastOf(provider);
  return {
    provider: withoutSecrets(provider),
    host: new URL(originOf(provider)).host,
    ...keyStateOf(provider, keys),
    usedBy: statuses.flatMap(({ client, current }) =>
      current.kind === 'ours' && current.provider === provider.id ? [client] : [],
    ),
    ...(preset?.website && { website: preset.website }),
    ...(preset?.keyPage && { keyPage: preset.keyPage }),
    ...(test && { test }),
    isTesting: room.tests.isTesting(provider.id),
  };
}

export async function readProviderViews(room: Room): Promise<ProviderView[]> {
  const { engine } = room;
  const [providers, keys, statuses] = await Promise.all([
    readProviders(engine.environment),
    engine.keys.list(),
    readStatuses(engine),
    room.tests.load(),
  ]);
  return providers.map((provider) => toView(room, provider, { keys, statuses }));
}

export async function readProviderView(room: Room, id: string): Promise<ProviderView> {
  const { engine } = room;
  const provider = findProvider(await readProviders(engine.environment), id);
  const [keys, statuses] = await Promise.all([engine.keys.list(), readStatuses(engine), room.tests.load()]);
  return toView(room, provider, { keys, statuses });
}
