import { describe, expect, it } from 'vitest';
import { askClient } from '../homes/asked-client.ts';
import { drawHome } from '../homes/draw.ts';
import type { DrawnHome } from '../homes/drawn-home.ts';
import { comparable, worldOf } from '../homes/home.ts';
import { type ModelledId, modelledClients, modelledIds } from '../homes/modelled-clients.ts';
import { type UsedHome, usedHomes } from '../homes/used-home.ts';

/** How many homes each run asks the real client for: as they were drawn, and as our `use` left them. */
const wanted: Readonly<Record<ModelledId, { readonly drawn: number; readonly used: number }>> = {
  codex: { drawn: 30, used: 10 },
  opencode: { drawn: 5, used: 2 },
  openclaw: { drawn: 5, used: 2 },
};

/** Whether the model expects a request that a server of this test would see. */
function isSeen({ client, home }: DrawnHome): boolean {
  const outcome = modelledClients[client].wouldSend(worldOf(home));
  return outcome.kind === 'sends' && outcome.sent.url.startsWith('http://127.0.0.1:');
}

function* homesOf(client: ModelledId): Generator<DrawnHome> {
  for (let seed = 1; ; seed += 1) {
    const drawn = drawHome(seed);
    if (drawn.client === client && isSeen(drawn)) yield drawn;
  }
}

function first<Item>(count: number, items: Iterable<Item>): readonly Item[] {
  const taken: Item[] = [];
  for (const item of items) if (taken.push(item) === count) break;
  return taken;
}

/** The same homes that the walk judges by the model. */
describe.each(modelledIds)('the real %s', (client) => {
  const { asked, wouldSend } = modelledClients[client];

  it.each(first(wanted[client].drawn, homesOf(client)).map((drawn) => [drawn.seed, drawn] as const))(
    'sends from the drawn home %i what its model says',
    async (_, { home }) => {
      expect(comparable(await askClient(asked, home))).toEqual(comparable(wouldSend(worldOf(home))));
    },
  );

  it('sends what its model says from homes that use has changed', async () => {
    const used: UsedHome[] = [];
    for (const drawn of homesOf(client)) {
      // Only those who want their keys in the keychain: the others are refused more often than not.
      if (drawn.movesKeys) used.push(...(await usedHomes(drawn)).slice(0, 1));
      if (used.length >= wanted[client].used) break;
    }
    for (const { home, expected } of used) expect(comparable(await askClient(asked, home))).toEqual(expected);
  });
});
