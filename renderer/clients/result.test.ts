import { expect, it } from 'vitest';
import { translator } from '../../shared/messages/catalogue.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import type { TestView } from '../../shared/test-view.ts';
import { resultLook, resultText } from './result.ts';

const t = translator('en', await loadMessages('en'));
const seen = (kind: TestView['kind'], ms?: number): TestView => ({
  provider: 'x',
  at: '2026-01-01T00:00:00.000Z',
  kind,
  ...(ms !== undefined && { ms }),
});

it.each([
  ['good', 212, 'good', '212 ms'],
  ['good', 2412, 'careful', 'slow, 2,412 ms'],
  ['good', 12_400, 'careful', 'slow, 12 sec'],
  ['key-refused', 130, 'bad', 'key refused'],
  ['unproved', 88, 'careful', 'answers'],
  ['cancelled', undefined, 'quiet', 'cancelled'],
] as const)('%s after %s ms looks %s and reads "%s"', (kind, ms, look, text) => {
  expect(resultLook(seen(kind, ms))).toBe(look);
  expect(resultText(seen(kind, ms), 'en', t)).toBe(text);
});
