import { build, type Metafile } from 'esbuild';

/**
 * Bundles the terminal face into `dist/switchyard.cjs`: one file, plain Node, modules run when first needed.
 * CommonJS, because Node starts it measurably faster than an ES module of the same content.
 */
export async function buildTerminal(): Promise<Metafile> {
  const result = await build({
    entryPoints: ['cli/main.ts'],
    outfile: 'dist/switchyard.cjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'linked',
    banner: { js: '#!/usr/bin/env node' },
    // jsonc-parser's `main` is a UMD file that no bundler can follow.
    mainFields: ['module', 'main'],
    // Native code stays beside the bundle.
    external: ['@napi-rs/keyring', '@napi-rs/keyring/keytar'],
    metafile: true,
  });
  return result.metafile;
}
