import type { Path } from '../../documents/edit.ts';
import type { OwnedKey } from '../details.ts';

/** How the clients call the address of a provider. */
const addressNames: ReadonlySet<string | number | undefined> = new Set(['base_url', 'baseURL', 'baseUrl']);

export function isAddress({ path }: OwnedKey): boolean {
  return addressNames.has(path.at(-1));
}

/**
 * Of the keys that could go back, those that may. The table with the address of a provider goes back as a whole or not
 * at all: where a person has changed the address since, the former key must not come to stand beside it (checklist S9).
 */
export function withWholeEntries(owned: readonly OwnedKey[], back: readonly OwnedKey[]): readonly OwnedKey[] {
  const entries = owned.filter(isAddress).map(({ path }) => path.slice(0, -1));
  const mayGoBack = new Set(back);
  const torn = entries.filter((entry) => owned.some((key) => isIn(key.path, entry) && !mayGoBack.has(key)));
  return back.filter(({ path }) => !torn.some((entry) => isIn(path, entry)));
}

function isIn(path: Path, table: Path): boolean {
  return table.every((key, index) => path[index] === key);
}
