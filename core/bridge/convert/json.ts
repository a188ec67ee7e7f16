export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** '' for what is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** undefined for what is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Upstream may send anything; what that means is decided by who reads it.
  }
}

/** null for what is not the text of an object. */
export function readObject(text: unknown): JsonObject | null {
  const value = typeof text === 'string' ? readJson(text) : undefined;
  return isObject(value) ? value : null;
}

/** Told apart before a value is walked or written: both take the stack, which a hostile value would use up. */
export function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(member, depth - 1));
}
