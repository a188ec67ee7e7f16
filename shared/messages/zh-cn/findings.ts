import type { findings as pattern } from '../en/findings.ts';
import type { Area } from '../message.ts';

export const findings: Area<typeof pattern> = {};
