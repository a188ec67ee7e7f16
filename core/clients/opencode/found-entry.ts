import { isSecretName, isSecretPair } from '../../../shared/redact.ts';
import type { Value } from '../../documents/edit.ts';
import type { LiveDocument } from '../client.ts';
import { foundIds } from '../found-ids.ts';
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

/** Undefined where nothing is left of that entry, or it speaks over another wire. */
export function foundEntry(documents: readonly LiveDocument[], target: ProviderTarget): FoundEntry | undefined {
  const chosen = splitModel(documentWith(documents, 'model')?.value ?? '');
  for (const id of foundIds(target.provider, 'opencode', chosen.provider))
    for (const { document } of documents) {
      const entry = settingsOf(document).provider?.[id];
      const raw = document?.get(['provider', id]);
      if (entry && isTable(raw) && entryWire(id, entry) === target.wire) return toFound(chosen, id, entry, raw);
    }
  return undefined;
}

function toFound(chosen: ReturnType<typeof splitModel>, id: string, entry: Entry, raw: Table): FoundEntry {
  const models: Table = isTable(raw.models) ? raw.models : {};
  // Several settings may stand for one model: the one in use is meant.
  const aliases = [...(chosen.provider === id ? [chosen.model] : []), ...Object.keys(models)];
  return {
    isBuiltIn: entry.npm === undefined,
    options: kept(raw.options, ownOptions),
    model: (wanted) => {
      const alias = aliases.find((name) => (entry.models?.[name]?.id ?? name) === wanted && name in models);
      return alias === undefined ? {} : kept(models[alias], ownOfModel);
    },
  };
}
