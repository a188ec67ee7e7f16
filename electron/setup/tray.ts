import type { App } from '../../core/app/app.ts';
import type { OneTimeHints } from '../one-time-hints.ts';
import type { TrayFace } from '../tray/tray-face.ts';
import type { watchTrayHost } from '../tray/tray-host.ts';
import type { MainWindow } from '../window/main-window.ts';

interface Parts {
  readonly app: App;
  readonly hints: OneTimeHints;
  readonly window: MainWindow;
  readonly face: TrayFace;
  /** Tells whether a panel shows icons, at once and at each change. */
  readonly watch: typeof watchTrayHost;
}

export interface TrayPresence {
  /** Whether an icon can be seen: without one, a window that closes ends the app. */
  readonly isSeen: boolean;
  stop(): void;
}

/** A panel that is started again takes its time; one that comes up after us at login, a lot of it. */
const patienceMs = 3000;
const patienceWithoutWindowMs = 20_000;

/**
 * Puts the icon into the tray. On Linux there may be none, and one that comes later has to be given the icon anew; without
 * one the app says so once and is never out of sight (checklist T6).
 */
export function setupTray(parts: Parts): TrayPresence {
  const { app, face, watch, window } = parts;
  const { platform, variables } = app.engine.environment;
  void face.place();
  if (platform !== 'linux') return { isSeen: true, stop: () => undefined };
  let isSeen: boolean | undefined;
  let patience: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    patience = setTimeout(() => {
      if (window.isOpen || ms === patienceWithoutWindowMs) goWithout(parts);
      else wait(patienceWithoutWindowMs);
    }, ms);
  };
  const stop = watch(variables, (isThere) => {
    const isFirst = isSeen === undefined;
    isSeen = isThere;
    clearTimeout(patience);
    // The first icon went to whoever was there.
    if (isThere && !isFirst) void face.place();
    if (!isThere) wait(patienceMs);
  });
  return {
    get isSeen() {
      return isSeen === true;
    },
    stop: () => {
      clearTimeout(patience);
      stop();
    },
  };
}

function goWithout({ hints, window }: Parts): void {
  if (!window.isOpen) window.show();
  hints.say('no-tray');
}
