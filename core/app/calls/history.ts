import type { Calls } from '../../../shared/contract.ts';
import { readHistory } from '../../switching/history.ts';
import type { Room } from '../room.ts';
import { toHistoryView } from '../views.ts';

type HistoryCalls = Pick<Calls, 'history.read'>;

export function historyCalls({ engine }: Room): HistoryCalls {
  return { 'history.read': async (wish) => (await readHistory(engine, wish)).map(toHistoryView) };
}
