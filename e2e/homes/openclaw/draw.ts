import { bases, jsonStyles } from '../drawn-common.ts';
import { type DrawnHome, drawnHome } from '../drawn-home.ts';
import { type JsonPart, placeIn, renderJson } from '../json-settings.ts';
import type { Table } from '../plain-value.ts';
import { type SampleKey, sampleKeys } from '../sample-keys.ts';
import { type Random, randomOf } from '../seeded-random.ts';
import { drawnPlaces } from './drawn-places.ts';

const ids = ['relay', 'custom', 'work-relay', 'My Relay', '中转', 'acme'] as const;
const models = ['m-1', 'm-2', 'vendor/m:free'] as const;
const apis = [undefined, 'openai-completions', 'openai-responses', 'anthropic-messages'] as const;

/** A home of somebody who uses OpenClaw, the same for the same seed. */
export function drawOpenClawHome(seed: number): DrawnHome {
  const random = randomOf(seed);
  const keys = sampleKeys(random);
  const chosenIds = [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(ids)))];
  const model = random.pick(models);
  const entries = chosenIds.map((id) => entry(random, id, model, random.pick(keys)));
  const chosen = chosenIds[random.below(chosenIds.length)] ?? '';
  const parts: readonly JsonPart[] = [
    { label: 'gateway', settings: { gateway: { mode: 'local' }, logging: { file: '$HOME/.openclaw/logs/log' } } },
    { label: 'choice', settings: choice(random, `${chosen}/${model}`) },
    ...entries,
    ...(random.chance(0.08) ? [pinnedAgent(random, chosenIds, model)] : []),
    ...extras(random),
    ...(random.chance(0.12) ? [broken(random)] : []),
  ];
  return drawnHome(
    { client: 'openclaw', seed },
    parts,
    (left) => renderJson('.openclaw/openclaw.json', left),
    (left) => placeIn(left, chosen),
  );
}

function choice(random: Random, ref: string): Table {
  return { agents: { defaults: { model: random.chance(0.7) ? { primary: ref } : ref } } };
}

function entry(random: Random, id: string, model: string, key: SampleKey): JsonPart {
  const places = drawnPlaces(key);
  const kinds = Object.keys(places);
  const kind = kinds[random.below(kinds.length)] ?? 'none';
  const { entry: more = {}, top = {}, ...rest } = places[kind] ?? {};
  const api = random.pick(apis);
  const account = random.chance(0.15) ? { headers: { 'X-Team': 'blue', ...Object(more.headers) } } : {};
  const row = { id: model, name: 'Mine', ...(random.chance(0.2) && { contextWindow: 64_000, maxTokens: 4000 }) };
  const provider = { baseUrl: random.pick(bases), ...(api && { api }), ...more, ...account, models: [row] };
  return {
    ...rest,
    label: `entry ${id}: ${kind}`,
    place: { id, kind },
    settings: { models: { providers: { [id]: provider } }, ...top },
  };
}

/** The agent that answers has a model of its own. */
function pinnedAgent(random: Random, among: readonly string[], model: string): JsonPart {
  const id = among[random.below(among.length)] ?? '';
  return { label: 'main agent pinned', settings: { agents: { entries: { main: { model: `${id}/${model}` } } } } };
}

function extras(random: Random): readonly JsonPart[] {
  const all: readonly JsonPart[] = [
    { label: 'heartbeat pinned', settings: { agents: { defaults: { heartbeat: { model: 'acme/m-9' } } } } },
    {
      label: 'other settings',
      settings: { messages: { ackReaction: '👀' }, meta: { lastTouchedVersion: '2026.9.6' } },
    },
    ...jsonStyles,
  ];
  return all.filter(() => random.chance(0.12));
}

function broken(random: Random): JsonPart {
  return random.pick<JsonPart>([
    { label: 'broken: syntax', style: 'broken' },
    { label: 'broken: unknown key', settings: { zzz: 1 } },
    {
      label: 'broken: api',
      settings: {
        models: { providers: { odd: { baseUrl: 'http://127.0.0.1:41002/v1', api: 'responses', models: [] } } },
      },
    },
    { label: 'broken: no address', settings: { models: { providers: { odd: { models: [] } } } } },
    {
      label: 'broken: flat env',
      settings: { env: { OPENAI_API_KEY: 'sk-smpl7-flat-0f1e2d3c4b5a' } },
      keys: ['sk-smpl7-flat-0f1e2d3c4b5a'],
    },
  ]);
}
