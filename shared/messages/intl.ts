/*
 * Node loads its data about numbers and lists when they are first asked for, which takes a third of an empty Node's start.
 * So what all our languages write alike is written without.
 */

/** A number as the language writes it. All of ours write whole ones below a thousand with the same bare digits. */
export function numberIn(language: string, value: number): string {
  const isBare = Number.isInteger(value) && value >= 0 && value < 1000;
  return isBare ? String(value) : value.toLocaleString(language);
}

/** "a, b, and c", as the language writes it. */
export function listIn(language: string, [first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return others.length === 0 ? first : new Intl.ListFormat(language).format([first, ...others]);
}
