import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Environment } from '../core/environment.ts';

/** One argument of `Exec`, quoted as the Desktop Entry specification wants it: once for the line, once for the value. */
function execWord(word: string): string {
  const quoted = word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted}"`.replaceAll('\\', '\\\\');
}

export function autostartText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Switchyard',
    'Comment=Switches the model provider of AI coding clients',
    `Exec=${command.map(execWord).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null; // There is none, or none that can be read: it is written anew.
  }
}

/**
 * Electron knows no login items on Linux: this writes the file that desktops look for, or takes it away. Somebody who
 * turned it off in the desktop's own settings has the last word until the setting here changes.
 */
export async function keepAutostart(
  file: string,
  command: readonly string[] | null,
  path: Environment['path'],
): Promise<void> {
  const old = await textOf(file);
  if (command === null) {
    if (old !== null) await rm(file, { force: true });
    return;
  }
  const text = autostartText(command);
  const isTurnedOff = /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(old ?? '');
  if (old === text || isTurnedOff) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
