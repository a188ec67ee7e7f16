import { expect, it } from 'vitest';
import { reservedProviderIds } from '../../shared/provider.ts';
import { freeProviderId } from './provider-id.ts';

it.each([
  ['Relay', 'relay'],
  ['  My Relay (EU) ', 'my-relay-eu'],
  ['Äußeres Réseau', 'au-eres-reseau'],
  ['GPT 4', 'gpt-4'],
  ['中继', 'provider'],
  ['---', 'provider'],
  ['x'.repeat(60), 'x'.repeat(40)],
  // No hyphen is left where the name was cut.
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('the id of %j is %s', (name, id) => {
  expect(freeProviderId(name, new Set())).toBe(id);
});

it('the id of a name without letters may be given', () => {
  expect(freeProviderId('中继', new Set(), 'imported')).toBe('imported');
});

it('an id that is taken gets the next number that is free', () => {
  expect(freeProviderId('Relay', new Set(['relay']))).toBe('relay-2');
  expect(freeProviderId('Relay', new Set(['relay', 'relay-2', 'relay-4']))).toBe('relay-3');
});

it.each(reservedProviderIds)('the id %s, a word of the command line, is given to nobody', (id) => {
  expect(freeProviderId(id, new Set())).toBe(`${id}-2`);
});
