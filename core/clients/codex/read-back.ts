import type { Document } from '../../documents/edit.ts';
import type { Said, Target } from '../client.ts';
import { isTable, ownIdOf, textAt } from './config.ts';

/** What our entry and the choice above it say. The wire is not written: Codex speaks one only. */
export function readBackCodex(document: Document, { profile }: Target & { readonly kind: 'provider' }): Said {
  const entry = ['model_providers', ownIdOf(profile)];
  const effort = textAt(document, ['model_reasoning_effort']);
  const said = {
    name: textAt(document, [...entry, 'name']),
    baseUrl: textAt(document, [...entry, 'base_url']),
    model: textAt(document, ['model']),
    env: textAt(document, [...entry, 'env_key']) ?? Object.values(pairsAt(document, [...entry, 'env_http_headers']))[0],
  };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    headers: pairsAt(document, [...entry, 'http_headers']),
    queryParams: pairsAt(document, [...entry, 'query_params']),
    options: effort === undefined ? {} : { codex: { effort } },
  };
}

function pairsAt(document: Document, path: readonly string[]): Readonly<Record<string, string>> {
  const table = document.get(path);
  const pairs = Object.entries(isTable(table) ? table : {});
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
