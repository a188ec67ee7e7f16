import type { editor as pattern } from '../en/editor.ts';
import type { Area } from '../message.ts';

export const editor: Area<typeof pattern> = {};
