import type { ClientId } from '../../../shared/client-id.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';
import type { Model, Provider } from '../../../shared/provider.ts';
import { toDraft } from '../../../shared/provider-draft.ts';
import type { Said } from '../../clients/client.ts';
import { isSameValue } from '../../documents/plain-value.ts';
import type { ProviderTarget } from './lines.ts';

/**
 * The provider with what the lines say otherwise than before. What they say as before stays as it is stored: a name that
 * the client had to be told differently, a model that is in the list only because it is chosen.
 */
export function toEditedDraft(
  provider: Provider,
  target: ProviderTarget,
  before: Said,
  now: Said,
  client: ClientId,
): ProviderDraft {
  const isChanged = (field: keyof Said) => now[field] !== undefined && !isSameValue(before[field], now[field]);
  const draft: ProviderDraft = {
    ...toDraft(provider),
    ...addressOf(provider, target, now, isChanged('wire') || isChanged('baseUrl')),
    ...(isChanged('name') && { name: now.name }),
    ...(isChanged('model') && { model: now.model }),
    ...(isChanged('smallModel') && { smallModel: now.smallModel }),
    ...(isChanged('headers') && { headers: { ...now.headers } }),
    ...(isChanged('queryParams') && { queryParams: { ...now.queryParams } }),
    ...(isChanged('env') && { env: now.env }),
    ...(isChanged('options') && { options: optionsOf(provider, now, client) }),
  };
  return isChanged('models')
    ? { ...draft, models: listed(provider, draft, before.models ?? [], now.models ?? []) }
    : draft;
}

/** Another origin is another provider's: the addresses of the other wires do not go along. */
function addressOf(provider: Provider, target: ProviderTarget, now: Said, isChanged: boolean): Partial<ProviderDraft> {
  if (!isChanged) return {};
  const wire = now.wire ?? target.wire;
  const baseUrl = now.baseUrl ?? target.baseUrl;
  const isMoved = originOf(baseUrl) !== originOf(target.baseUrl);
  const isOther = wire !== target.wire || isMoved;
  return {
    endpoints: { ...(isMoved ? {} : provider.endpoints), [wire]: baseUrl },
    ...(isOther && { wire }),
  };
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function optionsOf(provider: Provider, now: Said, client: ClientId): Provider['options'] {
  const { [client]: _, ...others } = provider.options;
  return { ...others, ...now.options };
}

/** Clients want a name for each model, and list the chosen ones in any case: neither says that somebody listed them. */
function listed(provider: Provider, draft: ProviderDraft, before: readonly Model[], now: readonly Model[]): Model[] {
  const known = new Map(provider.models.map((model, index) => [model.id, { model, index }]));
  const rows = now.map(({ name, ...row }): Model => {
    const isImplied = name === undefined || (name === row.id && known.get(row.id)?.model.name === undefined);
    return isImplied ? row : { ...row, name };
  });
  const chosen = [draft.model ?? provider.models[0]?.id, draft.smallModel];
  const models = rows.filter(
    (model) => known.has(model.id) || !chosen.includes(model.id) || Object.keys(model).length > 1,
  );
  // A client's own order is none of the user's making.
  const hasSameOrder = isSameValue(idsOf(before), idsOf(now));
  const placeOf = ({ id }: Model) => known.get(id)?.index ?? known.size;
  return hasSameOrder ? models.toSorted((a, b) => placeOf(a) - placeOf(b)) : models;
}

function idsOf(models: readonly Model[]): readonly string[] {
  return models.map(({ id }) => id);
}
