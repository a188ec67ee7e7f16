import { bases, styles } from '../drawn-common.ts';
import { type DrawnHome, drawnHome, type Part } from '../drawn-home.ts';
import { type SampleKey, sampleKeys } from '../sample-keys.ts';
import { type Random, randomOf } from '../seeded-random.ts';
import { drawnPlaces, type Toml } from './drawn-places.ts';

type Line = readonly [string, Toml];

interface CodexPart extends Part {
  /** Lines above all tables. */
  readonly top?: string;
  /** Tables, or dotted keys that may stand anywhere above them. */
  readonly tables?: string;
  readonly place?: { readonly id: string; readonly kind: string };
  /** Of the whole file. */
  readonly style?: 'crlf' | 'bom' | 'no final newline';
}

const ids = ['relay', 'custom', 'work-relay', 'my relay.1', 'a.b', '中转', 'Relay'] as const;
const names = ['Relay', 'Relay', 'Work', 'Relay "two"', '中转站'] as const;
const addresses = [...bases, 'http://127.0.0.1:41003/openai'] as const;
const models = ['m-1', 'm-2', 'openai/gpt-5.1', 'vendor/m:free'] as const;

/** A home of somebody who uses Codex, the same for the same seed. */
export function drawCodexHome(seed: number): DrawnHome {
  const random = randomOf(seed);
  const keys = sampleKeys(random);
  const chosenIds = new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(ids)));
  const entries = [...chosenIds].map((id) => entry(random, id, keys));
  const chosen = random.chance(0.9) ? entries[random.below(entries.length)] : undefined;
  const parts = [
    ...(chosen?.place ? [choice(random, chosen.place.id)] : []),
    ...extras(random),
    ...entries,
    ...(random.chance(0.12) ? [broken(random)] : []),
  ];
  return drawnHome({ client: 'codex', seed }, parts, render, (left) => placeOf(left, chosen?.place?.id));
}

function choice(random: Random, id: string): CodexPart {
  const model = random.chance(0.93) ? `model = "${random.pick(models)}"\n` : '';
  return { label: 'choice', top: `${model}model_provider = ${JSON.stringify(id)}\n` };
}

function entry(random: Random, id: string, keys: readonly [SampleKey, SampleKey, SampleKey]): CodexPart {
  const kinds = Object.keys(drawnPlaces);
  const kind = kinds[random.below(kinds.length)] ?? 'none';
  const { lines, auth, ...rest } = drawnPlaces[kind]?.(random.pick(keys)) ?? { lines: [] };
  const head: readonly Line[] = [
    ['name', random.pick(names)],
    ...(lines.some(([name]) => name === 'base_url') ? [] : [['base_url', random.pick(addresses)] as const]),
    ...(random.chance(0.2) ? [['wire_api', 'responses'] as const] : []),
    ...(random.chance(0.15) ? [['stream_idle_timeout_ms', 90_000] as const] : []),
  ];
  const all = withAccount(random, [...head, ...lines]);
  const write = random.pick([asTable, asTable, asDottedKeys, asInlineTable] as const);
  return {
    ...rest,
    label: `entry ${id}: ${kind}`,
    place: { id, kind },
    tables: write(id, all, auth ?? []),
  };
}

/** Headers that say whose account it is, beside the key. */
function withAccount(random: Random, lines: readonly Line[]): readonly Line[] {
  if (!random.chance(0.2)) return lines;
  const extra = random.pick<Readonly<Record<string, string>>>([
    { 'OpenAI-Organization': 'org-1' },
    { 'OpenAI-Project': 'proj-1' },
    { 'X-Team': 'blue' },
  ]);
  const present = lines.find(([name]) => name === 'http_headers')?.[1];
  const others = lines.filter(([name]) => name !== 'http_headers');
  return [...others, ['http_headers', { ...(typeof present === 'object' ? present : {}), ...extra } as Toml]];
}

const bareName = /^[A-Za-z0-9_-]+$/;
const nameOf = (name: string) => (bareName.test(name) ? name : JSON.stringify(name));

