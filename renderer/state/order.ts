interface Listed {
  readonly provider: { readonly id: string };
}

/** The list with one of it in front of another one, or at the end. */
export function moved<One extends Listed>(all: readonly One[], id: string, before: string | null): readonly One[] {
  const one = all.find(({ provider }) => provider.id === id);
  if (!one) return all;
  const others = all.filter((other) => other !== one);
  const at = others.findIndex(({ provider }) => provider.id === before);
  return at < 0 ? [...others, one] : [...others.slice(0, at), one, ...others.slice(at)];
}

/** `all` in the order of `order`; who is new there stays behind the one that it came after. */
export function inOrderOf<One extends Listed>(all: readonly One[], order: readonly Listed[]): readonly One[] {
  const places = new Map(order.map(({ provider }, index) => [provider.id, index]));
  let last = -1;
  const placed = all.map((one) => {
    last = places.get(one.provider.id) ?? last;
    return { one, place: last };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ one }) => one);
}
