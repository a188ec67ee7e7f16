import { join } from 'node:path/posix';
import { type Outcome, orderedUrl, refuses, type World } from '../home.ts';
import { isTable, type Table, tableAt, textAt, textsIn, valueAt } from '../plain-value.ts';
import { filledByPlugin } from './plugin-key.ts';
import { refusalOf } from './refusal.ts';
import { settingsOf } from './settings.ts';

/** How one SDK asks. `variable` is where it looks by itself when nobody gave it a key; without one it ends. */
interface Sdk {
  readonly route: string;
  readonly keyHeader: 'authorization' | 'x-api-key';
  readonly variable?: string;
}

const compatible: Sdk = { route: '/chat/completions', keyHeader: 'authorization' };
const sdks: Readonly<Record<string, Sdk>> = {
  '@ai-sdk/openai-compatible': compatible,
  '@openrouter/ai-sdk-provider': { ...compatible },
  '@ai-sdk/openai': { route: '/responses', keyHeader: 'authorization', variable: 'OPENAI_API_KEY' },
  '@ai-sdk/anthropic': { route: '/messages', keyHeader: 'x-api-key', variable: 'ANTHROPIC_API_KEY' },
};

/** Providers that OpenCode knows by itself, as far as homes name them. */
const builtIns: Readonly<Record<string, { readonly npm: string; readonly api: string; readonly env: string }>> = {
  openai: { npm: '@ai-sdk/openai', api: 'https://api.openai.com/v1', env: 'OPENAI_API_KEY' },
  anthropic: { npm: '@ai-sdk/anthropic', api: 'https://api.anthropic.com/v1', env: 'ANTHROPIC_API_KEY' },
  openrouter: {
    npm: '@openrouter/ai-sdk-provider',
    api: 'https://openrouter.ai/api/v1',
    env: 'OPENROUTER_API_KEY',
  },
};

/**
 * What OpenCode 1 would send in this home to answer a prompt outside of any project. Knows nothing of Switchyard's code:
 * it judges that. Fixed by requests of the real program (1.18.33), `recorded/` beside this file.
 */
export function openCodeWouldSend(world: World): Outcome {
  const settings = settingsOf(world);
  if (typeof settings.why === 'string') return refuses(settings.why);
  const table: Table = settings;
  const refusal = refusalOf(table);
  if (refusal !== undefined) return refuses(refusal);
  const [id, name] = split(textAt(table, 'model') ?? '');
  if (id === undefined || name === undefined) return refuses('no model is chosen');
  if (isOff(table, id)) return refuses('the provider is switched off');
  const written = tableAt(table, 'provider', id);
  const entry = { ...written, options: filledByPlugin(world, id, tableAt(written, 'options')) };
  if (!isTable(valueAt(entry, 'models', name)) && !Object.hasOwn(builtIns, id)) return refuses('no such model');
  return requestOf(world, { id, name, entry, model: tableAt(entry, 'models', name) });
}

interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly entry: Table;
  readonly model: Table;
}

function requestOf(world: World, chosen: Chosen): Outcome {
  const { id, name, entry, model } = chosen;
  const builtIn = Object.hasOwn(builtIns, id) ? builtIns[id] : undefined;
  const npm = textAt(model, 'provider', 'npm') ?? textAt(entry, 'npm') ?? builtIn?.npm ?? '@ai-sdk/openai-compatible';
  const sdk = sdks[npm];
  if (!sdk) return refuses('a package that is not modelled');
  const base =
    textAt(entry, 'options', 'baseURL') ?? textAt(model, 'provider', 'api') ?? textAt(entry, 'api') ?? builtIn?.api;
  if (base === undefined) return refuses('no address');
  const key = keyOf(world, chosen) ?? variableOf(world, sdk);
  if (key === undefined && sdk.variable !== undefined) return refuses('the SDK ends without a key');
  const query = npm === '@ai-sdk/openai-compatible' ? textsIn(valueAt(entry, 'options', 'queryParams')) : [];
  return {
    kind: 'sends',
    sent: {
      url: orderedUrl(`${base.replace(/\/$/, '')}${sdk.route}${queryText(query)}`),
      model: textAt(model, 'id') ?? name,
      headers: headersOf(chosen, sdk, key),
      body: bodyOf(chosen, npm),
    },
  };
}

