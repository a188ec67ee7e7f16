import { join } from 'node:path/posix';
import type { World } from '../home.ts';
import { textAt, valueAt } from '../plain-value.ts';
import { settingsFolder } from './settings.ts';

/** What our plug-in gives to the entry `id` at `base`: a key goes to its own origin only. */
export function pluginKeyFor(world: World, id: string, base: string): string | undefined {
  const text = world.read(join(settingsFolder(world), 'plugins', 'switchyard-keys.js'));
  if (text === undefined) return undefined;
  const launcher = /^const launcher = (".*");$/m.exec(text)?.[1];
  const table = /^const keys = (\{[\s\S]*?^\});$/m.exec(text)?.[1];
  if (launcher === undefined || table === undefined) return undefined;
  const wanted = valueAt(JSON.parse(table), id);
  const ref = textAt(wanted, 'ref');
  if (ref === undefined || textAt(wanted, 'origin') !== originOf(base)) return undefined;
  return world.prints(JSON.parse(launcher), ['print', ref])?.trim() || undefined;
}

function originOf(base: string): string | undefined {
  try {
    return new URL(base).origin;
  } catch {
    return undefined; // No address: no key.
  }
}
