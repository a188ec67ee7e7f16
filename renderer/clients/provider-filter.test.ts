import { expect, it } from 'vitest';
import { sampleClient, sampleProvider } from '../../e2e/support/page-samples.ts';
import type { TestView } from '../../shared/test-view.ts';
import { type Filter, filterProviders } from './provider-filter.ts';

const test = (kind: TestView['kind']): TestView => ({ provider: 'x', at: '2026-01-01T00:00:00.000Z', kind });
const chat = sampleProvider('chatty');
const all = [
  sampleProvider('good', { test: test('good') }),
  sampleProvider('refused', { test: test('key-refused') }),
  sampleProvider('keyless', { key: 'missing' }),
  sampleProvider('moved', { key: 'elsewhere', test: test('cancelled') }),
  { ...chat, provider: { ...chat.provider, wire: 'chat' as const, endpoints: { chat: 'https://chatty.example' } } },
];

function found(search: string, filter: Filter): readonly string[] {
  return filterProviders(all, { search, filter, client: sampleClient() }).map(({ provider }) => provider.id);
}

it.each([
  ['all', ['good', 'refused', 'keyless', 'moved', 'chatty']],
  ['usable', ['good', 'refused']],
  ['key-missing', ['keyless', 'moved']],
  ['failed', ['refused']],
] as const)('filters: %s', (filter, ids) => {
  expect(found('', filter)).toEqual(ids);
});

it('finds words in any order, in name, host, model and wire', () => {
  expect(found('example GOOD', 'all')).toEqual(['good']);
  expect(found('chat', 'all')).toEqual(['chatty']);
  expect(found('refused-model', 'all')).toEqual(['refused']);
  expect(found('good refused', 'all')).toEqual([]);
});
