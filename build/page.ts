import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/page');

/** Names carry a hash of what is in them, so that they may be kept for ever. */
const options = {
  absWorkingDir: root,
  entryPoints: ['renderer/start.ts', 'renderer/main.tsx'],
  outdir: folder,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  jsx: 'automatic',
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies BuildOptions;

/** An output's path, by the source that it begins with. */
function outputOf({ outputs }: Metafile, entryPoint: string): string {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`there is no bundle of ${entryPoint}`);
  return found[0];
}

/** What an output can't run without, itself first. */
function staticImportsOf({ outputs }: Metafile, output: string): ReadonlySet<string> {
  const found = new Set([output]);
  for (const path of found)
    for (const { kind, path: imported } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') found.add(imported);
  return found;
}

/** A script of the page: its bytes, and the sources in it. */
export interface PageScript {
  readonly bytes: Uint8Array;
  readonly sources: readonly string[];
}

/** The scripts without which the page draws nothing of its own, in memory: those of its start and of its program. */
export async function bundleFirstScripts(): Promise<readonly PageScript[]> {
  const { metafile, outputFiles } = await build({ ...options, write: false });
  const paths = new Set(
    options.entryPoints.flatMap((entryPoint) => [...staticImportsOf(metafile, outputOf(metafile, entryPoint))]),
  );
  return outputFiles.flatMap(({ path, contents }) => {
    const name = [...paths].find((one) => join(root, one) === path);
    return name === undefined ? [] : [{ bytes: contents, sources: Object.keys(metafile.outputs[name]?.inputs ?? {}) }];
  });
}

/** Bundles the page into `dist/page`. */
export async function buildPage(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build(options);
  const main = outputOf(metafile, 'renderer/main.tsx');
  const styles = basename(metafile.outputs[main]?.cssBundle ?? '');
  const start = basename(outputOf(metafile, 'renderer/start.ts'));
  const html = (await readFile(join(root, 'renderer/index.html'), 'utf8'))
    .replace('<!-- styles -->', `<link rel="stylesheet" href="/${styles}" />`)
    .replace('<!-- scripts -->', `<script type="module" src="/${start}"></script>`);
  await copyFile(join(root, 'renderer/icon.svg'), join(folder, 'icon.svg'));
  await writeFile(join(folder, 'index.html'), html);
}
