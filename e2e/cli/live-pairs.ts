import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJson5 } from 'json5';
import { parse as parseToml } from 'smol-toml';
import * as z from 'zod';
import type { Binding } from '../../core/clients/client.ts';
import { allClients } from '../../core/clients/clients.ts';
import { clientSamples, liveFiles } from '../support/client-samples.ts';

/** A base URL in a live file, and the key that goes there. */
export interface Pair {
  /** The client and the name of the entry. */
  readonly place: string;
  readonly origin: string;
  readonly ref: string;
}

type Place = readonly string[];

const clients = await allClients();
const PluginKeys = z.record(z.string(), z.object({ ref: z.string(), origin: z.string() }));

function readText(home: string, path: string): string {
  try {
    return readFileSync(join(home, path), 'utf8');
  } catch {
    return ''; // Not made yet.
  }
}

/** The paths of `value` that fit a pattern, with what stands there. */
function fitting(value: unknown, [step, ...rest]: Place, above: Place = []): readonly (readonly [Place, unknown])[] {
  if (step === undefined) return [[above, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => step === '*' || step === name)
    .flatMap(([name, member]) => fitting(member, rest, [...above, name]));
}

/** The references in a value: by name, or by the file of ours in which the key lies. */
function refsIn(value: unknown): readonly string[] {
  const found = JSON.stringify(value ?? null).matchAll(/([a-z0-9][a-z0-9-]*)(?:#|\.)([0-9a-f]{12})\b/g);
  return [...found].map(([, provider, tag]) => `${provider}#${tag}`);
}

/** Where a key only names its source, the source says which one it is. */
function withSource(value: unknown, key: unknown, { sources = [] }: Binding): readonly unknown[] {
  const named = JSON.stringify(key ?? null);
  const found = sources.flatMap((pattern) => fitting(value, pattern));
  return [key, ...found.filter(([path]) => named.includes(JSON.stringify(path.at(-1)))).map(([, source]) => source)];
}

function pairsOf(client: string, value: unknown, binding: Binding): readonly Pair[] {
  return fitting(value, binding.address).flatMap(([path, url]) => {
    const table = JSON.stringify(path.slice(0, -1));
    const keys = binding.keys
      .flatMap((pattern) => fitting(value, pattern))
      .filter(([place]) => JSON.stringify(place.slice(0, path.length - 1)) === table);
    const refs = keys.flatMap(([, key]) => withSource(value, key, binding)).flatMap(refsIn);
    const names = path.filter((_, index) => binding.address[index] === '*');
    return [...new Set(refs)].map((ref) => ({
      place: [client, ...names].join(' '),
      origin: new URL(String(url)).origin,
      ref,
    }));
  });
}

/** What the plug-in of OpenCode asks for; it gives a key to its own origin only. */
function pairsOfPlugin(home: string): readonly Pair[] {
  const text = readText(home, '.config/opencode/plugins/switchyard-keys.js');
  const keys = PluginKeys.parse(JSON.parse(/const keys = (\{.*?\n\});/s.exec(text)?.[1] ?? '{}'));
  return Object.entries(keys).map(([id, { ref, origin }]) => ({ place: `plug-in ${id}`, origin, ref }));
}

/** Which origins get which keys, by the bindings of every client and read by other means than the engine's own. */
export function pairsIn(home: string): readonly Pair[] {
  const ofClients = clients.flatMap(({ id, bindings }) => {
    const text = readText(home, liveFiles[id]);
    const value: unknown =
      clientSamples[id].comment === '#' ? parseToml(text) : text.trim() === '' ? {} : parseJson5(text);
    return bindings.flatMap((binding) => pairsOf(id, value, binding));
  });
  return [...ofClients, ...pairsOfPlugin(home)];
}
