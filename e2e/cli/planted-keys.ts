import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys of twenty shapes, each of which some quoting, pattern or escape could let through. */
export const plantedKeys: readonly string[] = [
  `sk-proj-${'Pl4ntedLong'.repeat(15)}`,
  'Zq7#',
  'Wx8-Ty5!',
  'sk-"double"-planted-04',
  "sk-'single'-planted-05",
  'sk-\\back\\nslash-planted-06',
  '%d0%ba-planted-in-percent-07',
  ':key:-planted-with-signs-08',
  'planted key with spaces 09',
  Buffer.from('a planted key in base64, number 10').toString('base64'),
  'model = "planted-11" # not a comment',
  '{"apiKey":"planted-12","n":[1]}',
  '{env:PLANTED_13}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a reference, not one
  '${PLANTED_14}',
  `planted-15-${'0123456789abcdefXYZ'.repeat(530)}`,
  'eyJhbGciOiJIUzI1NiJ9.eyJwbGFudGVkIjoxNn0.c2lnbmF0dXJlLTE2',
  'https://user:planted17@host.example/?key=planted17',
  '--planted-18',
  '$(planted-19)`;&&|<>',
  'Bearer of planted-20-abcdef',
];

/** What can't be a key, and is refused before anything is stored. */
export const refusedKeys: readonly (readonly [what: string, key: string])[] = [
  ['nothing', ''],
  ['white space', ' \r\n'],
  ['two lines', 'planted-refused-1\nsecond'],
  ['an escape sequence', 'planted-refused-2\u001b[31m'],
  ['letters that no header carries', 'ключ-planted-refused-鍵'],
  ['an emoji', '🔑-planted-refused'],
  ['NUL', 'planted-refused\u0000-3'],
  ['more than any key has', 'planted-refused-4'.repeat(1200)],
];

/** How a key may stand in a text: as it is, in JSON or TOML, in base64. */
function formsOf(key: string): readonly string[] {
  return [key, JSON.stringify(key).slice(1, -1), Buffer.from(key).toString('base64')];
}

/** The numbers of the keys that `text` holds. */
export function keysIn(text: string): readonly number[] {
  return plantedKeys.flatMap((key, index) => (formsOf(key).some((form) => text.includes(form)) ? [index] : []));
}

/** What other users can see of the processes of one home, looked at some 20 times a second. */
export function watchProcesses(home: string) {
  /** The arguments of each process that was seen. */
  const seen = new Set<string>();
  const leaks: string[] = [];
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const variables = readGone(`/proc/${pid}/environ`);
      if (!variables.includes(home)) continue;
      const words = readGone(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
      seen.add(words);
      if (keysIn(words + variables).length > 0) leaks.push(words);
    }
  }, 50);
  return { seen, leaks, stop: () => clearInterval(timer) };
}

function readGone(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It has ended since, or belongs to somebody else.
  }
}

/** The files below a folder that hold a key. */
export function filesWithKeys(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return lstatSync(path).isFile() && keysIn(`${name}\n${readFileSync(path, 'utf8')}`).length > 0;
  });
}
