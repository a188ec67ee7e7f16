import { chmod } from 'node:fs/promises';
import { buildTerminal } from './terminal.ts';

await buildTerminal();
await chmod('dist/switchyard.cjs', 0o755);
