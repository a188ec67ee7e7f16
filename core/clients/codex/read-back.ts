import type { Document } from '../../documents/edit.ts';
import { textsIn } from '../../documents/plain-value.ts';
import type { Said, Target } from '../client.ts';
import { ownIdOf, textAt } from './config.ts';

/** What our entry and the choice above it say. The wire is not written: Codex speaks one only. */
export function readBackCodex(document: Document, { profile }: Target & { readonly kind: 'provider' }): Said {
  const entry = ['model_providers', ownIdOf(profile)];
  const effort = textAt(document, ['model_reasoning_effort']);
  const said = {
    name: textAt(document, [...entry, 'name']),
    baseUrl: textAt(document, [...entry, 'base_url']),
    model: textAt(document, ['model']),
    env:
      textAt(document, [...entry, 'env_key']) ??
      Object.values(textsIn(document.get([...entry, 'env_http_headers'])))[0],
  };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    headers: textsIn(document.get([...entry, 'http_headers'])),
    queryParams: textsIn(document.get([...entry, 'query_params'])),
    options: effort === undefined ? {} : { codex: { effort } },
  };
}
