import { isTable, type Table, tableAt, textAt } from '../plain-value.ts';

const reserved: readonly string[] = ['openai', 'ollama', 'lmstudio'];
const builtIns: readonly string[] = [
  'openai',
  'ollama',
  'lmstudio',
  'oss',
  'amazon-bedrock',
  'amazon-bedrock-runtime',
  'gcp',
];

/** What the keys of an entry must be; any other type stops Codex, also in an entry that is not chosen. */
const texts = ['name', 'base_url', 'wire_api', 'env_key', 'env_key_instructions', 'experimental_bearer_token'];
const tables = ['http_headers', 'env_http_headers', 'query_params', 'auth'];

/** Why Codex 0.169.0 does not start with this config.toml, or undefined. */
export function refusalOf(config: Table): string | undefined {
  if (textAt(config, 'profile') !== undefined) return 'legacy profile';
  if (config.approval_policy === 'untrusted') return 'approval_policy';
  for (const name of ['model', 'model_provider', 'model_reasoning_effort', 'openai_base_url'])
    if (config[name] !== undefined && typeof config[name] !== 'string') return `${name} is no text`;
  if (config.model_providers !== undefined && !isTable(config.model_providers)) return 'model_providers is no table';
  const entries = tableAt(config, 'model_providers');
  for (const [id, entry] of Object.entries(entries)) {
    const refusal = isTable(entry) ? entryRefusal(id, entry) : 'an entry is no table';
    if (refusal !== undefined) return refusal;
  }
  const chosen = textAt(config, 'model_provider') ?? 'openai';
  if (builtIns.includes(chosen) || Object.hasOwn(entries, chosen)) return undefined;
  return 'model provider not found';
}

function entryRefusal(id: string, entry: Table): string | undefined {
  if (reserved.includes(id) && Object.keys(entry).length > 0) return 'reserved id';
  for (const name of texts)
    if (entry[name] !== undefined && typeof entry[name] !== 'string') return `${name} is no text`;
  for (const name of tables) if (entry[name] !== undefined && !isTable(entry[name])) return `${name} is no table`;
  for (const name of ['http_headers', 'env_http_headers', 'query_params'])
    if (Object.values(tableAt(entry, name)).some((value) => typeof value !== 'string')) return `${name} holds no text`;
  if (typeof (entry.requires_openai_auth ?? false) !== 'boolean') return 'requires_openai_auth is no boolean';
  if ((entry.wire_api ?? 'responses') !== 'responses') return 'wire_api';
  if ((textAt(entry, 'name') ?? '').trim() === '' && !builtIns.includes(id)) return 'no name';
  return isTable(entry.auth) ? commandRefusal(entry, entry.auth) : undefined;
}

function commandRefusal(entry: Table, auth: Table): string | undefined {
  if ((textAt(auth, 'command') ?? '').trim() === '') return 'auth without a command';
  if (auth.timeout_ms === 0) return 'auth.timeout_ms is 0';
  const isSplit =
    entry.env_key !== undefined || entry.experimental_bearer_token !== undefined || entry.requires_openai_auth === true;
  return isSplit ? 'auth beside another key' : undefined;
}
