import type { Calls } from '../../../shared/contract.ts';
import { readHistory } from '../../switching/history.ts';
import type { Room } from '../room.ts';
import { redactDeep } from '../views.ts';

type HistoryCalls = Pick<Calls, 'history.read'>;

export function historyCalls({ engine }: Room): HistoryCalls {
  return {
    'history.read': async ({ client }) =>
      (await readHistory(engine, client)).map(({ files, summary, ...entry }) => ({
        ...entry,
        summary: redactDeep(summary),
        files: [...files],
      })),
  };
}
