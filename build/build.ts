import { buildPage } from './page.ts';
import { buildTerminal } from './terminal.ts';

await Promise.all([buildTerminal(), buildPage()]);
