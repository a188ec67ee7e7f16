import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProviderDraft } from '../../../shared/draft.ts';
import { withTheirs } from './conflicts.ts';
import { emptyForm, toDraft } from './form.ts';
import { reduceForm, startState } from './form-reducer.ts';
import type { FormState } from './form-state.ts';

const word = fc.constantFrom('a', 'b', 'c');
const pairs = fc.dictionary(word, word, { maxKeys: 2 });

/** Few values for each field, so that two people often choose the same one. */
const draft: fc.Arbitrary<ProviderDraft> = fc.record(
  {
    name: word,
    endpoints: fc.record({ responses: word, chat: word }, { requiredKeys: [] }),
    wire: fc.constantFrom('responses', 'chat'),
    model: word,
    smallModel: word,
    models: fc.uniqueArray(
      word.map((id) => ({ id })),
      { maxLength: 2, selector: ({ id }) => id },
    ),
    headers: pairs,
    queryParams: pairs,
    needsKey: fc.boolean(),
    env: word,
    options: fc.record({ codex: word.map((effort) => ({ effort })) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['name', 'endpoints', 'wire', 'models', 'headers', 'queryParams', 'needsKey', 'options'] },
);

const single = [
  'name',
  'model',
  'smallModel',
  'models',
  'headers',
  'queryParams',
  'needsKey',
  'env',
  'options',
] as const;
const groups: readonly (readonly (keyof ProviderDraft)[])[] = [
  ['wire', 'endpoints'],
  ...single.map((field) => [field]),
];
const of = (one: ProviderDraft, group: readonly (keyof ProviderDraft)[]) => group.map((field) => one[field]);

function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    // They differ: that is the answer.
    return false;
  }
}

it('after a conflict what was edited here stays, and every other field follows the provider as it is now', () => {
  fc.assert(
    fc.property(draft, draft, draft, (read, mine, now) => {
      const merged = toDraft(withTheirs(read, mine, now));
      for (const group of groups)
        expect(of(merged, group)).toEqual(of(isSame(of(read, group), of(mine, group)) ? now : mine, group));
    }),
  );
});

const read: ProviderDraft = {
  ...toDraft(emptyForm),
  name: 'Acme',
  endpoints: { responses: 'https://a.example' },
  model: 'm',
};
const now: ProviderDraft = {
  ...read,
  model: 'theirs',
  smallModel: 'small',
  endpoints: { responses: 'https://now.example' },
};
const mine: ProviderDraft = { ...read, model: 'mine', wire: 'chat', endpoints: { chat: 'https://mine.example' } };
const conflicts = [
  { field: 'wire', mine: 'chat', theirs: 'responses' },
  { field: 'baseUrl', mine: 'chat: https://mine.example', theirs: 'responses: https://now.example' },
  { field: 'model', mine: 'mine', theirs: 'theirs' },
] as const;

function torn(): FormState {
  const form = { ...emptyForm, name: 'Acme', endpoints: read.endpoints, model: 'm' };
  return reduceForm(startState(form), { kind: 'conflict', mine, now, conflicts });
}
const choicesOf = ({ conflicts: found }: FormState) => found?.rows.map(({ field, choice }) => [field, choice]) ?? [];

it('takes pairs in another order for what they were', () => {
  const [filled, turned] = [
    { ...read, headers: { a: '1', b: '2' } },
    { ...read, headers: { b: '2', a: '1' } },
  ];
  expect(toDraft(withTheirs(filled, turned, { ...read, headers: { c: '3' } })).headers).toEqual({ c: '3' });
});

describe('a conflict', () => {
  it('keeps what was edited, shows what else changed, and compares with the provider as it is now from then on', () => {
    expect(toDraft(torn().form)).toEqual({ ...mine, smallModel: 'small' });
    expect(torn()).toMatchObject({ read: now, isDirty: true, writer: 'fields' });
    expect(choicesOf(torn())).toEqual(conflicts.map(({ field }) => [field, undefined]));
  });

  it('is decided field by field, and can be decided anew', () => {
    const theirs = reduceForm(torn(), { kind: 'decide', field: 'model', side: 'theirs' });
    expect([theirs.form.model, choicesOf(theirs)[2]]).toEqual(['theirs', ['model', 'theirs']]);
    const again = reduceForm(theirs, { kind: 'decide', field: 'model', side: 'mine' });
    expect([again.form.model, choicesOf(again)[2]]).toEqual(['mine', ['model', 'mine']]);
  });

  it('takes an address only together with its wire', () => {
    const theirs = reduceForm(torn(), { kind: 'decide', field: 'baseUrl', side: 'theirs' });
    expect(theirs.form).toMatchObject({ wire: 'responses', endpoints: now.endpoints, model: 'mine' });
    expect(theirs.form.endpoints.chat).toBeUndefined();
    expect(choicesOf(theirs).slice(0, 2)).toEqual([
      ['wire', 'theirs'],
      ['baseUrl', 'theirs'],
    ]);
  });

  it('is over for a field that is written in anew', () => {
    const written = reduceForm(torn(), { kind: 'set', field: 'model', change: { model: 'third' } });
    expect([written.form.model, choicesOf(written).map(([field]) => field)]).toEqual(['third', ['wire', 'baseUrl']]);
    const all = reduceForm(written, { kind: 'address', wire: 'chat', text: 'https://third.example' });
    expect(all.conflicts).toBeNull();
    expect(reduceForm(all, { kind: 'decide', field: 'model', side: 'theirs' })).toBe(all);
  });

  it('with another one after it starts from what was read last', () => {
    const second = reduceForm(torn(), {
      kind: 'conflict',
      mine: toDraft(torn().form),
      now: { ...now, name: 'Renamed', model: 'newer' },
      conflicts: [{ field: 'model', mine: 'mine', theirs: 'newer' }],
    });
    expect(toDraft(second.form)).toEqual({ ...mine, name: 'Renamed', smallModel: 'small' });
    expect(choicesOf(second)).toEqual([['model', undefined]]);
  });
});
