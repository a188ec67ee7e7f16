import type { App } from '../../core/app/app.ts';
import { sayOnce } from '../one-time-hint.ts';
import type { SettingsNow } from '../settings-now.ts';
import type { TrayFace } from '../tray/tray-face.ts';
import { watchTrayHost } from '../tray/tray-host.ts';
import type { MainWindow } from '../window/main-window.ts';

interface Parts {
  readonly app: App;
  readonly settings: SettingsNow;
  readonly window: MainWindow;
  readonly face: TrayFace;
}

export interface TrayPresence {
  /** Whether an icon can be seen: without one, a window that closes ends the app. */
  readonly isSeen: boolean;
  stop(): void;
}

/** A panel that is started again, or comes up after us at login, takes its time. */
const patienceMs = { shown: 3000, hidden: 20_000 } as const;

/**
 * Puts the icon into the tray. On Linux there may be none, and one that comes later has to be given the icon anew; without
 * one the app says so once and is never out of sight (checklist T6).
 */
export function setupTray(parts: Parts): TrayPresence {
  const { app, face, window } = parts;
  const { platform, variables } = app.engine.environment;
  void face.place();
  if (platform !== 'linux') return { isSeen: true, stop: () => undefined };
  let isSeen: boolean | undefined;
  let patience: NodeJS.Timeout | undefined;
  const stop = watchTrayHost(variables, (isThere) => {
    const isFirst = isSeen === undefined;
    isSeen = isThere;
    clearTimeout(patience);
    // The first icon went to whoever was there.
    if (isThere && !isFirst) void face.place();
    if (!isThere) patience = setTimeout(() => goWithout(parts), patienceMs[window.isVisible ? 'shown' : 'hidden']);
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

function goWithout({ app, settings, window }: Parts): void {
  if (!window.isVisible) window.show();
  sayOnce(app, settings, 'no-tray');
}
