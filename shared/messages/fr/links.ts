import type { links as pattern } from '../en/links.ts';
import type { Area } from '../message.ts';

export const links: Area<typeof pattern> = {};
