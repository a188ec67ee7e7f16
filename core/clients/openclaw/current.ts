import type { Current } from '../client.ts';
import { modelsPath, primaryOf } from './choice.ts';
import type { Config } from './config.ts';
import { providersPath } from './entry.ts';
import { variableIn } from './entry-keys.ts';
import { execAlias, isOurId, providerOfEntry, splitRef } from './ids.ts';
import { isRecord, type Plain, toRecord } from './record.ts';

/** What the main model names: one of our entries, OpenAI itself, or somebody else's entry. */
export function toCurrent(config: Config): Current {
  const primary = primaryOf(config);
  if (primary === undefined) return { kind: 'unset' };
  const ref = splitRef(primary) ?? refOfAlias(config, primary);
  if (!ref) return { kind: 'foreign', model: primary };
  const { provider: id, model } = ref;
  const entry = config.get([...providersPath, id]);
  const { baseUrl } = toRecord(entry);
  const common = { model, ...(typeof baseUrl === 'string' && { baseUrl }), ...deliveryOf(toRecord(entry)) };
  if (isOurId(id)) return { kind: 'ours', provider: providerOfEntry(id, entry), name: id, ...common };
  if (id === 'openai' && typeof baseUrl !== 'string') return { kind: 'official', name: 'OpenAI', model };
  const isKeyOurs = common.delivery === 'keychain';
  return { kind: 'foreign', ...(isKeyOurs && { provider: providerOfEntry(id, entry) }), name: id, ...common };
}

function refOfAlias(config: Config, alias: string) {
  const models = Object.entries(toRecord(config.get(modelsPath)));
  const found = models.find(([, row]) => String(toRecord(row).alias).toLowerCase() === alias.toLowerCase());
  return found && splitRef(found[0]);
}

function deliveryOf({ apiKey }: Plain): Pick<Current, 'delivery'> {
  if (apiKey === undefined) return { delivery: 'none' };
  if (typeof apiKey === 'string') return { delivery: variableIn(apiKey) === undefined ? 'plain' : 'env' };
  if (!isRecord(apiKey)) return {};
  const { source, provider } = apiKey;
  if (source === 'exec') return provider === execAlias ? { delivery: 'keychain' } : {};
  return source === 'env' || source === 'file' ? { delivery: source } : {};
}
