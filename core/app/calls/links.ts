import type { Calls } from '../../../shared/contract.ts';
import { addProvider } from '../acts/providers.ts';
import type { CallContext } from '../call-context.ts';
import { readProviderView } from '../views/provider-views.ts';

type LinkCalls = Pick<Calls, 'links.read' | 'links.accept' | 'links.refuse'>;

/** A link only ever adds, after a yes. It never switches. */
export function linkCalls({ engine, changes, link: slot }: CallContext): LinkCalls {
  return {
    'links.read': async () => slot.read(),
    'links.accept': async ({ link }) => {
      const { draft, key } = slot.take(link);
      try {
        const { id } = await addProvider(engine, { draft, key, isWireSaid: true });
        return await readProviderView(engine, id);
      } catch (error) {
        slot.giveBack(link);
        throw error;
      } finally {
        changes.tell(['links']);
      }
    },
    'links.refuse': async ({ link }) => {
      slot.drop(link);
      changes.tell(['links']);
    },
  };
}
