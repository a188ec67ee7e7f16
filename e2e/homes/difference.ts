import { isDeepStrictEqual } from 'node:util';
import type { Sent } from './home.ts';

/** What is another in a request than it was. */
export interface Difference {
  readonly kind: 'another address' | 'another model' | 'another account' | 'another body';
  readonly detail: string;
  /** The names of the fields; for the others the place of the key says more. */
  readonly about?: string;
}

export function differences(before: Sent, now: Sent): readonly Difference[] {
  const [address = '', query] = before.url.split('?');
  const [otherAddress = '', otherQuery] = now.url.split('?');
  const found: readonly (readonly [Difference['kind'], unknown, unknown, string?])[] = [
    ['another address', address, otherAddress],
    ['another account', [query, before.headers], [otherQuery, now.headers]],
    ['another model', before.model, now.model],
    ['another body', before.body, now.body, otherNames(before.body, now.body)],
  ];
  return found
    .filter(([, one, other]) => !isDeepStrictEqual(one, other))
    .map(([kind, one, other, about]) => ({
      kind,
      detail: `${JSON.stringify(one)} → ${JSON.stringify(other)}`,
      ...(about !== undefined && { about }),
    }));
}

function otherNames(one: Sent['body'], other: Sent['body']): string {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names.filter((name) => one[name] !== other[name]).join(', ');
}
