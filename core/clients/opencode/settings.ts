import * as z from 'zod/mini';
import type { Document } from '../../documents/edit.ts';

// What is read of OpenCode's settings. A value of the wrong type counts as absent: saying so is OpenCode's own affair.
export const orAbsent = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const Text = orAbsent(z.string());
const Texts = orAbsent(z.array(z.string()));
const tableOf = <T extends z.ZodMiniType>(schema: T) => orAbsent(z.record(z.string(), schema));

const Model = z.catch(z.object({ id: Text, name: Text, provider: orAbsent(z.object({ npm: Text })) }), {});

const Entry = z.catch(
  z.object({
    npm: Text,
    name: Text,
    api: Text,
    /** Outside `options`, where OpenCode does not look. */
    baseURL: Text,
    env: Texts,
    options: orAbsent(
      z.object({ baseURL: Text, apiKey: Text, headers: tableOf(z.string()), queryParams: tableOf(z.string()) }),
    ),
    models: tableOf(Model),
  }),
  {},
);
/** One provider in the shape that both products read. */
export type Entry = z.infer<typeof Entry>;

/** One provider in the shape that OpenCode 2 added. */
const NativeEntry = z.catch(
  z.object({
    package: Text,
    name: Text,
    env: Texts,
    headers: tableOf(z.string()),
    settings: orAbsent(z.object({ baseURL: Text, apiKey: Text })),
    models: tableOf(z.catch(z.object({ modelID: Text, name: Text }), {})),
  }),
  {},
);
export type NativeEntry = z.infer<typeof NativeEntry>;

/** OpenCode 2 also takes `{ model: 'provider/model', … }`. */
const NamedModel = z.union([
  z.string(),
  z.pipe(
    z.object({ model: z.string() }),
    z.transform(({ model }) => model),
  ),
]);
const Agents = tableOf(z.catch(z.object({ model: orAbsent(NamedModel) }), {}));

const Settings = z.catch(
  z.object({
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
    plugin: orAbsent(z.array(z.unknown())),
  }),
  {},
);
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
