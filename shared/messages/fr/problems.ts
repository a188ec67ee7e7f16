import type { problems as pattern } from '../en/problems.ts';
import type { Area } from '../message.ts';

export const problems: Area<typeof pattern> = {};
