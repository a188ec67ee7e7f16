import type { palette as pattern } from '../en/palette.ts';
import type { Area } from '../message.ts';

export const palette: Area<typeof pattern> = {};
