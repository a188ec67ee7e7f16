import styles from './mark.module.css';

const tints = 8;

/** Initials: of Latin names the first letters of two words, of others the first character. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  const [first = '?', second] = words;
  const letters = [...first][0] ?? '?';
  return (second && /^\p{Script=Latin}/u.test(second) ? letters + ([...second][0] ?? '') : letters).toUpperCase();
}

/** The same provider has the same tint everywhere and always. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % tints;
}

/** A provider's mark: our own initials in a tinted square; no trademarks are shipped. */
export function Mark({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <span className={`${styles.mark} ${styles[`tint${tintOf(id)}`]}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
