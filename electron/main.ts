import { boot } from './boot.ts';
import { log } from './log.ts';

function logSurprise(error: unknown): void {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

// Electron would show the stack in a dialog, over and over where it comes again.
process.on('uncaughtException', logSurprise);
process.on('unhandledRejection', logSurprise);

boot(__dirname).catch((error: unknown) => {
  logSurprise(error);
  process.exitCode = 1;
});
