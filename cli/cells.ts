/** Scripts whose characters take two cells of a terminal: Han, kana, Hangul, their punctuation and full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/gu;
/** Characters that stand on the one before them. */
const withoutWidth = /[\p{Mn}\p{Me}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const colours = /\u001b\[\d*(?:;\d*)*m/g;

/** How many cells of a terminal a text takes. */
export function cellsOf(text: string): number {
  const seen = text.replace(colours, '').replace(withoutWidth, '');
  return [...seen].length + (seen.match(wide)?.length ?? 0);
}

export function padCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

/**
 * What a line may be broken between: words, and the characters of wide scripts. Opening marks stay with what follows
 * them, closing ones (full stops, commas, brackets, the long vowel) with what they follow; so do the marks that French
 * sets a blank before.
 */
const pieces =
  /\s*(?:(?:\u00ab\s|[\u300c\uff08\u201c])*(?:[^\s\u2e80-\ua4cf\uff00-\uffef\u201c]+|[\u2e80-\ua4cf\uff00-\uffef])[\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\u300d\u300f\u201d\u30fc\u3005\u2026]*(?:\s[:;?\u00bb](?=\s|$))*)|\s*\S/gu;

/**
 * Lines of at most so many cells. Wide scripts set no blanks between words: there a line may end after any character.
 */
export function wrapCells(text: string, cells: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (line !== '' && cellsOf(line) + cellsOf(piece) > cells) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line].join('\n');
}
