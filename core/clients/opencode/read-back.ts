import * as z from 'zod/mini';
import type { Model } from '../../../shared/provider.ts';
import type { Document } from '../../documents/edit.ts';
import type { Said } from '../client.ts';
import { apiKeyForm } from './api-key.ts';
import { wireOfPackage } from './entries.ts';
import { effortOptions, type ProviderTarget } from './entry.ts';
import { ownIdOf } from './own-id.ts';
import { orAbsent, settingsOf } from './settings.ts';

const Text = orAbsent(z.string());
const Limit = orAbsent(z.number());
const Row = z.catch(
  z.object({
    name: Text,
    limit: orAbsent(z.object({ context: Limit, output: Limit })),
    options: orAbsent(z.record(z.string(), z.unknown())),
    variants: orAbsent(z.record(z.string(), z.unknown())),
  }),
  {},
);
type Row = z.infer<typeof Row>;

/** What our entry and the choice above it say. */
export function readBackOpencode(document: Document, { provider, model: former }: ProviderTarget): Said {
  const id = ownIdOf(provider.id);
  const { model: chosen, small_model: small, provider: entries = {} } = settingsOf(document);
  const { npm = '', name, options = {} } = entries[id] ?? {};
  const model = modelIn(chosen, id);
  const smallModel = modelIn(small, id);
  const wire = wireOfPackage(npm);
  const { keyIn } = provider;
  const pairs = keyIn?.in === 'query' ? options.queryParams : options.headers;
  const carried = keyIn && pairs?.[keyIn.name]?.slice(keyIn.prefix?.length ?? 0);
  const key = apiKeyForm(keyIn ? carried : options.apiKey);
  const without = (one: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(one).filter(([header]) => one !== pairs || header !== keyIn?.name));
  const rows = rowsIn(document.get(['provider', id, 'models']));
  return {
    ...(name !== undefined && { name }),
    ...(options.baseURL !== undefined && { baseUrl: options.baseURL }),
    ...(wire && { wire }),
    ...(model !== undefined && { model }),
    ...(smallModel !== undefined && { smallModel }),
    ...(key.kind === 'env' && { env: key.name }),
    models: Object.entries(rows).map(([row, value]) => toModel(row, value)),
    headers: without(options.headers),
    queryParams: without(options.queryParams),
    // Beside a model that was just named by hand nothing is set yet.
    options: toThinking(rows[model ?? '']) ?? toThinking(rows[former]) ?? {},
  };
}

function modelIn(ref: string | undefined, id: string): string | undefined {
  return ref?.startsWith(`${id}/`) ? ref.slice(id.length + 1) : undefined;
}

function rowsIn(models: unknown): Readonly<Record<string, Row>> {
  return z.catch(z.record(z.string(), Row), {}).parse(models);
}

function toModel(id: string, { name, limit = {} }: Row): Model {
  const { context, output } = limit;
  return {
    id,
    ...(name !== undefined && { name }),
    ...(context !== undefined && { context }),
    ...(output !== undefined && { output }),
  };
}

function toThinking({ options = {}, variants = {} }: Row = {}): Said['options'] {
  const effort = Object.values(effortOptions)
    .map((name) => options[name])
    .find((value) => typeof value === 'string');
  const names = Object.keys(variants);
  if (effort === undefined && names.length === 0) return undefined;
  return { opencode: { ...(effort !== undefined && { effort }), ...(names.length > 0 && { variants: names }) } };
}
