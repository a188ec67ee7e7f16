import { dirname, join } from 'node:path/posix';
import { type ParseError, parse } from 'jsonc-parser';
import type { World } from '../home.ts';
import { isTable, type Table } from '../plain-value.ts';

/** The folder of the settings for all projects. */
export function settingsFolder({ home, variables }: World): string {
  return join(variables.XDG_CONFIG_HOME || join(home, '.config'), 'opencode');
}

/** All settings as OpenCode 1 lays them one over the other, later ones win; or why it does not start. */
export function settingsOf(world: World): Table | { readonly why: string } {
  const folder = settingsFolder(world);
  const files = ['config.json', 'opencode.json', 'opencode.jsonc'].map((name) => join(folder, name));
  const named = world.variables.OPENCODE_CONFIG;
  let settings: Table = {};
  for (const path of [...files, ...(named ? [named] : [])]) {
    const layer = layerOf(world, path);
    if ('why' in layer) return { why: String(layer.why) };
    settings = merged(settings, layer);
  }
  return settings;
}

function layerOf(world: World, path: string): Table {
  const text = world.read(path);
  if (text === undefined || text.trim() === '') return {};
  const missing: string[] = [];
  const filled = substituted(world, dirname(path), text.replace(/^\uFEFF/, ''), missing);
  if (missing.length > 0) return { why: 'a file of a placeholder is missing' };
  const errors: ParseError[] = [];
  const value: unknown = parse(filled, errors, { allowTrailingComma: true });
  return errors.length === 0 && isTable(value) ? value : { why: 'the settings do not parse' };
}

/** The placeholders are filled in before anything is parsed: a variable as it is, a file as JSON spells it. */
function substituted(world: World, folder: string, text: string, missing: string[]): string {
  return text
    .replace(/\{env:([^}]+)\}/g, (_, name: string) => world.variables[name] ?? '')
    .replace(/^(?!\s*\/\/).*$/gm, (line) =>
      line.replace(/\{file:([^}]+)\}/g, (_, name: string) => {
        const path = name.startsWith('~/') ? join(world.home, name.slice(2)) : absolute(folder, name);
        const content = world.read(path);
        if (content === undefined) missing.push(path);
        return JSON.stringify((content ?? '').trim()).slice(1, -1);
      }),
    );
}

function absolute(folder: string, name: string): string {
  return name.startsWith('/') ? name : join(folder, name);
}

function merged(below: Table, above: Table): Table {
  const all = Object.entries(above).map(([name, value]) => {
    const under = below[name];
    return [name, isTable(under) && isTable(value) ? merged(under, value) : value] as const;
  });
  return { ...below, ...Object.fromEntries(all) };
}
