import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleStandIn } from '../../host/launch-stand-in.ts';
import { electronBinary } from './hosts/electron.ts';

/** What the tests start is what users start: the built app. */
export default async function setup(): Promise<() => void> {
  if (electronBinary() === undefined)
    process.stdout.write(
      'There is no Electron binary: the tests in "electron" are skipped, "stand-in" proves what it can.\n',
    );
  if (process.env.SWITCHYARD_IS_BUILT !== '1')
    execFileSync('npm', ['run', '--silent', 'build'], {
      cwd: join(import.meta.dirname, '..', '..', '..'),
      stdio: 'inherit',
    });
  const { remove } = await bundleStandIn();
  return remove;
}
