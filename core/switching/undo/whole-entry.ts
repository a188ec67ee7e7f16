import type { Binding } from '../../clients/client.ts';
import type { Path } from '../../documents/edit.ts';
import { memberOf } from '../../documents/plain-value.ts';
import type { OwnedKey } from '../details.ts';

type Pattern = readonly string[];

export function isAddress({ path }: OwnedKey, bindings: readonly Binding[]): boolean {
  return bindings.some(({ address }) => path.length === address.length && beginsLike(path, address));
}

/** Whether the steps of `path` fit those of a pattern that is as long or longer. */
function beginsLike(path: Path, pattern: Pattern): boolean {
  return path.length <= pattern.length && path.every((step, index) => ['*', step].includes(pattern[index] ?? ''));
}

/** An address, or an entry that was written as a whole with its address. */
function hasAddress(key: OwnedKey, bindings: readonly Binding[]): boolean {
  const { path, after } = key;
  const isWithin = ({ address }: Binding) =>
    beginsLike(path, address) && address.slice(path.length).reduce<unknown>(memberOf, after) !== undefined;
  return isAddress(key, bindings) || bindings.some(isWithin);
}

/** A place that would hold the way to another key than now: not one that is only made or only taken away. */
function leadsElsewhere({ path, before, after }: OwnedKey, bindings: readonly Binding[]): boolean {
  const sources = bindings.flatMap((binding) => binding.sources ?? []);
  const isSource = sources.some(
    (source) => path.length >= source.length && beginsLike(path.slice(0, source.length), source),
  );
  return isSource && before !== null && after !== undefined;
}

/**
 * Of the keys that could go back, those that may: none of a file in which an entry stays whose key would become another
 * by what goes back elsewhere. The table with the address of a provider goes back as a whole or not at all: where a
 * person has changed the address since, the former key must not come to stand beside it (checklist S9).
 */
export function withWholeEntries(
  owned: readonly OwnedKey[],
  back: readonly OwnedKey[],
  bindings: readonly Binding[],
): readonly OwnedKey[] {
  const entries = owned.filter((key) => isAddress(key, bindings)).map(({ path }) => path.slice(0, -1));
  const mayGoBack = new Set(back);
  const stays = owned.some((key) => hasAddress(key, bindings) && !mayGoBack.has(key));
  if (stays && back.some((key) => leadsElsewhere(key, bindings))) return [];
  const torn = entries.filter((entry) => owned.some((key) => isIn(key.path, entry) && !mayGoBack.has(key)));
  return back.filter(({ path }) => !torn.some((entry) => isIn(path, entry)));
}

function isIn(path: Path, table: Path): boolean {
  return table.every((key, index) => path[index] === key);
}
