import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJson5 } from 'json5';
import { parse as parseToml } from 'smol-toml';
import * as z from 'zod';
import { liveFiles } from './terminal.ts';

/** A base URL in a live file, and the key that goes there. */
export interface Pair {
  readonly place: string;
  readonly origin: string;
  readonly ref: string;
}

const Codex = z.object({
  model_providers: z
    .record(z.string(), z.object({ base_url: z.string(), auth: z.object({ args: z.array(z.string()) }).optional() }))
    .optional(),
});
const OpenCode = z.object({
  provider: z
    .record(z.string(), z.object({ options: z.object({ baseURL: z.string(), apiKey: z.string().optional() }) }))
    .optional(),
});
const Secret = z.object({ source: z.string(), provider: z.string(), id: z.string() });
const OpenClaw = z.object({
  models: z
    .object({
      providers: z.record(z.string(), z.object({ baseUrl: z.string(), apiKey: Secret.optional() })).optional(),
    })
    .optional(),
  secrets: z
    .object({ providers: z.record(z.string(), z.object({ path: z.string().optional() })).optional() })
    .optional(),
});
const PluginKeys = z.record(z.string(), z.object({ ref: z.string(), origin: z.string() }));

function readText(home: string, path: string): string {
  try {
    return readFileSync(join(home, path), 'utf8');
  } catch {
    return ''; // Not made yet.
  }
}

/** The reference of a key that lies in a file of ours. */
function toRef(path: string | undefined): string | undefined {
  return /keys\/([a-z0-9-]+\.[0-9a-f]{12})\.key\}?$/.exec(path ?? '')?.[1]?.replace('.', '#');
}

/** Which origins get which keys, read by other means than the engine's own. */
export function pairsIn(home: string): readonly Pair[] {
  const codex = Codex.parse(parseToml(readText(home, liveFiles.codex)));
  const opencode = OpenCode.parse(parseJson5(readText(home, liveFiles.opencode)));
  const openclaw = OpenClaw.parse(parseJson5(readText(home, liveFiles.openclaw)));
  const sources = openclaw.secrets?.providers ?? {};
  const plugin = /const keys = (\{.*?\n\});/s.exec(readText(home, '.config/opencode/plugins/switchyard-keys.js'))?.[1];
  const asked = PluginKeys.parse(JSON.parse(plugin ?? '{}'));
  const pair = (place: string, url: string, ref: unknown): readonly Pair[] =>
    typeof ref === 'string' && ref !== '' ? [{ place, origin: new URL(url).origin, ref }] : [];
  return [
    ...Object.entries(codex.model_providers ?? {}).flatMap(([id, { base_url: url, auth }]) =>
      pair(`codex ${id}`, url, auth?.args[1]),
    ),
    ...Object.entries(opencode.provider ?? {}).flatMap(([id, { options }]) => [
      ...pair(`opencode ${id}`, options.baseURL, toRef(options.apiKey)),
      // The plug-in gives a key to its own origin only.
      ...(asked[id]?.origin === new URL(options.baseURL).origin
        ? pair(`opencode ${id}`, options.baseURL, asked[id].ref)
        : []),
    ]),
    ...Object.values(asked).flatMap(({ ref, origin }) => pair('plug-in', origin, ref)),
    ...Object.entries(openclaw.models?.providers ?? {}).flatMap(([id, { baseUrl, apiKey }]) =>
      pair(`openclaw ${id}`, baseUrl, apiKey?.source === 'file' ? toRef(sources[apiKey.provider]?.path) : apiKey?.id),
    ),
  ];
}
