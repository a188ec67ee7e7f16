import type { Calls } from '../../../shared/contract.ts';
import { readProviderView } from '../provider-views.ts';
import type { Room } from '../room.ts';
import { addDraft } from './providers.ts';

type LinkCalls = Pick<Calls, 'links.read' | 'links.accept' | 'links.refuse'>;

/** A link only ever adds, after a yes. It never switches. */
export function linkCalls(room: Room): LinkCalls {
  return {
    'links.read': async () => room.link.read(),
    'links.accept': async ({ link }) => {
      const id = await room.write(async () => {
        const { draft, key } = room.link.find(link);
        const added = await addDraft(room, draft, { key });
        room.link.drop(link);
        return added;
      });
      room.changes.tell(['links']);
      return readProviderView(room, id);
    },
    'links.refuse': async ({ link }) => {
      room.link.drop(link);
      room.changes.tell(['links']);
    },
  };
}
