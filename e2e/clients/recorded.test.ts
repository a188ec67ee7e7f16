import { describe, expect, it } from 'vitest';
import { askClient } from '../homes/asked-client.ts';
import { comparable, type Home } from '../homes/home.ts';
import { modelledClients, modelledIds } from '../homes/modelled-clients.ts';
import { record, recordingOf } from '../homes/recordings.ts';

/** `RECORD=1` asks for all of them and writes what the clients did; else some are asked anew, and compared. */
const isRecording = process.env.RECORD === '1';

describe.each(modelledIds)('the real %s still sends what was recorded', (client) => {
  const { places, asked, sampled } = modelledClients[client];
  const names = Object.keys(places);

  it.each(isRecording ? names : sampled)('%s', async (place) => {
    const home = new Map<string, Home>(Object.entries(places)).get(place);
    if (!home) throw new Error(`there is no place ${place}`);
    const outcome = await askClient(asked, home);
    if (isRecording) record(client, place, outcome);
    expect(comparable(outcome)).toEqual(recordingOf(client, place));
  });
});
