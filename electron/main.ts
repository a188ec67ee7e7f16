import { app } from 'electron';
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
  // Without window and tray nobody could end it, and every later start would only wake this one.
  app.exit(1);
});
