import { expect, it } from 'vitest';
import { sampleClient, sampleProvider } from '../../e2e/support/page-samples.ts';
import { fitOf } from './fit.ts';

const { provider } = sampleProvider('one');
const chatOnly = { ...provider, wire: 'chat' as const, endpoints: { chat: 'https://one.example/v1' } };

it('takes the wire of the provider where the client speaks it', () => {
  const client = sampleClient({ wires: ['responses', 'chat'] });
  expect(fitOf(client, chatOnly)).toEqual({ kind: 'fits', wire: 'chat' });
});

it('takes the best wire of the client that has an address', () => {
  const both = { ...chatOnly, endpoints: { chat: 'https://one.example/v1', responses: 'https://one.example/v1' } };
  expect(fitOf(sampleClient(), both)).toEqual({ kind: 'fits', wire: 'responses' });
});

it('says what the provider speaks and what the client needs', () => {
  expect(fitOf(sampleClient(), chatOnly)).toEqual({ kind: 'wire', speaks: ['chat'], needs: ['responses'] });
});

it('fits no client that is not there', () => {
  expect(fitOf(sampleClient({ isFound: false }), provider)).toEqual({ kind: 'not-found' });
});
