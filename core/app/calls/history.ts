import type { Calls } from '../../../shared/contract.ts';
import { readHistory } from '../../switching/undo/history.ts';
import type { CallContext } from '../call-context.ts';
import { toHistoryView } from '../views/views.ts';

type HistoryCalls = Pick<Calls, 'history.read'>;

export function historyCalls({ engine }: CallContext): HistoryCalls {
  return { 'history.read': async (wish) => (await readHistory(engine, wish)).map(toHistoryView) };
}
