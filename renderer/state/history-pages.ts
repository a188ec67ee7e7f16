import type { Api, Reply } from '../../shared/contract.ts';
import type { HistoryView } from '../../shared/views.ts';

/** As much of the history as is shown, newest first. */
export interface Pages {
  readonly history: readonly HistoryView[];
  /** There may be more behind the last one. */
  readonly hasOlder: boolean;
}

/** Entries that are read at first, and with each wish for older ones. */
const page = 100;
/** More than that no single call gives. */
const mostAtOnce = 200;

/** One page from before an entry. */
export async function readPage(api: Api, before?: string, most = page): Promise<Reply<Pages>> {
  const reply = await api['history.read']({ most, ...(before !== undefined && { before }) });
  return reply.ok ? { ok: true, value: { history: reply.value, hasOlder: reply.value.length === most } } : reply;
}

/** Reads as much again as is shown already: what was taken back may be far down. */
export async function readPages(api: Api, shown: number): Promise<Reply<Pages>> {
  let read: Pages = { history: [], hasOlder: true };
  while (read.hasOlder && read.history.length < Math.max(shown, page)) {
    const most = Math.min(mostAtOnce, Math.max(shown, page) - read.history.length);
    const reply = await readPage(api, read.history.at(-1)?.id, most);
    if (!reply.ok) return reply;
    read = { history: [...read.history, ...reply.value.history], hasOlder: reply.value.hasOlder };
  }
  return { ok: true, value: read };
}

/**
 * What was read in the place of what is shown: older entries that came in meanwhile stay, and an entry that is as it was
 * stays the very same, so that its row is not drawn again.
 */
export function withShown(read: Pages, shown: Pages): Pages {
  const known = new Map(shown.history.map((entry) => [entry.id, entry]));
  const history = read.history.map((entry) => {
    const before = known.get(entry.id);
    return before && JSON.stringify(before) === JSON.stringify(entry) ? before : entry;
  });
  const place = shown.history.findIndex(({ id }) => id === history.at(-1)?.id);
  const older = place < 0 ? [] : shown.history.slice(place + 1);
  return older.length === 0 ? { ...read, history } : { history: [...history, ...older], hasOlder: shown.hasOlder };
}
