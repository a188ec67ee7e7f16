import { expect, it } from 'vitest';
import { eventsOf, sampleAsked, storyOf } from '../stream/sample-answers.ts';
import { brokenRules } from '../stream/stream-rules.ts';
import { goldenAnswers } from './golden-answers.ts';

it.each(goldenAnswers)('$situation', ({ stream, story, dialect, cause }) => {
  const events = eventsOf(stream, sampleAsked(dialect), cause && { cause });
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events)).toEqual(story);
});
