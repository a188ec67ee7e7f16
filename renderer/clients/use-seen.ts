import { isClientId } from '../../shared/client-id.ts';
import { seenAs } from '../../shared/finding-look.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { ProviderView } from '../../shared/views.ts';
import { useApp } from '../state/app-context.tsx';

/** What the last test of a provider saw, as the client of this screen would tell it. */
export function useSeen({ test }: ProviderView): TestView | undefined {
  const screen = useApp((state) => state.screen);
  return test && isClientId(screen) ? seenAs(test, screen) : test;
}
