import type { ClientId } from '../../shared/client-id.ts';

/** Drawn in its own folder. */
export function ClientRoom(_: { readonly client: ClientId }) {
  return null;
}
