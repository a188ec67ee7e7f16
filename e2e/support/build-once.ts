import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeWhenChanged } from './make-when-changed.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * The tests of whole processes start what users start: everything that is built. No run takes `dist/` away from another
 * one of the same checkout: it is built only when it is not what the sources make, and by one at a time.
 */
export default async function buildOnce(): Promise<void> {
  await makeWhenChanged({
    root,
    // All that the build reads.
    sources: ['shared', 'core', 'cli', 'electron', 'renderer', 'build', 'package.json', 'package-lock.json'],
    output: 'dist',
    memory: join(root, 'node_modules', '.cache', 'switchyard'),
    make: async () => {
      const options = { cwd: root, shell: process.platform === 'win32' };
      await promisify(execFile)('npm', ['run', '--silent', 'build'], options);
    },
  });
}
