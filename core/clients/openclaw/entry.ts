import { isPlaceholderKey } from '../../../shared/key-shape.ts';
import type { Model, Provider, Wire } from '../../../shared/provider.ts';
import type { Edit, Path, Value } from '../../documents/edit.ts';
import type { Target } from '../client.ts';
import { foundIds, originalText } from '../found-entries.ts';
import { modelPath, primaryOf, refOf } from './choice.ts';
import type { Config } from './config.ts';
import { fileAliasOf } from './ids.ts';
import { isRecord, type Plain, toRecord } from './record.ts';
import type { Secret } from './secret.ts';
import { hasNoKey, isAskedWithoutKey } from './without-key.ts';

export const providersPath: Path = ['models', 'providers'];
export const secretsPath: Path = ['secrets', 'providers'];

/** OpenClaw's names of the wires. */
export const apiOf: Readonly<Record<Wire, string>> = {
  responses: 'openai-responses',
  chat: 'openai-completions',
  anthropic: 'anthropic-messages',
};

/**
 * Edits that make `models.providers[id]` serve the target. An entry that is there keeps what its user added (costs,
 * time limits, `compat` of a model); only the keys that we own are set.
 */
export function planEntry(
  config: Config,
  id: string,
  target: Target & { kind: 'provider' },
  secret: Secret | undefined,
): readonly Edit[] {
  const path = [...providersPath, id];
  const present = config.get(path);
  const from = foundEntries(config, target);
  const rows = isRecord(present) && present.models !== undefined ? rowsOf(present) : from.flatMap(rowsOf);
  const headers = headersOf(target.provider, secret);
  const wanted: readonly (readonly [string, Value | undefined])[] = [
    ['baseUrl', target.baseUrl],
    ['api', apiOf[target.wire]],
    ['apiKey', apiKeyOf(config, target, secret)],
    ['headers', Object.keys(headers).length > 0 ? headers : undefined],
    ['models', toRows(target.provider, target.model, rows)],
  ];
  if (!isRecord(present)) {
    const entries = wanted.filter((pair): pair is readonly [string, Value] => pair[1] !== undefined);
    return [{ kind: 'set', path, value: { ...kept(from[0]), ...Object.fromEntries(entries) } }];
  }
  return wanted.map(([key, value]): Edit => {
    const place = [...path, key];
    return value === undefined ? { kind: 'remove', path: place } : { kind: 'set', path: place, value };
  });
}

/** OpenClaw asks hardly anybody for whom it has no key at all (see `isAskedWithoutKey`). */
export const noKey = 'not-needed';

/**
 * What stands as the key: a reference, or a word where none is wanted there. Nothing where the entry that it was imported
 * from is asked without: a word would be sent as a key.
 */
export function apiKeyOf(
  config: Config,
  target: Target & { kind: 'provider' },
  secret: Secret | undefined,
): Value | undefined {
  if (secret && !target.provider.keyIn) return secret.ref;
  const [found = {}] = foundEntries(config, target);
  if (hasNoKey(found) && isAskedWithoutKey({ api: found.api, baseUrl: target.baseUrl })) return undefined;
  return typeof found.apiKey === 'string' && isPlaceholderKey(found.apiKey) ? found.apiKey : noKey;
}

/** What an entry may say of requests beside its address, its key and its models; nothing of it is a secret. */
const keptSettings = ['timeoutSeconds', 'maxTokens', 'params', 'injectNumCtxForOpenAICompat', 'region', 'compat'];

function kept(found: Plain = {}): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(found as Record<string, Value>).filter(([key]) => keptSettings.includes(key)),
  );
}

/**
 * The entries that the provider stands in, as far as they are there and speak over the same wire; the one in use comes
 * first.
 */
function foundEntries(config: Config, { provider, wire, original }: Target & { kind: 'provider' }): readonly Plain[] {
  const before = originalText(original, [...modelPath, 'primary']) ?? originalText(original, modelPath);
  const inUse = [primaryOf(config), before].map((ref) => refOf(config, ref ?? '')?.provider);
  return foundIds('openclaw', provider, inUse)
    .map((id) => toRecord(config.get([...providersPath, id])))
    .filter(({ baseUrl, api }) => baseUrl !== undefined && (api ?? 'openai-completions') === apiOf[wire]);
}

function rowsOf({ models }: Plain): readonly unknown[] {
  return Array.isArray(models) ? models : [];
}

/** With the key in its header, where the provider wants it in one of its own: OpenClaw takes a reference there as well. */
export function headersOf({ headers, keyIn }: Provider, secret: Secret | undefined): Readonly<Record<string, Value>> {
  if (!keyIn || !secret) return headers;
  const { prefix } = keyIn;
  const isText = prefix !== undefined && isRecord(secret.ref) && secret.ref.source === 'env';
  return { ...headers, [keyIn.name]: isText ? `${prefix}\${${String(secret.ref.id)}}` : secret.ref };
}

/** Declares the source of the key, and takes away the one of a key file that is no longer read. */
export function planSecretSource(provider: string, secret: Secret | undefined): readonly Edit[] {
  const declared = secret?.source;
  const stale = fileAliasOf(provider);
  return [
    ...(declared ? [{ kind: 'set', path: [...secretsPath, declared.alias], value: declared.value } as const] : []),
    ...(declared?.alias === stale ? [] : [{ kind: 'remove', path: [...secretsPath, stale] } as const]),
  ];
}

/** Rows want an id and a name; the limits are in tokens. */
function toRows(provider: Provider, chosen: string, present: readonly unknown[]): Value {
  const known = new Map<unknown, Plain>();
  for (const row of present) if (isRecord(row) && !known.has(row.id)) known.set(row.id, row);
  const isListed = provider.models.some((model) => model.id === chosen);
  const models: readonly Model[] = isListed ? provider.models : [{ id: chosen }, ...provider.models];
  return models.map((model) => {
    const row = toRecord(known.get(model.id)) as Readonly<Record<string, Value>>;
    return {
      ...row,
      id: model.id,
      name: model.name ?? row.name ?? model.id,
      ...(model.context !== undefined && { contextWindow: model.context }),
      ...(model.output !== undefined && { maxTokens: model.output }),
    };
  });
}
