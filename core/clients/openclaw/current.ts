import { isPlaceholderKey } from '../../../shared/key-shape.ts';
import type { Current, Installation } from '../client.ts';
import { accountOf, type Choice } from '../pins.ts';
import { primaryOf, refOf } from './choice.ts';
import type { Config } from './config.ts';
import { providersPath } from './entry.ts';
import { variableIn } from './entry-keys.ts';
import { wireOfApi } from './foreign.ts';
import { execAlias, isOurId, officialId, providerOfEntry, retiredId } from './ids.ts';
import { payingLogin } from './logins.ts';
import { isRecord, type Plain, toRecord } from './record.ts';

/** What the main model names: one of our entries, OpenAI itself, or somebody else's entry. */
export function toCurrent(config: Config, installation: Installation): Current {
  const primary = primaryOf(config);
  if (primary === undefined) return { kind: 'unset' };
  const ref = refOf(config, primary);
  if (!ref) return { kind: 'foreign', model: primary };
  const { provider: id, model } = ref;
  const entry = config.get([...providersPath, id]);
  const { baseUrl } = toRecord(entry);
  const common = { model, ...(typeof baseUrl === 'string' && { baseUrl }), ...deliveryOf(toRecord(entry)) };
  if (isOurId(id)) return { kind: 'ours', provider: providerOfEntry(id, entry), name: id, ...common };
  if ((id === officialId || id === retiredId) && typeof baseUrl !== 'string') {
    const login = payingLogin(config, installation);
    return { kind: 'official', name: 'OpenAI', model, ...(login && { login }) };
  }
  const isKeyOurs = common.delivery === 'keychain';
  return { kind: 'foreign', ...(isKeyOurs && { provider: providerOfEntry(id, entry) }), name: id, ...common };
}

/** The same in the words that pins are compared with. */
export function currentChoice(config: Config): Choice {
  const id = refOf(config, primaryOf(config) ?? '')?.provider;
  if (id === undefined) return {};
  const entry = toRecord(config.get([...providersPath, id]));
  const baseUrl = typeof entry.baseUrl === 'string' ? entry.baseUrl : undefined;
  const variable = variableOfKey(entry);
  const key =
    variable === undefined ? { kind: deliveryOf(entry).delivery ?? 'command' } : { kind: 'env', name: variable };
  const account = accountOf({ wire: wireOfApi(entry.api), baseUrl }, key);
  return {
    id,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(account !== undefined && { account }),
    ...(variable !== undefined && { variable }),
  };
}

function variableOfKey({ apiKey }: Plain): string | undefined {
  if (typeof apiKey === 'string') return variableIn(apiKey);
  const { source, id } = toRecord(apiKey);
  return source === 'env' && typeof id === 'string' ? id : undefined;
}

/** `${NAME}`, also behind a word such as `Token`. */
function variableOfHeader(value: unknown): string | undefined {
  return typeof value === 'string' ? /\$\{[A-Z_][A-Z0-9_]*\}$/.exec(value)?.[0] : undefined;
}

/** Where a header carries the key, a word stands in its place. */
function deliveryOf({ apiKey: written, headers }: Plain): Pick<Current, 'delivery'> {
  const isWord = typeof written === 'string' && isPlaceholderKey(written);
  const carried = Object.values(toRecord(headers)).find((value) => isRecord(value) || variableOfHeader(value));
  const apiKey = isWord ? (variableOfHeader(carried) ?? carried) : written;
  if (apiKey === undefined) return { delivery: 'none' };
  if (typeof apiKey === 'string') return { delivery: variableIn(apiKey) === undefined ? 'plain' : 'env' };
  if (!isRecord(apiKey)) return {};
  const { source, provider } = apiKey;
  if (source === 'exec') return provider === execAlias ? { delivery: 'keychain' } : {};
  return source === 'env' || source === 'file' ? { delivery: source } : {};
}
