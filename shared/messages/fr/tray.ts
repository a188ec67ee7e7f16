import type { tray as pattern } from '../en/tray.ts';
import type { Area } from '../message.ts';

export const tray: Area<typeof pattern> = {};
