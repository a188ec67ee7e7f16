import { useCallback } from 'react';
import { useApp } from '../state/app-context.tsx';
import type { NameOf } from './applied-text.ts';

/** What the list calls a choice; its id where it is no longer there. */
export function useNameOf(): NameOf {
  const providers = useApp((state) => state.providers);
  return useCallback(
    (choice) => providers?.find(({ provider }) => provider.id === choice)?.provider.name ?? choice,
    [providers],
  );
}
