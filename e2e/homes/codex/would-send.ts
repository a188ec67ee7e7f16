import { join } from 'node:path/posix';
import { parse } from 'smol-toml';
import { dotEnvPairs } from '../dot-env.ts';
import { type Outcome, orderedUrl, refuses, type World } from '../home.ts';
import { isTable, type Table, tableAt, textAt, textsIn } from '../plain-value.ts';
import { refusalOf } from './refusal.ts';

/** What Codex 0.169.0 asks for where no model is chosen, and how hard that one thinks unless told otherwise. */
const defaultModel = 'gpt-6.1-sol';
const defaultEffort = 'low';

/**
 * What Codex would send in this home, for `codex exec` without flags. Knows nothing of Switchyard's code: it judges that.
 * Fixed by requests of the real program, `recorded/` beside this file.
 */
export function codexWouldSend(world: World): Outcome {
  const folder = world.variables.CODEX_HOME || join(world.home, '.codex');
  const text = world.read(join(folder, 'config.toml')) ?? '';
  const config = parsed(text);
  if (config === undefined) return refuses('config.toml does not parse');
  const refusal = refusalOf(config);
  if (refusal !== undefined) return refuses(refusal);
  const id = textAt(config, 'model_provider') ?? 'openai';
  const provider: Table = id === 'openai' ? builtIn(config) : tableAt(config, 'model_providers', id);
  const account = accountOf(provider, { ...world, variables: withDotEnv(world, folder) }, folder);
  if ('why' in account) return refuses(account.why);
  const model = textAt(config, 'model') ?? defaultModel;
  const effort = textAt(config, 'model_reasoning_effort') ?? (model === defaultModel ? defaultEffort : undefined);
  return {
    kind: 'sends',
    sent: {
      url: urlOf(provider),
      model,
      headers: account.headers,
      body: effort === undefined ? {} : { effort },
    },
  };
}

function parsed(text: string): Table | undefined {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined; // The caller says so.
  }
}

function builtIn(config: Table): Table {
  return { base_url: textAt(config, 'openai_base_url'), requires_openai_auth: true };
}

/** `$CODEX_HOME/.env` outranks the shell, except for Codex's own names. */
function withDotEnv({ variables, read }: World, folder: string): Readonly<Record<string, string>> {
  const pairs = dotEnvPairs(read(join(folder, '.env')) ?? '').filter(([name]) => !name.startsWith('CODEX_'));
  return { ...variables, ...Object.fromEntries(pairs) };
}

/** The query is put behind the path as it is; of its values only what a URL cannot hold is escaped. */
function urlOf(provider: Table): string {
  const base = (textAt(provider, 'base_url') ?? 'https://api.openai.com/v1').replace(/\/+$/, '');
  const query = textsIn(provider.query_params).map(([name, value]) => `${name}=${value}`);
  return orderedUrl(new URL(`${base}/responses${query.length > 0 ? `?${query.join('&')}` : ''}`).href);
}

type Account = { readonly headers: Readonly<Record<string, string>> } | { readonly why: string };

/** Headers of the entry first; a key that Codex finds elsewhere takes the place of their `Authorization`. */
function accountOf(provider: Table, world: World, folder: string): Account {
  const headers: Record<string, string> = {};
  for (const [name, value] of textsIn(provider.http_headers)) headers[name.toLowerCase()] = value;
  for (const [name, variable] of textsIn(provider.env_http_headers)) {
    const value = world.variables[variable];
    // An empty one counts as unset.
    if (value !== undefined && value.trim() !== '') headers[name.toLowerCase()] = value;
  }
  const key = keyOf(provider, world, folder);
  if ('why' in key) return key;
  return { headers: { ...headers, ...key.headers } };
}

function bearer(key: string | undefined): { readonly headers: Readonly<Record<string, string>> } {
  // A line break within makes no header: Codex then sends none at all.
  const isHeader = key !== undefined && !/[\r\n]/.test(key);
  return { headers: isHeader ? { authorization: `Bearer ${key}`.trim() } : {} };
}

/** In the order in which Codex looks: variable, key in plain text, command, login. */
function keyOf(provider: Table, world: World, folder: string): Account {
  const variable = textAt(provider, 'env_key');
  if (variable !== undefined) {
    const value = world.variables[variable];
    return value === undefined || value.trim() === '' ? { why: 'missing environment variable' } : bearer(value);
  }
  const plain = textAt(provider, 'experimental_bearer_token');
  if (plain !== undefined) return bearer(plain);
  // A command that fails does not stop Codex: the prompt goes out without a key.
  if (isTable(provider.auth)) return bearer(printed(provider.auth, world));
  return provider.requires_openai_auth === true ? loginOf(world, folder) : { headers: {} };
}

function printed(auth: Table, world: World): string | undefined {
  const args = Array.isArray(auth.args) ? auth.args.map(String) : [];
  const text = world.prints(textAt(auth, 'command') ?? '', args)?.trim();
  return text === '' ? undefined : text;
}

/** The login that lies in auth.json, which `CODEX_API_KEY` outranks. A file that is no JSON counts as none. */
function loginOf({ variables, read }: World, folder: string): Account {
  if (variables.CODEX_API_KEY) return bearer(variables.CODEX_API_KEY);
  const login = json(read(join(folder, 'auth.json')) ?? '');
  const key = textAt(login, 'OPENAI_API_KEY');
  const mode = textAt(login, 'auth_mode') ?? (key === undefined ? 'chatgpt' : 'apikey');
  if (mode === 'apikey') return bearer(key);
  const token = textAt(login, 'tokens', 'access_token');
  const account = textAt(login, 'tokens', 'account_id');
  if (token === undefined) return { headers: {} };
  return { headers: { ...bearer(token).headers, ...(account !== undefined && { 'chatgpt-account-id': account }) } };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // As if nobody were logged in.
  }
}
