/** Puts `text` in the place of the characters from `from` up to `to` (UTF-16 offsets). */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const insertion = (at: number, text: string): TextEdit => ({ from: at, to: at, text });
export const cut = (from: number, to: number): TextEdit => ({ from, to, text: '' });

/**
 * The text after all edits. Insertions at one place keep their order; cuts may overlap one another.
 * An edit inside a cut, or two replacements of one place, is a defect of the caller.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from));
  let result = '';
  let at = 0;
  let isAfterCut = false;
  for (const edit of sorted) {
    const isCut = edit.text === '';
    if (edit.from < at && !(isCut && isAfterCut)) throw new Error(`edits overlap at offset ${edit.from}`);
    result += text.slice(at, Math.max(at, edit.from)) + edit.text;
    at = Math.max(at, edit.to);
    isAfterCut = isCut;
  }
  return result + text.slice(at);
}