/** A model reference is cut at its first slash. */
function split(ref: string): readonly [string?, string?] {
  const at = ref.indexOf('/');
  return at < 1 ? [] : [ref.slice(0, at), ref.slice(at + 1)];
}

function isOff({ enabled_providers: enabled, disabled_providers: disabled }: Table, id: string): boolean {
  return (Array.isArray(enabled) && !enabled.includes(id)) || (Array.isArray(disabled) && disabled.includes(id));
}

/** The key that OpenCode itself finds. `options.apiKey` outranks all, also an empty one, which stops the search. */
function keyOf(world: World, { id, entry }: Chosen): string | undefined {
  const given = textAt(entry, 'options', 'apiKey');
  if (given !== undefined) return given;
  const stored = storedKey(world, id);
  if (stored !== undefined) return stored;
  const env = Array.isArray(entry.env) ? entry.env.map(String) : [builtIns[id]?.env].filter((one) => one !== undefined);
  // Of a list of several nobody knows which one is the key.
  return env.length === 1 ? world.variables[env[0] ?? ''] || undefined : undefined;
}

/** What an SDK looks for by itself. */
function variableOf(world: World, { variable }: Sdk): string | undefined {
  return variable === undefined ? undefined : world.variables[variable] || undefined;
}

function storedKey({ home, variables, read }: World, id: string): string | undefined {
  const path = join(variables.XDG_DATA_HOME || join(home, '.local', 'share'), 'opencode', 'auth.json');
  const logins = json(read(path) ?? '');
  return textAt(logins, id, 'type') === 'api' ? textAt(logins, id, 'key') : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A file that can't be read counts as empty.
  }
}

/** Headers of the settings lie over the key's own. */
function headersOf({ entry, model }: Chosen, sdk: Sdk, key: string | undefined): Readonly<Record<string, string>> {
  const given = [...textsIn(valueAt(entry, 'options', 'headers')), ...textsIn(model.headers)];
  return { ...keyHeader(sdk, key), ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value])) };
}

/** Of an empty key the SDKs that insist on one send the bare header. */
function keyHeader(sdk: Sdk, key: string | undefined): Readonly<Record<string, string>> {
  if (key === undefined || (key === '' && sdk.variable === undefined)) return {};
  return { [sdk.keyHeader]: sdk.keyHeader === 'authorization' ? `Bearer ${key}`.trim() : key };
}

function queryText(pairs: readonly (readonly [string, string])[]): string {
  return pairs.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(pairs)).toString()}`;
}

/** What is asked for where no limit is named, and at most. */
const mostTokens = 32_000;

/** The built-in `openai` asks without a limit; under any other id the same SDK has one. */
function bodyOf({ id, model }: Chosen, npm: string): Readonly<Record<string, unknown>> {
  const limit = valueAt(model, 'limit', 'output');
  const tokens = Math.min(typeof limit === 'number' && limit > 0 ? limit : mostTokens, mostTokens);
  const effort = textAt(model, 'options', 'reasoningEffort');
  switch (npm) {
    case '@ai-sdk/openai':
      return { ...(id !== 'openai' && { max_output_tokens: tokens }), ...(effort !== undefined && { effort }) };
    case '@ai-sdk/anthropic': {
      const own = textAt(model, 'options', 'effort');
      return { max_tokens: tokens, ...(own !== undefined && { effort: own }) };
    }
    default:
      return { max_tokens: tokens, ...(effort !== undefined && { reasoning_effort: effort }) };
  }
}
