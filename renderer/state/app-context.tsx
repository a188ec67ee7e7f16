import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../../shared/contract.ts';
import type { Language } from '../../shared/language.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { Store } from './slices.ts';
import type { AppStore } from './store.ts';

interface Surroundings {
  readonly api: Api;
  readonly store: AppStore;
  readonly language: Language;
  readonly t: Translate;
}

const Context = createContext<Surroundings | null>(null);

export function AppProvider({ children, ...value }: Surroundings & { readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

function useSurroundings(): Surroundings {
  const found = useContext(Context);
  if (!found) throw new Error('outside of the app');
  return found;
}

/** One part of the state; the component is drawn again when that part changes. */
export function useApp<Part>(select: (store: Store) => Part): Part {
  return useStore(useSurroundings().store, select);
}

/** Says messages in the language of the page. */
export function useT(): Translate {
  return useSurroundings().t;
}

export function useLanguage(): Language {
  return useSurroundings().language;
}

/** For what belongs to one component alone, such as checking a form. */
export function useApi(): Api {
  return useSurroundings().api;
}

/** The state as it is at the moment of an event, for handlers that outlive a drawing. */
export function useStoreApi(): AppStore {
  return useSurroundings().store;
}
