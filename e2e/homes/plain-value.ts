/** What a parser gives for `{ … }` or a table. */
export type Table = Readonly<Record<string, unknown>>;

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The table that stands there, or an empty one. */
export function tableAt(value: unknown, ...path: readonly string[]): Table {
  const found = valueAt(value, ...path);
  return isTable(found) ? found : {};
}

/** Own members only: a configuration may name one `constructor`. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((now, name) => (isTable(now) && Object.hasOwn(now, name) ? now[name] : undefined), value);
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The pairs of a table whose values are texts. */
export function textsIn(value: unknown): readonly (readonly [string, string])[] {
  if (!isTable(value)) return [];
  return Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
}
