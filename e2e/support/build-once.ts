import { buildTerminal } from '../../build/terminal.ts';

/** The tests of whole processes start what users start: the built bundle. */
export default async function setup(): Promise<void> {
  await buildTerminal();
}
