import { providerOfKeyRef } from '../../../shared/key-ref.ts';
import type { Current, LiveDocument, LiveState } from '../client.ts';
import { apiKeyForm } from './api-key.ts';
import { entryBaseUrl, nativeToEntry } from './entries.ts';
import type { Product } from './find.ts';
import { knownPluginKeys } from './key-plugin-plan.ts';
import { isOwnId, providerOfOwnId } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { type Entry, settingsOf, splitModel } from './settings.ts';

/** What OpenCode starts with, as far as its global files say; there is no official login to fall back to. */
export function currentChoice(
  documents: readonly LiveDocument[],
  product: string | undefined,
  state: Pick<LiveState, 'ownFiles'>,
): Current {
  const chosen = documentWith(documents, 'model')?.value;
  if (!chosen) return { kind: 'unset' };
  const { provider: id, model } = splitModel(chosen);
  const entry = findEntry(documents, id, product);
  const baseUrl = entry && entryBaseUrl(id, entry);
  const isOurs = isOwnId(id);
  const keys = knownPluginKeys(state);
  const key = Object.hasOwn(keys, id) ? keys[id] : undefined;
  return {
    kind: isOurs ? 'ours' : 'foreign',
    provider: isOurs ? providerOfOwnId(id) : key ? providerOfKeyRef(key.ref) : id,
    name: entry?.name ?? id,
    ...(baseUrl !== undefined && { baseUrl }),
    model,
    ...(entry && { delivery: deliveryOf(entry, key !== undefined) }),
  };
}

/** Where both blocks define an id, OpenCode 2 takes `providers` (measured on 2.0.15). */
function findEntry(documents: readonly LiveDocument[], id: string, product: string | undefined): Entry | undefined {
  for (const { document } of documents) {
    const { provider = {}, providers = {} } = settingsOf(document);
    const native = providers[id] && nativeToEntry(providers[id]);
    const found = product === ('v2' satisfies Product) ? (native ?? provider[id]) : provider[id];
    if (found) return found;
  }
  return undefined;
}

function deliveryOf(entry: Entry, isInPlugin: boolean): NonNullable<Current['delivery']> {
  const form = apiKeyForm(entry.options?.apiKey);
  switch (form.kind) {
    case 'plain':
    case 'env':
    case 'file':
      return form.kind;
    case 'empty':
      return isInPlugin ? 'keychain' : 'none';
    case 'missing':
      if (isInPlugin) return 'keychain';
      return entry.env?.length === 1 ? 'env' : 'none';
  }
}
