import { type ClientId, clientIds } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { readEntriesBack } from './history-log.ts';
import { newestSwitchId } from './switch-log.ts';

/** `20261121T024932123-1a2b3c4d`: later than every id in the logs, that of switches too, even when the clock stands still or goes back. */
export async function nextId(environment: Environment): Promise<string> {
  const ofClients = clientIds.map((client) => newestTime(environment, client));
  const times = await Promise.all([...ofClients, newestSwitchId(environment).then(timeOf)]);
  const time = Math.max(environment.now().getTime(), ...times.map((newest) => newest + 1));
  return `${new Date(time).toISOString().replace(/[-:.Z]/g, '')}-${environment.random(4)}`;
}

async function newestTime(environment: Environment, client: ClientId): Promise<number> {
  for await (const { id } of readEntriesBack(environment, client)) if (id !== undefined) return timeOf(id);
  return 0;
}

/** Milliseconds since 1970; 0 for an id that is not ours. */
function timeOf(id: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})-/.exec(id)?.slice(1).map(Number);
  if (parts === undefined) return 0;
  const [year = 0, month = 1, day, hour, minute, second, millisecond] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}
