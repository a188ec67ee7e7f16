import type { Calls } from '../../../shared/contract.ts';
import { checkDraft } from '../../providers/draft.ts';
import * as acts from '../acts/providers.ts';
import { putBack, removeProviderOf, standingRemovals } from '../acts/removals.ts';
import type { CallContext } from '../call-context.ts';
import { knownPresets } from '../known-presets.ts';
import { readProviderView, readProviderViews } from '../views/provider-views.ts';
import { toRemovalView } from '../views/views.ts';

type ProviderCalls = Pick<
  Calls,
  | 'providers.list'
  | 'providers.check'
  | 'providers.add'
  | 'providers.change'
  | 'providers.duplicate'
  | 'providers.remove'
  | 'providers.putBack'
  | 'providers.move'
  | 'removals.list'
  | 'presets.list'
>;

export function providerCalls({ engine, tests }: CallContext): ProviderCalls {
  const isTesting = (id: string) => tests.isTesting(id);
  const view = (id: string) => readProviderView(engine, id, isTesting);
  return {
    'providers.list': () => readProviderViews(engine, isTesting),
    'providers.check': async ({ draft, id }) => checkDraft(draft, await acts.knownOf(engine, draft, id)),
    'providers.add': async (input) => view((await acts.addProvider(engine, input)).id),
    'providers.change': async ({ id, read, draft, ...entered }) => {
      const edit = acts.editOf(read, draft);
      const changed = await acts.changeProvider(engine, { id, edit, ...entered });
      const provider = await view(id);
      if (changed.kind === 'conflict') return { kind: 'conflict', provider, conflicts: [...changed.conflicts] };
      return { kind: 'changed', provider };
    },
    'providers.duplicate': async ({ id }) => view((await acts.duplicate(engine, id)).id),
    'providers.remove': async ({ id }) => ({ removal: (await removeProviderOf(engine, id)).removal }),
    'providers.putBack': async ({ removal }) => view((await putBack(engine, removal)).id),
    'providers.move': ({ id, before }) => acts.move(engine, id, before),
    'removals.list': async () => (await standingRemovals(engine)).map(toRemovalView).toReversed(),
    'presets.list': async () => knownPresets(engine),
  };
}
