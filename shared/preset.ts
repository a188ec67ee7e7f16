import * as z from 'zod';
import facts from './preset-facts.json' with { type: 'json' };
import { ModelId, Wire } from './provider.ts';

const WebAddress = z.url({ protocol: /^https$/ });

/** A provider as the public knows it. Facts with a date, to be confirmed by the connection test; no endpoint was contacted. */
export const Preset = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string().min(1),
  kind: z.enum(['vendor', 'aggregator', 'local', 'template']),
  /** Base URL for each wire. A template's host is a placeholder that the user replaces. */
  endpoints: z.partialRecord(Wire, z.url({ protocol: /^https?$/ })),
  /** The variable that its own documentation uses for the key. */
  env: z.string().nullable(),
  models: z.array(ModelId),
  website: WebAddress.nullable(),
  keyPage: WebAddress.nullable(),
});
export type Preset = z.infer<typeof Preset>;

export const PresetCatalogue = z.strictObject({ date: z.iso.date(), presets: z.array(Preset) });

/** The whole catalogue; parsed when asked for, because nothing that prints a key needs it. */
export function presetCatalogue(): z.infer<typeof PresetCatalogue> {
  return PresetCatalogue.parse(facts);
}

/** A placeholder such as YOUR-HOST stands in the base URL. */
export function isTemplate(preset: Preset): boolean {
  return Object.values(preset.endpoints).some((url) => /YOUR[-_]/.test(url));
}
