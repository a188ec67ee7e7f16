import type { ProviderDraft } from './draft.ts';
import { carrierText } from './key-carrier.ts';
import type { Provider } from './provider.ts';

/** What a form shows of a provider. */
export function toDraft({ id: _, keyIn, ...provider }: Provider): ProviderDraft {
  return { ...provider, ...(keyIn && { keyIn: carrierText(keyIn) }) };
}
