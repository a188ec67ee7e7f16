import { describe, expect, it } from 'vitest';
import { comparable, worldOf } from './home.ts';
import { modelledClients, modelledIds } from './modelled-clients.ts';
import { recordedPlaces, recordingOf } from './recordings.ts';

describe.each(modelledIds)('the model of %s sends what the real one was seen to send', (client) => {
  const { places, wouldSend } = modelledClients[client];

  it.each(Object.entries(places))('%s', (place, home) => {
    expect(comparable(wouldSend(worldOf(home)))).toEqual(recordingOf(client, place));
  });

  it('and each recording belongs to a place', () => {
    expect(recordedPlaces(client)).toEqual(Object.keys(places).sort());
  });
});
