import type { Wire } from '../../../shared/provider.ts';
import type { ForeignProvider, Installation, LiveDocument } from '../client.ts';
import { keysOf } from '../foreign-key.ts';
import { entryBaseUrl, entryWire, nativeToEntry, wireOfPackage } from './entries.ts';
import { type EntryPlace, type KeySurroundings, keysOfEntry, publicPairs } from './entry-keys.ts';
import { isOwnId } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { type Entry, settingsOf, splitModel } from './settings.ts';

interface Surroundings extends Omit<KeySurroundings, 'environment'> {
  readonly installation: Installation;
}

/** The providers that somebody else wrote, as far as they can be told as one base URL and one of our wires. */
export function foreignProviders(
  documents: readonly LiveDocument[],
  { installation: { environment, product }, ...around }: Surroundings,
  skipped: ReadonlySet<string>,
): readonly ForeignProvider[] {
  const chosen = splitModel(documentWith(documents, 'model')?.value ?? '');
  const seen = new Set<string>();
  return documents.flatMap(({ document, file }) => {
    const { provider = {}, providers = {} } = settingsOf(document);
    const entries = [
      ...Object.entries(provider).map(([id, entry]) => ({ id, entry, block: 'provider' as const })),
      ...Object.entries(providers).map(([id, entry]) => ({
        id,
        entry: nativeToEntry(entry),
        block: 'providers' as const,
      })),
    ];
    return entries.flatMap(({ id, entry, block }) => {
      const key = `${block}/${id}`;
      if (isOwnId(id) || skipped.has(id) || seen.has(key)) return [];
      seen.add(key);
      // Where both blocks define an id, OpenCode 2 takes `providers`; OpenCode 1 does not know that block.
      const isBlockUsed = block === 'provider' ? product !== 'v2' || providers[id] === undefined : product === 'v2';
      const model = chosen.provider === id && isBlockUsed ? chosen.model : undefined;
      return toForeign({ file: file.path, block, id }, entry, model, { environment, ...around }) ?? [];
    });
  });
}

export function toForeign(
  place: EntryPlace,
  entry: Entry,
  chosen: string | undefined,
  around: KeySurroundings,
): ForeignProvider | undefined {
  const { id } = place;
  const wire = (chosen !== undefined && modelWire(id, entry, chosen)) || entryWire(id, entry);
  if (wire === undefined) return undefined;
  const keys = keysOf(keysOfEntry(place, entry, wire, around));
  const baseUrl = entryBaseUrl(id, entry, keys.key.kind !== 'none');
  if (baseUrl === undefined || !/^https?:\/\//i.test(baseUrl)) return undefined;
  const model = chosen === undefined ? undefined : (entry.models?.[chosen]?.id ?? chosen);
  return {
    id,
    name: entry.name ?? id,
    wire,
    baseUrl,
    isCurrent: chosen !== undefined,
    ...(model !== undefined && { model }),
    models: modelsOver(id, entry, wire),
    ...publicPairs(entry),
    ...keys,
  };
}

/** A single model may be spoken to over another wire than its provider. */
function modelWire(id: string, entry: Entry, model: string): Wire | undefined {
  const npm = entry.models?.[model]?.provider?.npm;
  return npm === undefined ? entryWire(id, entry) : wireOfPackage(npm);
}

/** The provider's own names of its models over that wire: an entry may hold several settings of one model. */
function modelsOver(id: string, entry: Entry, wire: Wire): ForeignProvider['models'] {
  const models = new Map<string, { readonly id: string; readonly name?: string }>();
  for (const [alias, { id: upstream = alias, name }] of Object.entries(entry.models ?? {}))
    if (modelWire(id, entry, alias) === wire && !models.has(upstream))
      models.set(upstream, { id: upstream, ...(name !== undefined && { name }) });
  return [...models.values()];
}
