import type { Wire } from '../../../shared/provider.ts';
import { packages } from './entry.ts';
import type { Entry, NativeEntry } from './settings.ts';

/** Ids that OpenCode knows by itself; an entry of such an id may leave the package and the address out. */
const builtIns: Readonly<Record<string, { readonly wire: Wire; readonly baseUrl: string }>> = {
  openai: { wire: 'responses', baseUrl: 'https://api.openai.com/v1' },
  anthropic: { wire: 'anthropic', baseUrl: 'https://api.anthropic.com/v1' },
  openrouter: { wire: 'chat', baseUrl: 'https://openrouter.ai/api/v1' },
};

const wireByPackage: Readonly<Record<string, Wire>> = {
  [packages.responses]: 'responses',
  [packages.chat]: 'chat',
  [packages.anthropic]: 'anthropic',
  '@openrouter/ai-sdk-provider': 'chat',
};

/** The wire of an SDK package; undefined where it is none of ours (Google, Bedrock). */
export function wireOfPackage(npm: string): Wire | undefined {
  return wireByPackage[npm];
}

/** The wire of an entry as a whole; single models may have another. */
export function entryWire(id: string, entry: Entry): Wire | undefined {
  if (entry.npm !== undefined) return wireOfPackage(entry.npm);
  // OpenCode takes the OpenAI-compatible package for ids it does not know.
  return builtIns[id]?.wire ?? 'chat';
}

/** A built-in id leads to its own address, as soon as there is a key for it. */
export function entryBaseUrl(
  id: string,
  entry: Entry,
  hasKey = entry.options?.apiKey !== undefined || entry.env?.length === 1,
): string | undefined {
  const named = entry.options?.baseURL ?? entry.api;
  if (named !== undefined) return named;
  return hasKey ? builtIns[id]?.baseUrl : undefined;
}

/** An entry of the block that OpenCode 2 added, in the shape of the other. */
export function nativeToEntry({ package: npm = '', name, env, headers, settings, models = {} }: NativeEntry): Entry {
  return {
    npm: npm.replace(/^aisdk:/, ''),
    name,
    env,
    options: { ...settings, headers },
    models: Object.fromEntries(
      Object.entries(models).map(([id, model]) => [id, { id: model.modelID, name: model.name }]),
    ),
  };
}
