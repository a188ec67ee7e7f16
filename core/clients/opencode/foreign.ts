import type { Wire } from '../../../shared/provider.ts';
import { isSecretName } from '../../../shared/redact.ts';
import type { ForeignProvider, LiveDocument } from '../client.ts';
import { apiKeyForm } from './api-key.ts';
import { entryBaseUrl, entryWire, nativeToEntry, wireOfPackage } from './entries.ts';
import { isOwnId } from './own-id.ts';
import { documentWith } from './own-state.ts';
import { type Entry, settingsOf, splitModel } from './settings.ts';

interface Place {
  readonly file: string;
  readonly block: 'provider' | 'providers';
  readonly id: string;
}

/** The providers that somebody else wrote, as far as they can be told as one base URL and one of our wires. */
export function foreignProviders(
  documents: readonly LiveDocument[],
  product: string | undefined,
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
      return toForeign({ file: file.path, block, id }, entry, model) ?? [];
    });
  });
}

function toForeign(place: Place, entry: Entry, chosen: string | undefined): ForeignProvider | undefined {
  const { id } = place;
  const baseUrl = entryBaseUrl(id, entry);
  const wire = (chosen !== undefined && modelWire(id, entry, chosen)) || entryWire(id, entry);
  if (wire === undefined || baseUrl === undefined || !/^https?:\/\//i.test(baseUrl)) return undefined;
  const model = chosen === undefined ? undefined : (entry.models?.[chosen]?.id ?? chosen);
  const headers = entry.options?.headers ?? {};
  return {
    id,
    name: entry.name ?? id,
    wire,
    baseUrl,
    isCurrent: chosen !== undefined,
    ...(model !== undefined && { model }),
    models: modelsOver(id, entry, wire),
    headers: Object.fromEntries(Object.entries(headers).filter(([name, value]) => isPublic(name, value))),
    queryParams: entry.options?.queryParams ?? {},
    key: keyOf(place, entry),
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

/** Headers that hold or fetch a secret are not copied: a key is named by its place only. */
function isPublic(name: string, value: string): boolean {
  return !isSecretName(name) && !/\{(?:file|env):/.test(value);
}

/** The order in which OpenCode takes them: `apiKey`, the one variable of `env`; a header works without either. */
function keyOf({ file, block, id }: Place, entry: Entry): ForeignProvider['key'] {
  const isNative = block === 'providers';
  const form = apiKeyForm(entry.options?.apiKey);
  if (form.kind === 'env') return form;
  if (form.kind === 'file') return { kind: 'command' };
  if (form.kind === 'plain')
    return { kind: 'plain', file, path: [block, id, isNative ? 'settings' : 'options', 'apiKey'] };
  const headers = entry.options?.headers ?? {};
  const header = Object.keys(headers).find((name) => name.toLowerCase() === 'authorization');
  if (header !== undefined) {
    const isFetched = apiKeyForm(headers[header]).kind !== 'plain';
    if (isFetched) return { kind: 'command' };
    return { kind: 'plain', file, path: [block, id, ...(isNative ? [] : ['options']), 'headers', header] };
  }
  const [name, ...others] = entry.env ?? [];
  return form.kind === 'missing' && name !== undefined && others.length === 0
    ? { kind: 'env', name }
    : { kind: 'none' };
}
