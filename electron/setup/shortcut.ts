import { globalShortcut } from 'electron';
import { AppError } from '../../shared/problem.ts';
import { log } from '../log.ts';
import { say } from '../notification.ts';
import type { SettingsNow } from '../settings-now.ts';

/** The one shortcut that works from anywhere. */
export class Shortcut {
  #taken: string | null = null;
  readonly #onPress: () => void;

  constructor(onPress: () => void) {
    this.#onPress = onPress;
  }

  /** Listens to this one from now on. Throws `shortcut-taken`, and goes on with the old one. */
  take(accelerator: string | null): void {
    const old = this.#taken;
    if (accelerator === old) return;
    if (accelerator !== null && !this.#register(accelerator))
      throw new AppError(
        'shortcut-taken',
        `${accelerator} is used by another program, or is no shortcut on this system.`,
        'Choose another one.',
      );
    if (old !== null) globalShortcut.unregister(old);
    this.#taken = accelerator;
  }

  #register(accelerator: string): boolean {
    try {
      return globalShortcut.register(accelerator, this.#onPress);
    } catch {
      return false; // Electron knows no such key.
    }
  }
}

/** Follows the setting. The window is told at once when one is taken; this is for those that the terminal or an old file names. */
export function setupShortcut(settings: SettingsNow, shortcut: Shortcut): void {
  const follow = () => {
    try {
      shortcut.take(settings.value.shortcut);
    } catch (error) {
      log(String(error));
      const words = { shortcut: settings.value.shortcut ?? '' };
      say({ title: settings.t('tray.shortcut-taken', words), body: settings.t('tray.shortcut-taken-body') });
    }
  };
  settings.onChange(follow);
  follow();
}
