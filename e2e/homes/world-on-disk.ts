import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home, World } from './home.ts';
import type { Product } from './product.ts';

/** The world as it lies on the disk now. Our launcher prints what the keychain in memory holds. */
export function worldOnDisk(folder: string, home: Home, product: Product): World {
  const text = (file: string) =>
    existsSync(file) && lstatSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
  const programs = new Map(Object.entries(home.programs).map(([name, prints]) => [join(folder, 'bin', name), prints]));
  const launcher = join(product.dataFolder, 'bin', 'switchyard-key');
  return {
    home: folder,
    variables: Object.fromEntries(
      Object.entries(home.variables).map(([name, value]) => [name, value.replaceAll('$HOME', folder)]),
    ),
    read: text,
    prints: (command, args, input) => {
      if (command !== launcher) return programs.get(command);
      return existsSync(launcher) ? launcherPrints(product, args, input) : undefined;
    },
  };
}

/** What clients get from our launcher: one key by its name, or OpenClaw's protocol. */
function launcherPrints({ keychain }: Product, [word, ref = '']: readonly string[], input = '{}'): string | undefined {
  if (word === 'print') return keychain.get(ref);
  const { ids = [] }: { readonly ids?: readonly string[] } = JSON.parse(input);
  const values = ids.flatMap((id) => (keychain.has(id) ? [[id, keychain.get(id)] as const] : []));
  return JSON.stringify({ protocolVersion: 1, values: Object.fromEntries(values) });
}

/** Every file below a folder that is wanted, by its path there, each byte as one character. */
export function filesBelow(folder: string, isWanted: (path: string) => boolean): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isWanted);
  const files = paths.filter((path) => lstatSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}
