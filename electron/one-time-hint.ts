import type { App } from '../core/app/app.ts';
import type { SettingsView } from '../shared/views.ts';
import { log } from './log.ts';
import { say } from './notification.ts';
import type { SettingsNow } from './settings-now.ts';

export type OneTimeHint = SettingsView['told'][number];

const words = {
  'tray-keeps-running': ['tray.keeps-running', 'tray.keeps-running-body'],
  'no-tray': ['tray.no-tray', 'tray.no-tray-body'],
} as const;

/** Says it if it never was, and remembers that it was. */
export function sayOnce(app: App, { value, t }: SettingsNow, hint: OneTimeHint): void {
  if (value.told.includes(hint)) return;
  const [title, body] = words[hint];
  say({ title: t(title), body: t(body) });
  app.calls['settings.change']({ told: [...value.told, hint] }).catch((error: unknown) => log(String(error)));
}
