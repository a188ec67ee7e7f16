/**
 * In front of whom `id` has to be put so that it takes the place of `over`, which moves up or down by one; null is the end.
 * Undefined where nothing moves.
 */
export function beforeAt(order: readonly string[], id: string, over: string): string | null | undefined {
  const from = order.indexOf(id);
  const to = order.indexOf(over);
  if (from < 0 || to < 0 || from === to) return undefined;
  return to < from ? over : (order[to + 1] ?? null);
}
