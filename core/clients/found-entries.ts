import type { Provider } from '../../shared/provider.ts';
import type { Path } from '../documents/edit.ts';
import type { Client, OriginalValue } from './client.ts';

/**
 * The entries of a client that a provider of our list stands in. Several may be one account and differ in limits, efforts
 * and the like: those that are `inUse` come first, so that a switch goes on as the client does now.
 */
export function foundIds(
  client: Client['id'],
  { found = [] }: Provider,
  inUse: readonly (string | undefined)[],
): readonly string[] {
  const ids = found.filter((one) => one.client === client).map(({ id }) => id);
  const first = inUse.filter((id) => id !== undefined && ids.includes(id));
  return [...new Set([...first, ...ids])].filter((id) => id !== undefined);
}

/** The text that stood at this place before our first switch; undefined where none is known. */
export function originalText(original: readonly OriginalValue[] = [], path: Path): string | undefined {
  const source = original.find((one) => one.path.join('\n') === path.join('\n'))?.source;
  return typeof source === 'string' ? /^(["'])(.*)\1$/s.exec(source.trim())?.[2] : undefined;
}
