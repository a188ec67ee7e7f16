import { describe, expect, it } from 'vitest';
import { testDraft } from '../../e2e/support/test-app.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { mergeDraft } from './merge-draft.ts';

const read = testDraft({ name: 'Relay', model: 'm', headers: { 'X-A': '1', 'X-B': '2' } });

/** What each field may be changed to, twice. */
const changes: readonly (readonly [field: string, mine: Partial<ProviderDraft>, theirs: Partial<ProviderDraft>])[] = [
  ['name', { name: 'Mine' }, { name: 'Theirs' }],
  ['preset', { preset: 'mine' }, { preset: 'theirs' }],
  ['model', { model: 'mine' }, { model: 'theirs' }],
  ['smallModel', { smallModel: 'mine' }, { smallModel: 'theirs' }],
  ['models', { models: [{ id: 'mine' }] }, { models: [{ id: 'theirs' }] }],
  ['headers', { headers: { 'X-A': 'mine' } }, { headers: { 'X-A': 'theirs' } }],
  ['queryParams', { queryParams: { v: 'mine' } }, { queryParams: { v: 'theirs' } }],
  ['env', { env: 'MINE' }, { env: 'THEIRS' }],
  ['needsKey', { needsKey: false }, { needsKey: false }],
  ['options', { options: { codex: { effort: 'low' } } }, { options: { codex: { effort: 'high' } } }],
  [
    'endpoints',
    { endpoints: { responses: 'https://mine.example' } },
    { endpoints: { responses: 'https://theirs.example' } },
  ],
];

describe.each(changes)('%s', (field, mine, theirs) => {
  it('that only I changed is mine, that only somebody else changed is theirs', () => {
    expect(mergeDraft(read, { ...read, ...mine }, read)).toEqual({ merged: { ...read, ...mine }, conflicts: [] });
    expect(mergeDraft(read, read, { ...read, ...theirs })).toEqual({ merged: { ...read, ...theirs }, conflicts: [] });
  });

  it('that both changed is a conflict, unless to the same', () => {
    const { conflicts } = mergeDraft(read, { ...read, ...mine }, { ...read, ...theirs });
    // A preset says where a provider came from: nobody chooses between two of them.
    const isTorn = field !== 'preset' && field !== 'needsKey';
    expect(conflicts.map((conflict) => conflict.field)).toEqual(
      isTorn ? [field === 'endpoints' ? 'baseUrl' : field] : [],
    );
    expect(mergeDraft(read, { ...read, ...mine }, { ...read, ...mine })).toEqual({
      merged: { ...read, ...mine },
      conflicts: [],
    });
  });

  it('that I changed does not take back what somebody else changed beside it', () => {
    const now = { ...read, ...(field === 'name' ? { model: 'now' } : { name: 'Now' }) };
    expect(mergeDraft(read, { ...read, ...mine }, now)).toEqual({ merged: { ...now, ...mine }, conflicts: [] });
  });
});

it('a field that I emptied is gone, and one that is only spelled in another order is no change', () => {
  const { model: _, ...without } = read;
  expect(mergeDraft(read, without, { ...read, name: 'Now' }).merged).toEqual({ ...without, name: 'Now' });
  const turned = { ...read, headers: { 'X-B': '2', 'X-A': '1' } };
  const now = { ...read, headers: { 'X-A': 'now' } };
  expect(mergeDraft(read, turned, now)).toEqual({ merged: now, conflicts: [] });
});

it('a wire and its address change together: each alone, by two people, is a conflict', () => {
  const mine = testDraft({ ...read, wire: 'chat' });
  const theirs = { ...read, endpoints: { responses: 'https://theirs.example' } };
  const { conflicts } = mergeDraft(read, mine, theirs);
  expect(conflicts.map(({ field }) => field)).toEqual(['wire', 'baseUrl']);
});

it('a conflict shows both sides as texts, and of what a form hides only what it shows', () => {
  const mine: ProviderDraft = {
    ...read,
    headers: { 'X-A': 'mine', 'X-C': '3' },
    models: [{ id: 'a' }, { id: 'b', name: 'B' }],
    needsKey: false,
  };
  const { model: _, ...now } = { ...read, headers: { 'X-A': 'hidden' }, models: [{ id: 'c' }] };
  const shown = { ...now, headers: { 'X-A': '…' } };
  expect(mergeDraft(read, { ...mine, model: 'mine' }, now, shown).conflicts).toEqual(
    expect.arrayContaining([
      { field: 'model', mine: 'mine', theirs: '' },
      { field: 'headers', mine: 'X-A: mine\nX-C: 3', theirs: 'X-A: …' },
      { field: 'models', mine: '{"id":"a"}\n{"id":"b","name":"B"}', theirs: '{"id":"c"}' },
    ]),
  );
});
