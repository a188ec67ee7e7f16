import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const folder = 'dist/page';

const shared: BuildOptions = {
  outdir: folder,
  entryNames: '[name]-[hash]',
  bundle: true,
  target: 'es2022',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** Bundles the page into `dist/page`: names carry a hash of what is in them, so that they may be kept for ever. */
export async function buildPage(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const main = await build({
    ...shared,
    entryPoints: ['renderer/main.tsx'],
    chunkNames: 'part-[hash]',
    splitting: true,
    format: 'esm',
    metafile: true,
    jsx: 'automatic',
    legalComments: 'linked',
  });
  // A plain script: it runs before the first paint.
  const early = await build({ ...shared, entryPoints: ['renderer/early.ts'], format: 'iife', metafile: true });
  const outputs = [main, early].flatMap(({ metafile }) => Object.keys(metafile.outputs)).map((path) => basename(path));
  const find = (pattern: RegExp) => outputs.find((name) => pattern.test(name)) ?? '';
  const scripts = [
    `<script src="/${find(/^early-.*\.js$/)}"></script>`,
    `<script type="module" src="/${find(/^main-.*\.js$/)}"></script>`,
  ];
  const html = (await readFile('renderer/index.html', 'utf8'))
    .replace('<!-- styles -->', `<link rel="stylesheet" href="/${find(/^main-.*\.css$/)}" />`)
    .replace('<!-- scripts -->', scripts.join('\n    '));
  await copyFile('renderer/icon.svg', `${folder}/icon.svg`);
  await writeFile(`${folder}/index.html`, html);
}
