import type { Client, ForeignProvider } from '../../clients/client.ts';
import type { Engine } from '../engine.ts';
import { ownedNow } from '../undo/owned-now.ts';

/**
 * Foreign providers with the wire that they spoke before a repair of ours had to write another one: a client that starts
 * again is no proof that the provider has learned a new wire. The history knows what stood there, and undo takes it back.
 */
export async function asSpoken(
  engine: Engine,
  client: Client,
  foreign: readonly ForeignProvider[],
): Promise<readonly ForeignProvider[]> {
  const { wireBefore } = client;
  if (!wireBefore || foreign.length === 0) return foreign;
  const owned = [...(await ownedNow(engine, client.id)).values()].flat();
  return foreign.map((one) => ({ ...one, wire: wireBefore(one, owned) ?? one.wire }));
}
