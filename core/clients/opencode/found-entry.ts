import { isSecretName, isSecretPair } from '../../../shared/redact.ts';
import type { Value } from '../../documents/edit.ts';
import type { LiveDocument } from '../client.ts';
import { foundIds, originalText } from '../found-entries.ts';
import { entryWire } from './entries.ts';
import type { FoundEntry, ProviderTarget } from './entry.ts';
import { documentWith } from './own-state.ts';
import { type Entry, settingsOf, splitModel } from './settings.ts';

type Table = Readonly<Record<string, Value>>;

/** What our entry says by itself, or what may hold a secret. */
const ownOptions: ReadonlySet<string> = new Set(['baseURL', 'apiKey', 'headers', 'queryParams']);
const ownOfModel: ReadonlySet<string> = new Set(['id', 'name', 'provider']);

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kept(table: unknown, own: ReadonlySet<string>): Table {
  const pairs = Object.entries(isTable(table) ? table : {});
  return Object.fromEntries(pairs.filter(([name, value]) => !own.has(name) && !holdsSecret(name, value)));
}

function holdsSecret(name: string, value: Value): boolean {
  if (typeof value === 'string') return isSecretPair(name, value);
  if (isTable(value)) return Object.entries(value).some(([inner, one]) => holdsSecret(inner, one));
  return isSecretName(name);
}

/** An entry that the provider stands in, as it is read and as it is written. */
interface Found {
  readonly id: string;
  readonly entry: Entry;
  readonly raw: Table;
}

/**
 * What the entries say that the provider stands in, the one in use before others. Undefined where nothing is left of
 * them, or all speak over another wire.
 */
export function foundEntry(documents: readonly LiveDocument[], target: ProviderTarget): FoundEntry | undefined {
  const chosen = splitModel(documentWith(documents, 'model')?.value ?? '');
  const original = splitModel(originalText(target.original, ['model']) ?? '');
  const entries = foundIds('opencode', target.provider, [chosen.provider, original.provider]).flatMap((id) =>
    documents.flatMap(({ document }): readonly Found[] => {
      const entry = settingsOf(document).provider?.[id];
      const raw = document?.get(['provider', id]);
      return entry && isTable(raw) && entryWire(id, entry) === target.wire ? [{ id, entry, raw }] : [];
    }),
  );
  const [first] = entries;
  // Several settings may stand for one model: the one in use is meant.
  const inUse = [chosen, original].map(({ provider, model }) => `${provider}/${model}`);
  return (
    first && {
      isBuiltIn: first.entry.npm === undefined,
      options: kept(first.raw.options, ownOptions),
      model: (wanted) => entries.map((one) => modelIn(one, wanted, inUse)).find((model) => model !== undefined) ?? {},
    }
  );
}

/** What an entry says of a model, by the provider's own name of it. */
function modelIn({ id, entry, raw }: Found, wanted: string, inUse: readonly string[]): Table | undefined {
  const models: Table = isTable(raw.models) ? raw.models : {};
  const names = Object.keys(models).filter((name) => (entry.models?.[name]?.id ?? name) === wanted);
  const name = names.find((one) => inUse.includes(`${id}/${one}`)) ?? names[0];
  return name === undefined ? undefined : kept(models[name], ownOfModel);
}
