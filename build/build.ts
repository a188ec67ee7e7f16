import { buildDesktop } from './desktop.ts';
import { makeAppIcons } from './icons/make-icons.ts';
import { buildPage } from './page.ts';
import { buildTerminal } from './terminal.ts';

await Promise.all([makeAppIcons(), buildTerminal(), buildPage(), buildDesktop()]);
