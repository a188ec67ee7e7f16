import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]),
});

/** Not part of what we ship, though their own packages name them as needed at run time. */
const isShipped = (path: string): boolean => path !== '' && !path.includes('node_modules/@types/');

/** What `readdir` finds by these names is the licence's own text, and what it asks to be handed on. */
const textName = /^(licen[cs]e|copying|notice)/i;

/**
 * The licences of everything that a package of ours holds, taken from the lockfile: every run-time dependency, bundled or
 * beside the bundles. Throws for one that says nothing about its licence.
 */
export async function licensesText(root = '.'): Promise<string> {
  const { packages } = Lockfile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const paths = Object.entries(packages).flatMap(([path, one]) =>
    isShipped(path) && one.dev !== true && one.devOptional !== true ? [path] : [],
  );
  const notices = await Promise.all(paths.sort().map((path) => noticeOf(join(root, path))));
  const present = notices.filter((notice) => notice !== undefined);
  return `Switchyard is made with the following works of others.\n\n${present.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function noticeOf(folder: string): Promise<string | undefined> {
  let files: readonly string[];
  try {
    files = await readdir(folder);
  } catch {
    // The lockfile also names what is for other systems.
    return undefined;
  }
  const { name, version, license } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const names = files.filter((file) => textName.test(file)).sort();
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})\n`, ...texts.map((text) => `${text.trim()}\n`)].join('\n');
}
