/** What a search can find: `text` is shown, `words` is what is looked through. */
export interface Findable {
  readonly id: string;
  readonly words: string;
}

/** 3: a word begins with it. 2: it is inside of one. 1: its letters come in this order. 0: not found. */
function fitOfWord(words: string, wanted: string): 0 | 1 | 2 | 3 {
  const at = words.indexOf(wanted);
  if (at === 0 || words.includes(` ${wanted}`)) return 3;
  if (at > 0) return 2;
  let place = -1;
  for (const letter of wanted) {
    place = words.indexOf(letter, place + 1);
    if (place < 0) return 0;
  }
  return 1;
}

/** The sum over the words wanted, and whether each of them stands there as typed; undefined as soon as one is missing. */
function fitOf(
  words: string,
  wanted: readonly string[],
): { readonly sum: number; readonly isGood: boolean } | undefined {
  let sum = 0;
  let isGood = true;
  for (const word of wanted) {
    const fit = fitOfWord(words, word);
    if (fit === 0) return undefined;
    sum += fit;
    isGood &&= fit > 1;
  }
  return { sum, isGood };
}

export interface Found<Item> {
  readonly items: readonly Item[];
  /** How many more there are than `most`. */
  readonly more: number;
}

/**
 * The best matches first, of equal ones those used last, then in their own order. Letters alone in their order are enough
 * only where nothing matches better.
 */
export function findBest<Item extends Findable>(
  all: readonly Item[],
  search: string,
  { recent, most }: { readonly recent: readonly string[]; readonly most: number },
): Found<Item> {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const ranks = new Map(recent.map((id, index) => [id, index]));
  const rankOf = ({ id }: Item) => ranks.get(id) ?? recent.length;
  const fits = all.flatMap((item, index) => {
    const fit = fitOf(item.words, wanted);
    return fit ? [{ item, ...fit, rank: rankOf(item), index }] : [];
  });
  const good = fits.filter(({ isGood }) => isGood);
  const chosen = good.length > 0 ? good : fits;
  const sorted = chosen.toSorted((a, b) => b.sum - a.sum || a.rank - b.rank || a.index - b.index);
  return { items: sorted.slice(0, most).map(({ item }) => item), more: Math.max(0, sorted.length - most) };
}
