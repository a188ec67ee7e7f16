import type { firstRun as pattern } from '../en/first-run.ts';
import type { Area } from '../message.ts';

export const firstRun: Area<typeof pattern> = {};
