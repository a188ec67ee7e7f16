import { originOf, type Provider } from '../../../shared/provider.ts';
import type { TestView } from '../../../shared/test-view.ts';
import type { ProviderView } from '../../../shared/views.ts';
import { entriesOf, type KeyEntry } from '../../keychain/key-index.ts';
import { findProvider } from '../../providers/provider-list.ts';
import type { Engine } from '../../switching/engine.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';
import { type ClientStatus, readStatuses } from '../../switching/status.ts';
import { knownPresets } from '../known-presets.ts';
import { lastTests } from '../tests/test-runs.ts';
import { withoutSecrets } from './shown-provider.ts';

interface Seen {
  readonly keys: readonly KeyEntry[];
  readonly statuses: readonly ClientStatus[];
  readonly tests: ReadonlyMap<string, TestView>;
}

/** Where the key of a provider is, the same for every face. */
export function keyStateOf(provider: Provider, keys: readonly KeyEntry[]): Pick<ProviderView, 'key' | 'keyHint'> {
  if (!provider.needsKey) return { key: 'not-needed' };
  const ref = keyRefOfProvider(provider);
  const entry = keys.find((one) => one.ref === ref);
  if (entry) return { key: entry.store, ...(entry.hint !== '' && { keyHint: entry.hint }) };
  if (provider.env !== undefined) return { key: 'env' };
  return { key: keys.some((one) => one.provider === provider.id) ? 'elsewhere' : 'missing' };
}

/** Whether a test of this provider runs in this process. */
export type IsTesting = (id: string) => boolean;

function toView(engine: Engine, isTesting: IsTesting, provider: Provider, seen: Seen): ProviderView {
  const preset = knownPresets(engine).presets.find(({ id }) => id === provider.preset);
  const test = seen.tests.get(provider.id);
  return {
    provider: withoutSecrets(provider),
    host: new URL(originOf(provider)).host,
    ...keyStateOf(provider, seen.keys),
    usedBy: seen.statuses.flatMap(({ client, current }) =>
      current.kind === 'ours' && current.provider === provider.id ? [client] : [],
    ),
    ...(preset?.website && { website: preset.website }),
    ...(preset?.keyPage && { keyPage: preset.keyPage }),
    ...(test && { test }),
    isTesting: isTesting(provider.id),
  };
}

async function look(engine: Engine): Promise<Seen> {
  const [index, statuses, tests] = await Promise.all([engine.read.keys(), readStatuses(engine), lastTests(engine)]);
  return { keys: entriesOf(index), statuses, tests };
}

const nobody: IsTesting = () => false;

export async function readProviderViews(engine: Engine, isTesting: IsTesting = nobody): Promise<ProviderView[]> {
  const [providers, seen] = await Promise.all([engine.read.providers(), look(engine)]);
  return providers.map((provider) => toView(engine, isTesting, provider, seen));
}

/** Throws `provider-unknown`. */
export async function readProviderView(
  engine: Engine,
  id: string,
  isTesting: IsTesting = nobody,
): Promise<ProviderView> {
  const provider = findProvider(await engine.read.providers(), id);
  return toView(engine, isTesting, provider, await look(engine));
}
