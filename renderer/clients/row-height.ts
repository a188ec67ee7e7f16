/** Pixels of a row and the line below it, at the usual text size: `--row` in the tokens. */
export const rowHeight = 44;
