import { packageApp } from './package-app.ts';

await packageApp({ isFolder: process.argv.includes('--dir') });
