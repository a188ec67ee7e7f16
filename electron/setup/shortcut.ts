import { globalShortcut } from 'electron';
import type { App } from '../../core/app/app.ts';
import { contract } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError, toProblem } from '../../shared/problem.ts';
import { problemLine } from '../../shared/redact-problem.ts';
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

  get taken(): string | null {
    return this.#taken;
  }

  /** Listens to this one from now on. Throws `shortcut-taken`, and goes on with the old one. */
  take(accelerator: string | null): void {
    const old = this.#taken;
    if (accelerator === old) return;
    if (accelerator !== null && !this.#register(accelerator)) throw new AppError(problemOf('shortcut-taken'));
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

/**
 * Answers the page, but takes a shortcut before it is kept: one that is taken by another program is a problem of the field
 * in which it was entered, and changes nothing.
 */
export function answerWithShortcut({ answer }: Pick<App, 'answer'>, shortcut: Shortcut): App['answer'] {
  return async (name, input, gone) => {
    if (name !== 'settings.change') return answer(name, input, gone);
    const wish = contract['settings.change'].input.safeParse(input).data?.shortcut;
    const before = shortcut.taken;
    try {
      if (wish !== undefined) shortcut.take(wish);
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
    const reply = await answer(name, input, gone);
    if (wish !== undefined && !reply.ok) shortcut.take(before);
    return reply;
  };
}

/** Follows the setting, also where the terminal or an older start of the app named it. */
export function setupShortcut(settings: SettingsNow, shortcut: Shortcut): void {
  const follow = () => {
    const wish = settings.value.shortcut;
    try {
      shortcut.take(wish);
    } catch (error) {
      log(problemLine(toProblem(error)));
      const title = settings.t('tray.shortcut-taken', { shortcut: wish ?? '' });
      say({ title, body: settings.t('tray.shortcut-taken-body') });
    }
  };
  settings.onChange(follow);
  follow();
}
