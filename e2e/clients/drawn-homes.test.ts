import { describe, expect, it } from 'vitest';
import { askClient } from '../homes/asked-client.ts';
import { drawHome } from '../homes/draw.ts';
import type { DrawnHome } from '../homes/drawn-home.ts';
import { comparable, worldOf } from '../homes/home.ts';
import { type ModelledId, modelledClients, modelledIds } from '../homes/modelled-clients.ts';

/** How many homes each run asks the real client for. One that does not start is soon asked, and not counted. */
const wanted: Readonly<Record<ModelledId, number>> = { codex: 30, opencode: 5, openclaw: 5 };

/** Whether the model expects a request that a server of this test would see. */
function isSeen({ client, home }: DrawnHome): boolean {
  const outcome = modelledClients[client].wouldSend(worldOf(home));
  return outcome.kind === 'sends' && outcome.sent.url.startsWith('http://127.0.0.1:');
}

function homesOf(client: ModelledId): readonly DrawnHome[] {
  const homes: DrawnHome[] = [];
  for (let seed = 1; homes.length < wanted[client]; seed += 1) {
    const drawn = drawHome(seed);
    if (drawn.client === client && isSeen(drawn)) homes.push(drawn);
  }
  return homes;
}

/** The same homes that the walk judges by the model. */
describe.each(modelledIds)('the real %s', (client) => {
  it.each(homesOf(client).map((drawn) => [drawn.seed, drawn] as const))(
    'sends from the drawn home %i what its model says',
    async (_, { home }) => {
      const { asked, wouldSend } = modelledClients[client];
      expect(comparable(await askClient(asked, home))).toEqual(comparable(wouldSend(worldOf(home))));
    },
  );
});
