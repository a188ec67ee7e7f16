import { isKeyRef, type KeyRef } from '../../../shared/key-ref.ts';
import type { Environment } from '../../environment.ts';
import { readBackups, rewriteBackups } from '../../files/backup-rewriting.ts';
import type { Engine } from '../engine.ts';

/** Stands in a backup where a key stood that has its home in the keychain now: as it was, or as text between quotes. */
const mark = /\{\{switchyard-(key|quoted-key):([a-z0-9#-]+)\}\}/g;
const wholeMark = /(\{\{switchyard-(?:key|quoted-key):[a-z0-9#-]+\}\})/;

function quoted(key: string): string {
  return JSON.stringify(key).slice(1, -1);
}

/** A key may be a word of a mark (`ollama`, the key of `ollama`), so marks that are there stay as they are. */
function hide(text: string, ref: KeyRef, key: string): string {
  const hideQuoted = (part: string) => part.split(quoted(key)).join(`{{switchyard-quoted-key:${ref}}}`);
  const hideIn = (part: string) => part.split(key).map(hideQuoted).join(`{{switchyard-key:${ref}}}`);
  const parts = text.split(wholeMark);
  return parts.map((part) => (wholeMark.test(part) ? part : hideIn(part))).join('');
}

/**
 * Takes a key out of every backup, once it was moved from a live file to the keychain: from then on it stands in no
 * file. What is taken back later gets it from the keychain (see `revealKeys`).
 */
export async function hideMovedKey({ environment }: Engine, ref: KeyRef, key: string): Promise<void> {
  await rewriteBackups(environment, (text) => hide(text, ref, key));
}

/** The names of all keys that were moved out of files of which there are backups. */
export function hiddenRefs(environment: Environment): ReadonlySet<KeyRef> {
  return new Set(readBackups(environment).flatMap((text) => [...refsIn(text)]));
}

/** Whether a key that stood in this text is hidden there still. */
export function holdsHiddenKey(text: string | null): boolean {
  return text !== null && wholeMark.test(text);
}

/** The text with its hidden keys back, as far as the keychain has them still. */
export async function revealKeys(
  { keys }: Engine,
  text: string,
): Promise<{ readonly text: string; readonly wasHidden: boolean }> {
  const found = new Map<string, string>();
  for (const ref of refsIn(text)) {
    const key = await keys.find(ref);
    if (key !== null) found.set(ref, key);
  }
  const revealed = text.replace(mark, (whole, form, ref) => {
    const key = found.get(ref);
    return key === undefined ? whole : form === 'key' ? key : quoted(key);
  });
  return { text: revealed, wasHidden: holdsHiddenKey(text) };
}

function refsIn(text: string): ReadonlySet<KeyRef> {
  return new Set([...text.matchAll(mark)].map(([, , ref = '']) => ref).filter(isKeyRef));
}
