import type { Calls } from '../../../shared/contract.ts';
import { addProvider } from '../acts/providers.ts';
import { readProviderView } from '../provider-views.ts';
import type { Room } from '../room.ts';

type LinkCalls = Pick<Calls, 'links.read' | 'links.accept' | 'links.refuse'>;

/** A link only ever adds, after a yes. It never switches. */
export function linkCalls({ engine, changes, link: slot }: Room): LinkCalls {
  return {
    'links.read': async () => slot.read(),
    'links.accept': async ({ link }) => {
      const { draft, key } = slot.take(link);
      try {
        const { id } = await addProvider(engine, { draft, key });
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
