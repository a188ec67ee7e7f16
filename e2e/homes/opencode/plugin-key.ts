import { join } from 'node:path/posix';
import type { World } from '../home.ts';
import { type Table, tableAt, textAt } from '../plain-value.ts';
import { settingsFolder } from './settings.ts';

/**
 * The options of the entry `id` when our plug-in has been at work: a key goes to its own origin only, into the header that
 * is named for it or else where the SDK looks, and never takes the place of one that stands there.
 */
export function filledByPlugin(world: World, id: string, options: Table): Table {
  const text = world.read(join(settingsFolder(world), 'plugins', 'switchyard-keys.js'));
  const launcher = /^const launcher = (".*");$/m.exec(text ?? '')?.[1];
  const table = /^const keys = (\{[\s\S]*?^\});$/m.exec(text ?? '')?.[1];
  if (launcher === undefined || table === undefined) return options;
  const wanted = tableAt(JSON.parse(table), id);
  const header = textAt(wanted, 'header');
  const ref = textAt(wanted, 'ref');
  const isFilled = textAt(options, 'apiKey') || (header !== undefined && textAt(options, 'headers', header));
  if (ref === undefined || isFilled) return options;
  if (textAt(wanted, 'origin') !== originOf(textAt(options, 'baseURL') ?? '')) return options;
  const key = world.prints(JSON.parse(launcher), ['print', ref])?.trim();
  if (!key) return options;
  if (header === undefined) return { ...options, apiKey: key };
  const value = `${textAt(wanted, 'prefix') ?? ''}${key}`;
  return { ...options, headers: { ...tableAt(options, 'headers'), [header]: value } };
}

function originOf(base: string): string | undefined {
  try {
    return new URL(base).origin;
  } catch {
    return undefined; // No address: no key.
  }
}
