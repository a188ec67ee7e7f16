import type { ProviderView } from '../../shared/views.ts';
import { useApp } from '../state/app-context.tsx';

/** Whether a test of this provider runs or waits, here or in another window. */
export function useIsTesting({ provider, isTesting }: ProviderView): boolean {
  return useApp((state) => isTesting || state.tests[provider.id] !== undefined);
}
