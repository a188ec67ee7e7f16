import type { Model } from '../../../shared/provider.ts';
import type { Document } from '../../documents/edit.ts';
import { textsIn } from '../../documents/plain-value.ts';
import type { Said, Target } from '../client.ts';
import { modelPath } from './choice.ts';
import { providersPath } from './entry.ts';
import { variableIn } from './entry-keys.ts';
import { wireOf } from './foreign.ts';
import { openclawIdOf } from './ids.ts';
import { isRecord, toRecord } from './record.ts';

/** What our entry and the choice above it say. Names and query parameters of a provider have no place there. */
export function readBackOpenClaw(
  document: Document,
  { provider, generation }: Target & { readonly kind: 'provider' },
): Said {
  const id = openclawIdOf(provider.id, generation);
  const entry = toRecord(document.get([...providersPath, id]));
  const choice = document.get(modelPath);
  const { primary, fallbacks } = isRecord(choice) ? choice : { primary: choice };
  const wire = typeof entry.api === 'string' && Object.hasOwn(wireOf, entry.api) ? wireOf[entry.api] : undefined;
  const { keyIn } = provider;
  const carried = keyIn ? toRecord(entry.headers)[keyIn.name] : entry.apiKey;
  const inText = typeof carried === 'string' ? variableIn(carried.slice(keyIn?.prefix?.length ?? 0)) : undefined;
  const key = inText === undefined ? toRecord(carried) : { source: 'env', id: inText };
  const { [keyIn?.name ?? '']: _, ...headers } = textsIn(entry.headers);
  return {
    ...(typeof entry.baseUrl === 'string' && { baseUrl: entry.baseUrl }),
    ...(wire && { wire }),
    ...(typeof primary === 'string' && primary.startsWith(`${id}/`) && { model: primary.slice(id.length + 1) }),
    ...(key.source === 'env' && typeof key.id === 'string' && { env: key.id }),
    models: (Array.isArray(entry.models) ? entry.models : []).flatMap(toModel),
    headers,
    options: Array.isArray(fallbacks) ? { openclaw: { fallbacks: fallbacks.filter(isText) } } : {},
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function toModel(row: unknown): readonly Model[] {
  const { id, name, contextWindow, maxTokens } = toRecord(row);
  if (typeof id !== 'string') return [];
  return [
    {
      id,
      ...(typeof name === 'string' && { name }),
      ...(typeof contextWindow === 'number' && { context: contextWindow }),
      ...(typeof maxTokens === 'number' && { output: maxTokens }),
    },
  ];
}