function toml(value: Toml): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([name, text]) => `${nameOf(name)} = ${JSON.stringify(text)}`)
    .join(', ')} }`;
}

function asTable(id: string, lines: readonly Line[], auth: readonly Line[]): string {
  const head = `[model_providers.${nameOf(id)}]`;
  const text = (pairs: readonly Line[]) => pairs.map(([name, value]) => `${name} = ${toml(value)}\n`).join('');
  return `\n${head}\n${text(lines)}${auth.length > 0 ? `\n[model_providers.${nameOf(id)}.auth]\n${text(auth)}` : ''}`;
}

/** Dotted keys belong above all tables. */
function asDottedKeys(id: string, lines: readonly Line[], auth: readonly Line[]): string {
  const path = `model_providers.${nameOf(id)}`;
  const text = (start: string, pairs: readonly Line[]) =>
    pairs.map(([name, value]) => `${start}.${name} = ${toml(value)} # dotted\n`).join('');
  return `${text(path, lines)}${text(`${path}.auth`, auth)}`;
}

function asInlineTable(id: string, lines: readonly Line[], auth: readonly Line[]): string {
  const pairs = lines.map(([name, value]) => `${name} = ${toml(value)}`);
  const inner = auth.map(([name, value]) => `${name} = ${toml(value)}`).join(', ');
  const all = [...pairs, ...(auth.length > 0 ? [`auth = { ${inner} }`] : [])];
  return `model_providers.${nameOf(id)} = { ${all.join(', ')} }\n`;
}

function extras(random: Random): readonly CodexPart[] {
  const all: readonly CodexPart[] = [
    { label: 'effort', top: 'model_reasoning_effort = "high"\n' },
    { label: 'window', top: 'model_context_window = 64000\nmodel_auto_compact_token_limit = 50000\n' },
    { label: 'comment', top: '# mine, do not touch\n\n' },
    { label: 'retired settings', top: 'disable_response_storage = true\npreferred_auth_method = "apikey"\n' },
    { label: 'openai_base_url', top: 'openai_base_url = "http://127.0.0.1:41002/v1"\n' },
    {
      label: 'other tables',
      tables: '\n[mcp_servers.docs]\ncommand = "true"   # keep\n\n[tui]\nnotifications = false\n',
    },
    { label: 'legacy profile', tables: '\n[profiles.fast]\nmodel = "m-9"\nmodel_provider = "relay"\n' },
    ...styles,
  ];
  return all.filter(() => random.chance(0.12));
}

function broken(random: Random): CodexPart {
  return random.pick<CodexPart>([
    { label: 'broken: syntax', tables: '\n[model_providers.half\n' },
    {
      label: 'broken: chat',
      tables: '\n[model_providers.old]\nname = "Old"\nbase_url = "http://127.0.0.1:41002/v1"\nwire_api = "chat"\n',
    },
    { label: 'broken: no name', tables: '\n[model_providers.bare]\nbase_url = "http://127.0.0.1:41002/v1"\n' },
    { label: 'broken: type', tables: '\n[model_providers.odd]\nname = "Odd"\nbase_url = 7\n' },
    {
      label: 'broken: headers',
      tables: '\n[model_providers.odd]\nname = "Odd"\nbase_url = "http://127.0.0.1:41002/v1"\nhttp_headers = "none"\n',
    },
    { label: 'broken: profile', top: 'profile = "fast"\n' },
    {
      label: 'broken: reserved id',
      tables: '\n[model_providers.openai]\nname = "Mine"\nbase_url = "http://127.0.0.1:41002/v1"\n',
    },
  ]);
}

/** Dotted keys and inline tables stand above the tables, as TOML wants it. */
function render(parts: readonly CodexPart[]): Readonly<Record<string, string>> {
  const isTable = (text: string) => text.startsWith('\n[');
  const tables = parts.flatMap(({ tables = '' }) => tables);
  const top = parts.map(({ top = '' }) => top).join('');
  const text = top + tables.filter((one) => !isTable(one)).join('') + tables.filter(isTable).join('');
  const has = (style: CodexPart['style']) => parts.some((part) => part.style === style);
  const ended = has('no final newline') ? text.replace(/\n$/, '') : text;
  const lines = has('crlf') ? ended.replaceAll('\n', '\r\n') : ended;
  return { '.codex/config.toml': has('bom') ? `\uFEFF${lines}` : lines };
}

function placeOf(parts: readonly CodexPart[], chosen: string | undefined): string {
  return parts.find(({ place }) => place !== undefined && place.id === chosen)?.place?.kind ?? 'nothing chosen';
}
