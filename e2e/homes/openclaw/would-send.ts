import { join } from 'node:path/posix';
import json5 from 'json5';
import { dotEnvPairs } from '../dot-env.ts';
import { type Outcome, refuses, type World } from '../home.ts';
import { isTable, type Table, tableAt, textAt, textsIn, valueAt } from '../plain-value.ts';
import { refusalOf } from './refusal.ts';
import { resolved } from './secret.ts';

const routes: Readonly<Record<string, string>> = {
  'openai-completions': '/chat/completions',
  'openai-responses': '/responses',
};

/** The name of the limit on each wire, and the limit of a model that names none. */
const limits: Readonly<Record<string, string>> = {
  'openai-completions': 'max_completion_tokens',
  'openai-responses': 'max_output_tokens',
  'anthropic-messages': 'max_tokens',
};
const usualTokens = 8192;

/**
 * What OpenClaw would send in this home, for `openclaw infer model run --local`. Knows nothing of Switchyard's code: it
 * judges that. Fixed by requests of the real program (2026.9.6), `recorded/` beside this file. A login that lies in
 * OpenClaw's own store outranks the key of the configuration; no home here has one.
 */
export function openClawWouldSend(world: World): Outcome {
  const { home, variables, read } = world;
  const folder = variables.OPENCLAW_STATE_DIR || join(home, '.openclaw');
  const config = parsed(read(variables.OPENCLAW_CONFIG_PATH || join(folder, 'openclaw.json')) ?? '{}');
  if (config === undefined) return refuses('openclaw.json does not parse');
  const refusal = refusalOf(config);
  if (refusal !== undefined) return refuses(refusal);
  const full: World = { ...world, variables: allVariables(world, folder, config) };
  if (!isEachSecretThere(full, config)) return refuses("a secret can't be resolved");
  const [id, name] = chosenIn(config);
  const entry = tableAt(config, 'models', 'providers', id);
  if (textAt(entry, 'baseUrl') === undefined) return refuses('no address');
  const row = rowsOf(entry).find((one) => one.id === name);
  if (row === undefined && id !== 'openai') return refuses('no such model');
  return requestOf(full, config, { name, entry, row });
}

function parsed(text: string): Table | undefined {
  try {
    const value: unknown = json5.parse(text.replace(/^\uFEFF/, ''));
    return isTable(value) ? value : undefined;
  } catch {
    return undefined; // The caller says so.
  }
}

/** The shell outranks `.env`, which outranks `env.vars`. */
function allVariables({ variables, read }: World, folder: string, config: Table): Readonly<Record<string, string>> {
  const inConfig = textsIn(valueAt(config, 'env', 'vars'));
  const inFile = dotEnvPairs(read(join(folder, '.env')) ?? '');
  return { ...Object.fromEntries(inConfig), ...Object.fromEntries(inFile), ...variables };
}

/** One key or header that can't be had stops the answer of every provider, also where another one is asked. */
function isEachSecretThere(world: World, config: Table): boolean {
  const entries = Object.values(tableAt(config, 'models', 'providers'));
  const secrets = entries.flatMap((entry) => [valueAt(entry, 'apiKey'), ...Object.values(tableAt(entry, 'headers'))]);
  return secrets.every((secret) => secret === undefined || resolved(world, config, secret) !== undefined);
}

function refIn(model: unknown): string | undefined {
  return typeof model === 'string' ? model : textAt(model, 'primary');
}

/** Provider and model, cut at the first slash. The agent that answers, `main`, may have a model of its own. */
function chosenIn(config: Table): readonly [string, string] {
  const pinned = refIn(valueAt(config, 'agents', 'entries', 'main', 'model'));
  const ref = pinned ?? refIn(valueAt(config, 'agents', 'defaults', 'model')) ?? '';
  const at = ref.indexOf('/');
  return [ref.slice(0, Math.max(at, 0)), ref.slice(at + 1)];
}

/** What OpenClaw itself puts in the place of a key. */
const localWord = 'custom-local';

/** Without a key it asks a server of this machine or its network alone, and only where the entry itself names its API. */
function wordWithoutKey(entry: Table): string | undefined {
  const address = textAt(entry, 'baseUrl') ?? '';
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const isLocal = /^(?:localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|.*\.local)$/.test(host);
  return textAt(entry, 'api') !== undefined && isLocal ? localWord : undefined;
}

/** Over chat its own word is left out. */
function keyHeader(api: string, key: string): Readonly<Record<string, string>> {
  if (api === 'anthropic-messages') return { 'x-api-key': key };
  return api === 'openai-completions' && key === localWord ? {} : { authorization: `Bearer ${key}` };
}

function rowsOf(entry: Table): readonly Table[] {
  return Array.isArray(entry.models) ? entry.models.filter(isTable) : [];
}

interface Chosen {
  readonly name: string;
  readonly entry: Table;
  readonly row: Table | undefined;
}

function requestOf(world: World, config: Table, { name, entry, row }: Chosen): Outcome {
  const key = resolved(world, config, entry.apiKey) || wordWithoutKey(entry);
  if (!key) return refuses('no key for the provider');
  const api = textAt(row, 'api') ?? textAt(entry, 'api') ?? 'openai-completions';
  const isAnthropic = api === 'anthropic-messages';
  const headers: Record<string, string> = { ...keyHeader(api, key) };
  for (const [header, value] of Object.entries({ ...tableAt(entry, 'headers'), ...tableAt(row, 'headers') })) {
    const text = resolved(world, config, value);
    if (text !== undefined) headers[header.toLowerCase()] = text;
  }
  const base = (textAt(row, 'baseUrl') ?? textAt(entry, 'baseUrl') ?? '').replace(/\/+$/, '');
  const limit = row === undefined ? undefined : (row.maxTokens ?? usualTokens);
  return {
    kind: 'sends',
    sent: {
      url: isAnthropic ? `${base.replace(/\/v1$/, '')}/v1/messages` : `${base}${routes[api]}`,
      model: name,
      headers,
      body: limit === undefined ? {} : { [limits[api] ?? '']: limit },
    },
  };
}
