import type { Binding } from '../../clients/client.ts';
import type { Path } from '../../documents/edit.ts';
import type { OwnedKey } from '../details.ts';

export function isAddress({ path }: OwnedKey, bindings: readonly Binding[]): boolean {
  return bindings.some(({ address }) => fits(path, address));
}

function fits(path: Path, pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

/**
 * Of the keys that could go back, those that may. The table with the address of a provider goes back as a whole or not
 * at all: where a person has changed the address since, the former key must not come to stand beside it (checklist S9).
 */
export function withWholeEntries(
  owned: readonly OwnedKey[],
  back: readonly OwnedKey[],
  bindings: readonly Binding[],
): readonly OwnedKey[] {
  const entries = owned.filter((key) => isAddress(key, bindings)).map(({ path }) => path.slice(0, -1));
  const mayGoBack = new Set(back);
  const torn = entries.filter((entry) => owned.some((key) => isIn(key.path, entry) && !mayGoBack.has(key)));
  return back.filter(({ path }) => !torn.some((entry) => isIn(path, entry)));
}

function isIn(path: Path, table: Path): boolean {
  return table.every((key, index) => path[index] === key);
}
