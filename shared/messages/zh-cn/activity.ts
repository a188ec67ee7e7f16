import type { activity as pattern } from '../en/activity.ts';
import type { Area } from '../message.ts';

export const activity: Area<typeof pattern> = {};
