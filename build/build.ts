import { buildTerminal } from './terminal.ts';

await buildTerminal();
