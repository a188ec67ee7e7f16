import { join } from 'node:path';
import { packageApp } from '../../build/package-app.ts';
import { makeStandInElectron } from './stand-in-electron.ts';

// A process of its own: electron-builder takes much of what it does from the variables that it was started with.
const [folder = '', version = ''] = process.argv.slice(2);
const electronDist = join(folder, 'electron');
makeStandInElectron(electronDist, version);
await packageApp({
  isFolder: false,
  changes: {
    electronDist,
    electronVersion: version,
    directories: { output: join(folder, 'release'), buildResources: 'build' },
  },
});
