import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { Face } from '../../shared/views.ts';
import { listReceipts, type Receipt } from '../files/receipt.ts';
import type { Engine } from './engine.ts';
import { stepBack, stepForward, undoneIds } from './line.ts';
import { detailsOf, type Subject, subjectOf } from './receipt.ts';

/** One line of the history. */
export interface HistoryEntry extends Subject {
  readonly id: string;
  readonly at: string;
  readonly kind: Receipt['kind'];
  readonly client: ClientId;
  readonly summary: string;
  /** Missing in what an older Switchyard wrote. */
  readonly face?: Face;
  readonly files: readonly string[];
  readonly isUndone: boolean;
  /** What taking back this very entry would be; missing where another act of its client came after it. */
  readonly can?: 'undo' | 'redo';
}

export interface HistoryWish {
  readonly client?: ClientId | undefined;
  /** Only what came before this entry. */
  readonly before?: string | undefined;
  readonly most?: number | undefined;
}

/** Where the line of a client's acts can be walked to. */
export interface Steps {
  readonly undo?: Receipt;
  readonly redo?: Receipt;
}

const usualMost = 100;

/** The acts of a client, newest first. */
export function actsOf(engine: Engine, client: ClientId): Promise<readonly Receipt[]> {
  const read = async () => {
    const receipts = await listReceipts(engine.environment);
    return receipts.filter((receipt) => receipt.client === client).toReversed();
  };
  return engine.read.once(`acts of ${client}`, ['history'], read);
}

/** The acts that an undo and a redo would take back. */
export async function stepsOf(engine: Engine, client: ClientId): Promise<Steps> {
  const acts = await actsOf(engine, client);
  const [undo, redo] = [stepBack(acts), stepForward(acts)];
  return { ...(undo && { undo }), ...(redo && { redo }) };
}

/** Newest first. */
export async function readHistory(engine: Engine, wish: HistoryWish = {}): Promise<readonly HistoryEntry[]> {
  const clients = wish.client === undefined ? clientIds : [wish.client];
  const entries = await Promise.all(clients.map((client) => entriesOf(engine, client)));
  const { before, most = usualMost } = wish;
  return entries
    .flat()
    .filter(({ id }) => before === undefined || id < before)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, most);
}

async function entriesOf(engine: Engine, client: ClientId): Promise<readonly HistoryEntry[]> {
  const acts = await actsOf(engine, client);
  const undone = undoneIds(acts);
  const { undo, redo } = await stepsOf(engine, client);
  const canOf = ({ id }: Receipt) => (id === undo?.id ? 'undo' : id === redo?.id ? 'redo' : undefined);
  return acts.map((receipt) => {
    const details = detailsOf(receipt);
    const can = canOf(receipt);
    return {
      id: receipt.id,
      at: receipt.at,
      kind: receipt.kind,
      client,
      summary: details?.summary ?? 'unknown',
      ...subjectOf(details, acts),
      files: receipt.files.map(({ path }) => path),
      isUndone: undone.has(receipt.id),
      ...(can && { can }),
    };
  });
}

/** The one act whose id begins like this. Throws `backup-unknown`. */
export async function findAct(engine: Engine, id: string): Promise<Receipt> {
  const acts = (await Promise.all(clientIds.map((client) => actsOf(engine, client)))).flat();
  const found = acts.filter((receipt) => receipt.id === id || receipt.id.startsWith(id));
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new AppError(
    'backup-unknown',
    found.length > 1 ? `"${id}" stands for several acts.` : `There is no act "${id}" in the history.`,
    'See: switchyard history',
  );
}
