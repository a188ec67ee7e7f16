import { bundleStandIn } from '../../host/launch-stand-in.ts';
import buildOnce from '../../support/build-once.ts';
import { electronBinary } from './hosts/electron.ts';

/** What the tests start is what users start: the built app. */
export default async function setup(): Promise<() => void> {
  if (electronBinary() === undefined)
    process.stdout.write(
      'There is no Electron binary: the tests in "electron" are skipped, "stand-in" proves what it can.\n',
    );
  await buildOnce();
  const { remove } = await bundleStandIn();
  return remove;
}
