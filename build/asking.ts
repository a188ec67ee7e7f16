import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * What asks providers is half as large as a whole face and needed for a connection test alone: it is a file of its own,
 * `dist/asking.cjs`, which no other start has to read. `place` is where that file is, seen from the bundle.
 */
export function askingBeside(place: string): Plugin {
  return {
    name: 'asking-beside',
    setup({ onResolve }) {
      onResolve({ filter: /^undici$/ }, () => ({ path: place, external: true }));
    },
  };
}

/** Bundles what asks providers, for both faces. */
export async function buildAsking(options: BuildOptions): Promise<void> {
  await build({ ...options, entryPoints: ['undici'], outfile: 'dist/asking.cjs' });
}
