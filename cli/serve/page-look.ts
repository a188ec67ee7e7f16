import type { App } from '../../core/app/app.ts';
import { type Look, lookOf } from '../../shared/first-frame.ts';

/**
 * How the page looks by the settings as they are now, which another face may have changed; `languages` are those of the
 * browser. Never throws.
 */
export async function readLook({ calls }: Pick<App, 'calls'>, languages: readonly string[]): Promise<Look> {
  try {
    return lookOf(await calls['settings.read'](), languages);
  } catch {
    // The page asks for the settings as well, and says what is wrong with them.
    return lookOf({ theme: 'system', language: 'system' }, languages);
  }
}
