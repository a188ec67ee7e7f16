import { calls } from './calls.ts';
import { ends } from './ends.ts';
import { errors } from './errors.ts';
import { beforeCalls, taggedThoughts, texts } from './texts.ts';
import { dsmlCalls, leftAlone, taggedCalls } from './written-calls.ts';

/** Every situation, one after another. */
export const goldenAnswers = [
  calls,
  texts,
  taggedThoughts,
  beforeCalls,
  dsmlCalls,
  taggedCalls,
  leftAlone,
  ends,
  errors,
].flat();
