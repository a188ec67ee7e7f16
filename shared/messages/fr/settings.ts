import type { settings as pattern } from '../en/settings.ts';
import type { Area } from '../message.ts';

export const settings: Area<typeof pattern> = {};
