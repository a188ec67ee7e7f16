import { describe, expect, it } from 'vitest';
import { clientFacts, clientIds } from '../../../shared/client-id.ts';
import { ClientOptions } from '../../../shared/provider.ts';
import { isTooLong, toOptions, toOptionTexts, withText } from './option-texts.ts';

const every = clientIds.flatMap((client) =>
  clientFacts[client].options.map((option) => ({
    title: `${option.name} of ${clientFacts[client].name}`,
    client,
    option,
  })),
);

describe.each(every)('the $title', ({ client, option }) => {
  const { name, kind, longest, most = 1, between = '\n' } = option;
  const filled = 'x'.repeat(longest);

  it('comes back from its field as it was stored', () => {
    const value = kind === 'list' ? ['low', filled] : filled;
    const options = ClientOptions.parse({ [client]: { [name]: value } });
    expect(toOptions(toOptionTexts(options))).toEqual(options);
  });

  it('is not stored while its field is blank', () => {
    expect(toOptions(withText({}, client, name, ` ${between} `))).toEqual({});
  });

  it('is complained of exactly where it can not be stored', () => {
    if (kind === 'line') return;
    for (const entries of [Array(most).fill(filled), Array(most + 1).fill('a'), [`${filled}x`]]) {
      const texts = withText({}, client, name, entries.join(between));
      expect(isTooLong(texts)).toBe(!ClientOptions.safeParse(toOptions(texts)).success);
    }
  });
});
