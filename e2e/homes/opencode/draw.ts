import { bases, jsonStyles } from '../drawn-common.ts';
import { type DrawnHome, drawnHome } from '../drawn-home.ts';
import { type JsonPart, placeIn, renderJson } from '../json-settings.ts';
import type { Table } from '../plain-value.ts';
import { sampleKeys } from '../sample-keys.ts';
import { type Random, randomOf } from '../seeded-random.ts';
import { type DrawnPlace, drawnPlaces } from './drawn-places.ts';

const ids = ['relay', 'custom', 'work-relay', 'my.relay', '中转', 'openai', 'anthropic'] as const;
const models = ['m-1', 'm-2', 'vendor/m:free'] as const;
const packages = ['@ai-sdk/openai-compatible', '@ai-sdk/openai', '@ai-sdk/anthropic', undefined] as const;

/** A home of somebody who uses OpenCode, the same for the same seed. */
export function drawOpenCodeHome(seed: number): DrawnHome {
  const random = randomOf(seed);
  const keys = sampleKeys(random);
  const chosenIds = [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(ids)))];
  const model = random.pick(models);
  const entries = chosenIds.map((id) => entry(random, id, model, drawnPlaces(id, random.pick(keys))));
  const chosen = chosenIds[random.below(chosenIds.length)] ?? '';
  const parts: readonly JsonPart[] = [
    { label: 'schema', settings: { $schema: 'https://opencode.ai/config.json' } },
    { label: 'choice', settings: choice(random, `${chosen}/${model}`) },
    ...entries,
    ...logins(entries),
    ...extras(random),
    ...(random.chance(0.12) ? [broken(random)] : []),
  ];
  const live = `.config/opencode/${random.pick(['opencode.json', 'opencode.jsonc', 'config.json'])}`;
  return drawnHome(
    { client: 'opencode', seed },
    parts,
    (left) => renderJson(live, left),
    (left) => placeIn(left, chosen),
  );
}

function choice(random: Random, ref: string): Table {
  return { model: ref, ...(random.chance(0.6) && { small_model: ref }) };
}

function entry(random: Random, id: string, model: string, places: Readonly<Record<string, DrawnPlace>>): JsonPart {
  const kinds = Object.keys(places);
  const kind = kinds[random.below(kinds.length)] ?? 'none';
  const { options = {}, entry: more = {}, ...rest } = places[kind] ?? {};
  // Those that OpenCode knows by itself bring their own package.
  const npm = id === 'openai' || id === 'anthropic' ? undefined : random.pick(packages);
  const account = random.chance(0.15) ? { headers: { 'X-Team': 'blue', ...Object(options.headers) } } : {};
  const settings = {
    provider: {
      [id]: {
        ...(npm !== undefined && { npm }),
        name: random.pick(['Relay', 'Relay', 'Work', '中转站']),
        ...more,
        options: {
          baseURL: random.pick(bases),
          ...options,
          ...account,
          ...(random.chance(0.1) && { timeout: 60_000 }),
        },
        models: { [model]: modelOf(random, npm) },
      },
    },
  };
  return { ...rest, label: `entry ${id}: ${kind}`, place: { id, kind }, settings };
}

function modelOf(random: Random, npm: string | undefined): Table {
  const effort = npm === '@ai-sdk/anthropic' ? { effort: 'high' } : { reasoningEffort: 'high' };
  return {
    name: 'Mine',
    ...(random.chance(0.2) && { limit: { context: 64_000, output: 4000 } }),
    ...(random.chance(0.15) && { options: effort }),
    ...(random.chance(0.1) && { id: 'upstream/real-model' }),
    ...(random.chance(0.1) && { modalities: { input: ['text', 'image'], output: ['text'] } }),
  };
}

/** All logins lie in one file. */
function logins(entries: readonly (JsonPart & { readonly login?: Table })[]): readonly JsonPart[] {
  const all: Table = Object.assign({}, ...entries.map(({ login = {} }) => login));
  if (Object.keys(all).length === 0) return [];
  return [{ label: 'logins', files: { '.local/share/opencode/auth.json': JSON.stringify(all) } }];
}

function extras(random: Random): readonly JsonPart[] {
  const all: readonly JsonPart[] = [
    { label: 'share', settings: { share: 'disabled' } },
    { label: 'agent pinned', settings: { agent: { review: { model: 'relay/m-9' } } } },
    { label: 'other server', settings: { mcp: { docs: { type: 'local', command: ['true'] } } } },
    { label: 'unknown key', settings: { theme: 'opencode' } },
    ...jsonStyles,
    {
      label: 'key of OpenAI in a variable',
      variables: { OPENAI_API_KEY: 'sk-smpl9-of-openai-0f1e2d3c4b5a' },
      keys: ['sk-smpl9-of-openai-0f1e2d3c4b5a'],
    },
  ];
  return all.filter(() => random.chance(0.12));
}

function broken(random: Random): JsonPart {
  return random.pick<JsonPart>([
    { label: 'broken: syntax', style: 'broken' },
    { label: 'broken: limit', settings: { provider: { odd: { models: { m: { limit: { context: 1000 } } } } } } },
    { label: 'broken: type', settings: { provider: { odd: { options: { baseURL: 7 } } } } },
    { label: 'broken: file', settings: { provider: { odd: { options: { apiKey: '{file:~/nothing.key}' } } } } },
    { label: 'off', settings: { disabled_providers: ['relay', 'custom'] } },
  ]);
}
