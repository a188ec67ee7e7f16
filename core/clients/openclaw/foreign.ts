import type { Wire } from '../../../shared/provider.ts';
import type { ForeignProvider } from '../client.ts';
import { keysOf } from '../foreign-key.ts';
import { primaryOf } from './choice.ts';
import type { Config } from './config.ts';
import { providersPath } from './entry.ts';
import { type KeySurroundings, keysOfEntry, publicHeaders } from './entry-keys.ts';
import { isOurId, splitRef } from './ids.ts';
import { isRecord, toRecord } from './record.ts';

/** OpenClaw's names of the wires; without one it speaks chat. Others (Google, Bedrock ...) are none of ours. */
export const wireOf: Readonly<Record<string, Wire>> = {
  'openai-responses': 'responses',
  'openai-completions': 'chat',
  'anthropic-messages': 'anthropic',
};

/** The wire that `api` of an entry names; undefined for one that is none of ours. */
export function wireOfApi(api: unknown): Wire | undefined {
  const name = typeof api === 'string' ? api : 'openai-completions';
  return Object.hasOwn(wireOf, name) ? wireOf[name] : undefined;
}

/** The providers in `models.providers` that are not ours and have an address of their own. */
export function findForeign(config: Config, around: Omit<KeySurroundings, 'config'>): readonly ForeignProvider[] {
  const current = splitRef(primaryOf(config) ?? '');
  return Object.entries(toRecord(config.get(providersPath))).flatMap(([id, entry]): readonly ForeignProvider[] => {
    const found = isOurId(id) ? undefined : toForeign({ ...around, config }, id, entry, current);
    return found ? [found] : [];
  });
}

/** One entry as a provider; undefined without an address of its own, or over a wire that is none of ours. */
export function toForeign(
  around: KeySurroundings,
  id: string,
  entry: unknown,
  current: ReturnType<typeof splitRef>,
): ForeignProvider | undefined {
  if (!isRecord(entry) || typeof entry.baseUrl !== 'string') return undefined;
  const wire = wireOfApi(entry.api);
  if (wire === undefined) return undefined;
  const isCurrent = current?.provider === id;
  return {
    id,
    name: id,
    wire,
    baseUrl: entry.baseUrl,
    isCurrent,
    ...(isCurrent && { model: current.model }),
    models: toModels(entry.models),
    ...publicHeaders(entry.headers),
    queryParams: {},
    ...keysOf(keysOfEntry([...providersPath, id], id, wire, around)),
  };
}

function toModels(rows: unknown): ForeignProvider['models'] {
  return (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const { id, name } = toRecord(row);
    if (typeof id !== 'string') return [];
    return [{ id, ...(typeof name === 'string' && { name }) }];
  });
}
