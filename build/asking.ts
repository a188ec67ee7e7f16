import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * What asks providers is half as large as a whole face and needed for a connection test alone: it is a file of its own,
 * `dist/asking.cjs`, which no other start has to read. `place` is where that file is, seen from the bundle.
 */
export function askingBeside(place: string): Plugin {
  return {
    name: 'asking-beside',
    setup({ onResolve }) {
      onResolve({ filter: /^(undici|socks)$/ }, () => ({ path: place, external: true }));
    },
  };
}

/** SOCKS is loaded where a proxy speaks it. */
const contents = `module.exports = require('undici');
Object.defineProperty(module.exports, 'SocksClient', { enumerable: true, get: () => require('socks').SocksClient });`;

/** Bundles what asks providers, for both faces. */
export async function buildAsking(options: BuildOptions): Promise<void> {
  await build({ ...options, stdin: { contents, resolveDir: '.' }, outfile: 'dist/asking.cjs' });
}
