import { lookOf } from '../../shared/finding-look.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';
import { fitOf } from './fit.ts';

export const filters = ['all', 'usable', 'key-missing', 'failed'] as const;
export type Filter = (typeof filters)[number];

export function hasFailed(test: TestView | undefined): boolean {
  return test !== undefined && lookOf(test.kind) === 'bad';
}

export function isWithoutKey({ key }: ProviderView): boolean {
  return key === 'missing' || key === 'elsewhere';
}

const passes: Readonly<Record<Filter, (one: ProviderView, client: ClientView | undefined) => boolean>> = {
  all: () => true,
  usable: (one, client) => client !== undefined && fitOf(client, one.provider).kind === 'fits' && !isWithoutKey(one),
  'key-missing': isWithoutKey,
  failed: ({ test }) => hasFailed(test),
};

/** The words of a search, in any order; each must be somewhere. */
export function wordsOf(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

const haystacks = new WeakMap<ProviderView, string>();

/** What a search looks through: made once for each provider, for 500 of them are searched with every key. */
function haystackOf(one: ProviderView): string {
  const known = haystacks.get(one);
  if (known !== undefined) return known;
  const { id, name, model, wire } = one.provider;
  const text = [name, id, one.host, model, wire].join(' ').toLowerCase();
  haystacks.set(one, text);
  return text;
}

interface Wish {
  readonly search: string;
  readonly filter: Filter;
  readonly client: ClientView | undefined;
}

export function filterProviders(
  all: readonly ProviderView[],
  { search, filter, client }: Wish,
): readonly ProviderView[] {
  const words = wordsOf(search);
  if (words.length === 0 && filter === 'all') return all;
  return all.filter((one) => {
    const haystack = haystackOf(one);
    return words.every((word) => haystack.includes(word)) && passes[filter](one, client);
  });
}
