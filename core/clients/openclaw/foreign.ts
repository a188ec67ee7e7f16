import type { Wire } from '../../../shared/provider.ts';
import type { ForeignProvider } from '../client.ts';
import { primaryOf } from './choice.ts';
import type { Config } from './config.ts';
import { providersPath } from './entry.ts';
import { isOurId, splitRef } from './ids.ts';
import { isRecord, type Plain, toRecord } from './record.ts';

/** OpenClaw's names of the wires; without one it speaks chat. Others (Google, Bedrock ...) are none of ours. */
export const wireOf: Readonly<Record<string, Wire>> = {
  'openai-responses': 'responses',
  'openai-completions': 'chat',
  'anthropic-messages': 'anthropic',
};

/** The providers in `models.providers` that are not ours and have an address of their own. */
export function findForeign(config: Config): readonly ForeignProvider[] {
  const current = splitRef(primaryOf(config) ?? '');
  return Object.entries(toRecord(config.get(providersPath))).flatMap(([id, entry]): ForeignProvider[] => {
    if (isOurId(id) || !isRecord(entry) || typeof entry.baseUrl !== 'string') return [];
    const wire = wireOf[typeof entry.api === 'string' ? entry.api : 'openai-completions'];
    if (wire === undefined) return [];
    const isCurrent = current?.provider === id;
    return [
      {
        id,
        name: id,
        wire,
        baseUrl: entry.baseUrl,
        isCurrent,
        ...(isCurrent && { model: current.model }),
        models: toModels(entry.models),
        headers: toHeaders(entry.headers),
        queryParams: {},
        key: toKey(config, id, entry),
      },
    ];
  });
}

function toModels(rows: unknown): ForeignProvider['models'] {
  return (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const { id, name } = toRecord(row);
    if (typeof id !== 'string') return [];
    return [{ id, ...(typeof name === 'string' && { name }) }];
  });
}

export function toHeaders(headers: unknown): Readonly<Record<string, string>> {
  const texts = Object.entries(toRecord(headers)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(texts);
}

/** A name alone is sent as it is; only `${NAME}` and a reference are variables. */
function toKey(config: Config, id: string, { apiKey }: Plain): ForeignProvider['key'] {
  if (apiKey === undefined || apiKey === '') return { kind: 'none' };
  if (isRecord(apiKey) && apiKey.source === 'env' && typeof apiKey.id === 'string')
    return { kind: 'env', name: apiKey.id };
  if (typeof apiKey !== 'string') return { kind: 'command' };
  const variable = variableIn(apiKey);
  if (variable !== undefined) return { kind: 'env', name: variable };
  const [place] = config.places([...providersPath, id, 'apiKey']);
  return place && !apiKey.includes('${')
    ? { kind: 'plain', file: place.live.file.path, path: place.path }
    : { kind: 'command' };
}

/** The variable that a text consists of: `${NAME}`. */
export function variableIn(text: string): string | undefined {
  return /^\$\{([A-Z_][A-Z0-9_]*)\}$/.exec(text)?.[1];
}
