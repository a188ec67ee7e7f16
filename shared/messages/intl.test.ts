import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { languages } from '../language.ts';
import { say } from './catalogue.ts';
import { listIn, numberIn } from './intl.ts';

afterEach(() => vi.restoreAllMocks());

describe.each(languages)('%s', (language) => {
  it('writes every number as Intl does', () => {
    const whole = Array.from({ length: 1100 }, (_, value) => value);
    for (const value of [...whole, 0.5, 12.25, 999.5, 12_345, 1e9])
      expect(numberIn(language, value)).toBe(value.toLocaleString(language));
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (drawn) => {
        // Never -0, of which Intl keeps the sign.
        const value = drawn + 0;
        expect(numberIn(language, value)).toBe(value.toLocaleString(language));
      }),
    );
  });

  it('writes every list as Intl does', () => {
    const format = new Intl.ListFormat(language);
    for (const names of [[], ['model'], [''], ['{0}'], ['a', 'b'], ['a', 'b', 'c']])
      expect(listIn(language, names)).toBe(format.format(names));
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), (names) => {
        expect(listIn(language, names)).toBe(format.format(names));
      }),
    );
  });

  it('says a number below a thousand and a list of one without the data that Intl would load', () => {
    const list = vi.spyOn(Intl, 'ListFormat');
    const number = vi.spyOn(Number.prototype, 'toLocaleString');
    const messages = { notes: '{names}: {lines}' };
    expect(say({ text: 'notes', values: { names: ['model'], lines: 394 } }, language, messages)).toBe('model: 394');
    expect(list).not.toHaveBeenCalled();
    expect(number).not.toHaveBeenCalled();
  });
});
