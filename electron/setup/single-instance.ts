import { app } from 'electron';
import { readStart, type Start } from '../start.ts';

/** False for a second start: the first one hears of it, shows its window, and this one is done (checklist F). */
export function setupSingleInstance(onSecondStart: (start: Start) => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  app.on('second-instance', (_event, args) => onSecondStart(readStart(args)));
  return true;
}
