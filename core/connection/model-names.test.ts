import { describe, expect, it } from 'vitest';
import { modelNamesOf, readCutList, readJson } from './model-names.ts';

describe('the names in a list', () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    ['of OpenAI', { object: 'list', data: [{ id: 'a' }, { id: 'b' }] }, ['a', 'b']],
    ['of Codex', { models: [{ slug: 'a' }] }, ['a']],
    ['of Ollama', { models: [{ name: 'a' }] }, ['a']],
    ['of Ollama without a model', { object: 'list', data: null }, []],
    ['whose first list is empty', { data: [], models: [{ id: 'a' }] }, ['a']],
    ['that stands alone', [{ id: 'a' }, 'b'], ['a', 'b']],
    ['that names one twice', [{ id: 'a' }, { id: 'a' }], ['a']],
    ['that is empty', { data: [] }, []],
    ['that is none', { data: null }, undefined],
    ['without a single name', { data: [{ nothing: 1 }] }, undefined],
    ['an error', { error: { message: 'no' } }, undefined],
    ['a text', 'models', undefined],
    ['nothing', undefined, undefined],
  ])('%s', (_, value, names) => {
    expect(modelNamesOf(value)).toEqual(names);
  });

  it.each(['', 7, null, 'a\nb', 'a\u202eb', 'a\u2028b', '\ud800', 'x'.repeat(201)])(
    'that could mislead are left out: %j',
    (name) => {
      expect(modelNamesOf([{ id: name }, { id: 'good' }])).toEqual(['good']);
    },
  );

  it('may have 200 characters, and a list 2000 of them', () => {
    expect(modelNamesOf([{ id: 'x'.repeat(200) }])).toEqual(['x'.repeat(200)]);
    const many = Array.from({ length: 2001 }, (_, number) => ({ id: `m${number}` }));
    expect(modelNamesOf(many)).toHaveLength(2000);
  });
});

describe('a list that was cut off', () => {
  const items = ['{"id":"a"}', '{"id":"b","limits":{"context":1}}', '{"id":"c"}'].join(',');

  it.each([
    ['in an object', '{"data":[', ['a', 'b', 'c']],
    ['that stands alone', '[', ['a', 'b', 'c']],
  ])('%s is read up to its last whole item, wherever the cut is', (_, head, all) => {
    for (let length = 0; length <= items.length; length += 1) {
      const whole = ['{"id":"a"}', ',{"id":"b","limits":{"context":1}}', ',{"id":"c"}'];
      const ends = whole.map((__, index) => whole.slice(0, index + 1).join('').length);
      const count = ends.filter((end) => end <= length).length;
      const value = readCutList(head + items.slice(0, length));
      expect(modelNamesOf(value)).toEqual(count === 0 ? undefined : all.slice(0, count));
    }
  });

  it('is given up where no end of an item makes a list', () => {
    expect(readCutList('')).toBeUndefined();
    expect(readCutList('<html>}}}')).toBeUndefined();
    // The 40th end that is looked at is the last one.
    const deep = (ends: number) => `[{"id":"a"}, "${'}'.repeat(ends - 1)}`;
    expect(modelNamesOf(readCutList(deep(40)))).toEqual(['a']);
    expect(readCutList(deep(41))).toBeUndefined();
  });
});

it('what is not JSON is nothing', () => {
  expect([readJson('{"a":1}'), readJson('{"a":')]).toEqual([{ a: 1 }, undefined]);
});
