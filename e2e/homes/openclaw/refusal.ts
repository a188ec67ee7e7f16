import { isTable, type Table, tableAt, textAt } from '../plain-value.ts';

/** What may stand at the root, as far as homes have it; OpenClaw does not start with any other word there. */
const roots: ReadonlySet<string> = new Set([
  ...['$schema', 'meta', 'gateway', 'logging', 'models', 'agents', 'secrets', 'env', 'auth', 'tools', 'plugins'],
  ...['channels', 'session', 'ui', 'wizard', 'messages', 'commands', 'hooks', 'skills', 'cron', 'browser'],
]);

const apis: ReadonlySet<unknown> = new Set(['openai-completions', 'openai-responses', 'anthropic-messages', undefined]);

/** Providers that OpenClaw knows by itself: their entries need neither address nor models. */
const bundled: ReadonlySet<string> = new Set(['openai', 'anthropic', 'openrouter']);

/** Why OpenClaw 2026.9.6 does not start with this configuration, or undefined. */
export function refusalOf(config: Table): string | undefined {
  const unknown = Object.keys(config).find((name) => !roots.has(name));
  if (unknown !== undefined) return 'unrecognized key';
  const flat = Object.keys(tableAt(config, 'env')).find((name) => name !== 'vars' && name !== 'shellEnv');
  if (flat !== undefined) return 'unrecognized key in env';
  for (const [id, entry] of Object.entries(tableAt(config, 'models', 'providers'))) {
    const refusal = isTable(entry) ? entryRefusal(id, entry) : 'an entry is no table';
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function entryRefusal(id: string, entry: Table): string | undefined {
  if (!apis.has(entry.api)) return 'unknown api';
  if (entry.baseUrl !== undefined && typeof entry.baseUrl !== 'string') return 'baseUrl is no text';
  if (entry.apiKey !== undefined && typeof entry.apiKey !== 'string' && !isTable(entry.apiKey)) return 'apiKey';
  if (entry.models !== undefined && !Array.isArray(entry.models)) return 'models is no list';
  const rows: readonly unknown[] = Array.isArray(entry.models) ? entry.models : [];
  if (rows.some((row) => textAt(row, 'id') === undefined || textAt(row, 'name') === undefined))
    return 'a model without id and name';
  if (bundled.has(id)) return undefined;
  if (textAt(entry, 'baseUrl') === undefined) return 'no baseUrl';
  return entry.models === undefined ? 'no models' : undefined;
}
