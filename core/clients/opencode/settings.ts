import * as z from 'zod';
import type { Document } from '../../documents/edit.ts';

// What is read of OpenCode's settings. A value of the wrong type counts as absent: saying so is OpenCode's own affair.
const Text = z.string().optional().catch(undefined);
const Texts = z.array(z.string()).optional().catch(undefined);
const tableOf = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema).optional().catch(undefined);

const Model = z
  .object({ id: Text, name: Text, provider: z.object({ npm: Text }).optional().catch(undefined) })
  .catch({});

const Entry = z
  .object({
    npm: Text,
    name: Text,
    api: Text,
    /** Outside `options`, where OpenCode does not look. */
    baseURL: Text,
    env: Texts,
    options: z
      .object({ baseURL: Text, apiKey: Text, headers: tableOf(z.string()), queryParams: tableOf(z.string()) })
      .optional()
      .catch(undefined),
    models: tableOf(Model),
  })
  .catch({});
/** One provider in the shape that both products read. */
export type Entry = z.infer<typeof Entry>;

/** One provider in the shape that OpenCode 2 added. */
const NativeEntry = z
  .object({
    package: Text,
    name: Text,
    env: Texts,
    headers: tableOf(z.string()),
    settings: z.object({ baseURL: Text, apiKey: Text }).optional().catch(undefined),
    models: tableOf(z.object({ modelID: Text, name: Text }).catch({})),
  })
  .catch({});
export type NativeEntry = z.infer<typeof NativeEntry>;

/** OpenCode 2 also takes `{ model: 'provider/model', … }`. */
const NamedModel = z.union([z.string(), z.object({ model: z.string() }).transform(({ model }) => model)]);
const Agents = tableOf(z.object({ model: NamedModel.optional().catch(undefined) }).catch({}));

const Settings = z
  .object({
    model: Text,
    small_model: Text,
    provider: tableOf(Entry),
    providers: tableOf(NativeEntry),
    enabled_providers: Texts,
    disabled_providers: Texts,
    agent: Agents,
    agents: Agents,
    command: Agents,
    commands: Agents,
    mode: Agents,
    plugin: z.array(z.unknown()).optional().catch(undefined),
  })
  .catch({});
export type Settings = z.infer<typeof Settings>;

export function toSettings(value: unknown): Settings {
  return Settings.parse(value);
}

export function settingsOf(document: Document | undefined): Settings {
  return toSettings(document?.value);
}

/** `provider/model`: a model's name may hold slashes, a provider's id does not. */
export function splitModel(text: string): { readonly provider: string; readonly model: string } {
  const slash = text.indexOf('/');
  return slash < 0 ? { provider: text, model: '' } : { provider: text.slice(0, slash), model: text.slice(slash + 1) };
}
