import type { Provider } from '../../shared/provider.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';
import { type Fit, fitOf } from './fit.ts';

/** One row: a provider, or the client's own login. */
export type Entry =
  | { readonly id: string; readonly kind: 'provider'; readonly one: ProviderView; readonly provider: Provider }
  | { readonly id: 'official'; readonly kind: 'official' };

export const official: Entry = { id: 'official', kind: 'official' };

export function toEntry(one: ProviderView): Entry {
  return { id: one.provider.id, kind: 'provider', one, provider: one.provider };
}

/** The row that the client uses now. */
export function currentEntry(view: ClientView | undefined): string | undefined {
  if (!view?.isFound) return undefined;
  if (view.current.kind === 'official') return 'official';
  return view.current.kind === 'ours' ? view.current.provider : undefined;
}

export function fitOfEntry(view: ClientView | undefined, entry: Entry): Fit | undefined {
  if (!view) return undefined;
  if (entry.kind === 'provider') return fitOf(view, entry.provider);
  return view.isFound ? undefined : { kind: 'not-found' };
}
