import { type BuildOptions, build } from 'esbuild';
import { callNames } from '../shared/contract.ts';
import { askingBeside } from './asking.ts';

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  // Of Electron 45.
  target: 'node22',
  format: 'cjs',
  minify: true,
  legalComments: 'linked',
  mainFields: ['module', 'main'],
  external: ['electron', '@napi-rs/keyring', '@napi-rs/keyring/keytar'],
};

/** The preload gets the contract's names and nothing else of it: a sandboxed one can load no file beside it. */
export function preloadOptions(outfile: string): BuildOptions {
  return {
    ...shared,
    entryPoints: ['electron/preload.ts'],
    outfile,
    // A sandboxed preload knows no Node.
    platform: 'browser',
    define: { callNames: JSON.stringify(callNames) },
  };
}

/** Bundles the desktop app: the main process and the preload. */
export async function buildDesktop(): Promise<void> {
  await Promise.all([
    build({
      ...shared,
      plugins: [askingBeside('../asking.cjs')],
      // As `require`, which sees all names of a file that is no ES module.
      supported: { 'dynamic-import': false },
      entryPoints: ['electron/main.ts'],
      outfile: 'dist/electron/main.cjs',
    }),
    build(preloadOptions('dist/electron/preload.cjs')),
  ]);
}
