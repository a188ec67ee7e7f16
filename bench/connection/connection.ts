import type { Ratio } from '../statistics.ts';
import { measureVerdicts } from './matrix.ts';
import { measureCost } from './overhead.ts';

/** Whether the connection test is right in every situation, and what it costs. */
export async function measureConnection(): Promise<readonly Ratio[]> {
  return [...(await measureVerdicts()), ...(await measureCost())];
}
