import { describe, expect, it } from 'vitest';
import { askClient } from '../homes/asked-client.ts';
import { comparable, type Home } from '../homes/home.ts';
import { type ModelledId, modelledClients, modelledIds } from '../homes/modelled-clients.ts';
import { record, recordedPlaces, recordingOf } from '../homes/recordings.ts';

/** `RECORD=missing` asks for the places that have no recording, `RECORD=all` for all, and writes what the clients did. */
const recording = process.env.RECORD;

/** Which places are asked for now. */
function wantedOf(client: ModelledId): readonly string[] {
  const { places, sampled } = modelledClients[client];
  if (recording === undefined) return sampled;
  const recorded = recording === 'all' ? [] : recordedPlaces(client);
  return Object.keys(places).filter((name) => !recorded.includes(name));
}

const wanted = modelledIds.map((client) => ({ client, names: wantedOf(client) }));

describe.each(wanted.filter(({ names }) => names.length > 0))(
  'the real $client still sends what was recorded',
  ({ client, names }) => {
    const { places, asked } = modelledClients[client];

    it.each(names)('%s', async (place) => {
      const home = new Map<string, Home>(Object.entries(places)).get(place);
      if (!home) throw new Error(`there is no place ${place}`);
      const outcome = await askClient(asked, home);
      if (recording !== undefined) record(client, place, outcome);
      expect(comparable(outcome)).toEqual(recordingOf(client, place));
    });
  },
);
