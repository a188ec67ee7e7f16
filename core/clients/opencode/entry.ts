import type { Wire } from '../../../shared/provider.ts';
import type { Edit, Path, Value } from '../../documents/edit.ts';
import { isSameValue } from '../../documents/plain-value.ts';
import type { Target } from '../client.ts';
import { apiKeyOf } from './api-key.ts';

export type ProviderTarget = Extract<Target, { kind: 'provider' }>;

/** OpenCode chooses the wire by the SDK package; these three come with both products, nothing is downloaded. */
export const packages: Readonly<Record<Wire, string>> = {
  responses: '@ai-sdk/openai',
  chat: '@ai-sdk/openai-compatible',
  anthropic: '@ai-sdk/anthropic',
};

/** The option of a model that sets how hard it thinks (measured on 1.18.33 and 2.0.15). */
export const effortOptions: Readonly<Record<Wire, string>> = {
  responses: 'reasoningEffort',
  chat: 'reasoningEffort',
  anthropic: 'effort',
};

type Table = Readonly<Record<string, Value>>;

/**
 * What an entry that the provider was imported from says of requests, and our list does not know: time limits, limits and
 * modalities of models, how hard they think. Our own entry takes it along, so that the client goes on as before.
 */
export interface FoundEntry {
  /** OpenCode's own id, without a package of its own: it then asks in ways that no entry can be given. */
  readonly isBuiltIn: boolean;
  readonly options: Table;
  /** By the provider's own name of the model. */
  model(id: string): Table;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Edits that make `path` the entry of the target. What the user added to it stays (a timeout, say), unless the wire
 * changes: options of one SDK mean nothing to another.
 */
export function entryEdits(
  path: Path,
  target: ProviderTarget,
  platform: string,
  existing: unknown,
  found?: FoundEntry,
): readonly Edit[] {
  const wanted = toEntry(target, platform);
  if (!isTable(existing) || existing.npm !== packages[target.wire])
    return [{ kind: 'set', path, value: found ? withFound(wanted, found) : wanted }];
  return [...setEach(path, wanted, existing), ...staleEdits(path, target, platform, existing)];
}

/** A new entry with what was said of requests in the one that it stands in for. */
function withFound(wanted: Table, { options, model }: FoundEntry): Table {
  const models = Object.entries(wanted.models as Readonly<Record<string, Table>>).map(([id, own]) => {
    const former = model(id);
    const thinking = { ...(former.options as Table | undefined), ...(own.options as Table | undefined) };
    return [id, { ...own, ...former, ...own, ...(hasMembers(thinking) && { options: thinking }) }] as const;
  });
  return {
    ...wanted,
    options: { ...options, ...(wanted.options as Table) },
    models: Object.fromEntries(models),
  };
}

function toEntry(target: ProviderTarget, platform: string): Table {
  const { provider, wire, baseUrl, key } = target;
  const { headers, queryParams } = pairsOf(target, platform);
  return {
    npm: packages[wire],
    name: provider.name,
    options: {
      baseURL: baseUrl,
      apiKey: provider.keyIn ? '' : apiKeyOf(key, platform),
      ...(hasMembers(headers) && { headers }),
      ...(hasMembers(queryParams) && { queryParams }),
    },
    models: toModels(target),
  };
}

/** The provider's own headers and query, with a reference to the key where one of them carries it; the plug-in fills it in itself. */
function pairsOf({ provider, key }: ProviderTarget, platform: string) {
  const { keyIn, headers, queryParams } = provider;
  const text = keyIn ? apiKeyOf(key, platform) : '';
  if (!keyIn || text === '') return { headers, queryParams };
  const carried = { [keyIn.name]: `${keyIn.prefix ?? ''}${text}` };
  return keyIn.in === 'query'
    ? { headers, queryParams: { ...queryParams, ...carried } }
    : { headers: { ...headers, ...carried }, queryParams };
}

function hasMembers(table: Table): boolean {
  return Object.keys(table).length > 0;
}

/** The chosen model first, then the one for titles, then all the provider lists. */
function toModels(target: ProviderTarget): Table {
  const { provider, model } = target;
  const ids = new Set([model, smallModelOf(target), ...provider.models.map(({ id }) => id)]);
  return Object.fromEntries([...ids].map((id) => [id, toModel(target, id)]));
}

/** The model for titles and summaries. Never left open: OpenCode would ask the provider for one of its own catalogue. */
export function smallModelOf({ provider, model }: ProviderTarget): string {
  return provider.smallModel ?? model;
}

/** Always with a name (without one a model is missing in the picker), with limits only when both are known: one alone is an error. */
function toModel(target: ProviderTarget, id: string): Table {
  const known = target.provider.models.find((candidate) => candidate.id === id);
  return {
    name: known?.name ?? id,
    ...(known?.context !== undefined &&
      known.output !== undefined && { limit: { context: known.context, output: known.output } }),
    ...(id === target.model && toThinking(target)),
  };
}

function toThinking({ provider, wire }: ProviderTarget): Table {
  const { effort, variants = [] } = provider.options.opencode ?? {};
  const option = effortOptions[wire];
  return {
    ...(effort !== undefined && { options: { [option]: effort } }),
    ...(variants.length > 0 && {
      variants: Object.fromEntries(variants.map((variant) => [variant, { [option]: variant }])),
    }),
  };
}

/** Tables whose members are all ours: what they held before goes. */
const wholeTables: ReadonlySet<unknown> = new Set(['headers', 'queryParams']);

function setEach(path: Path, wanted: Value, existing: unknown): readonly Edit[] {
  if (!isTable(wanted) || !isTable(existing) || wholeTables.has(path.at(-1)))
    return [{ kind: 'set', path, value: wanted }];
  // A provider may list thousands of models: those that stand there already are no edits.
  const isList = path.at(-1) === 'models';
  return Object.entries(wanted as Table)
    .filter(([key, value]) => !isList || !says(existing[key], value))
    .flatMap(([key, value]) => setEach([...path, key], value, existing[key]));
}

/** Whether `existing` says all that is wanted. */
function says(existing: unknown, wanted: Value): boolean {
  if (!isTable(wanted)) return isSameValue(existing, wanted);
  return isTable(existing) && Object.entries(wanted as Table).every(([key, value]) => says(existing[key], value));
}

/** What an earlier choice of this provider set and this one does not. */
function staleEdits(
  path: Path,
  target: ProviderTarget,
  platform: string,
  existing: Readonly<Record<string, unknown>>,
): readonly Edit[] {
  const { provider, model, wire } = target;
  const { headers, queryParams } = pairsOf(target, platform);
  const options = isTable(existing.options) ? existing.options : {};
  const modelPath = [...path, 'models', model];
  const chosen = isTable(existing.models) ? existing.models[model] : undefined;
  const modelOptions = isTable(chosen) && isTable(chosen.options) ? chosen.options : {};
  const effort = effortOptions[wire];
  const hasStaleEffort = provider.options.opencode?.effort === undefined && effort in modelOptions;
  const isEffortAlone = Object.keys(modelOptions).length === 1;
  const remove = (stale: Path): Edit => ({ kind: 'remove', path: stale });
  return [
    ...(!hasMembers(headers) && 'headers' in options ? [remove([...path, 'options', 'headers'])] : []),
    ...(!hasMembers(queryParams) && 'queryParams' in options ? [remove([...path, 'options', 'queryParams'])] : []),
    ...(hasStaleEffort ? [remove([...modelPath, 'options', ...(isEffortAlone ? [] : [effort])])] : []),
  ];
}
