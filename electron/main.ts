import { boot } from './boot.ts';
import { log } from './log.ts';

boot(__dirname).catch((error: unknown) => {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
