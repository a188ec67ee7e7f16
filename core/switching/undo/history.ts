import { type ClientId, clientNames } from '../../../shared/client-id.ts';
import type { Face } from '../../../shared/face.ts';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import { findReceipts, readBackTo, readTail } from '../../files/history.ts';
import type { Receipt } from '../../files/receipt.ts';
import { type OutsideChange, outsideChanges } from '../../files/switch-log.ts';
import { detailsOf, type Subject, summaryOf } from '../details.ts';
import type { Engine } from '../engine.ts';
import { readSubject } from '../subject.ts';
import { stepBack, stepForward, takenBackBy, undoneIds } from './line.ts';

/** One line of the history. */
export interface HistoryEntry extends Subject {
  readonly id: string;
  readonly at: string;
  /** `outside`: another program or a person changed what the client uses. */
  readonly kind: Receipt['kind'] | 'outside';
  readonly client: ClientId;
  readonly summary: Sentence;
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

/** As many as are listed where nobody asks for more. */
export const shownEntries = 100;
/** How far back the steps are looked for: nearly always the newest act or two tell both. */
const looks = [2, 50, Number.POSITIVE_INFINITY] as const;

/** The acts that an undo and a redo of a client would take back. */
export function stepsOf(engine: Engine, client: ClientId): Promise<Steps> {
  return engine.read.once(`steps of ${client}`, ['history'], async () => {
    for (const most of looks) {
      const acts = await readTail(engine.environment, { client, most });
      const found = stepsIn(acts);
      // Behind the first act that takes nothing back, nothing can be done again.
      const isRedoKnown = found.redo !== undefined || acts.some((act) => takenBackBy(act) === undefined);
      if ((found.undo && isRedoKnown) || acts.length < most) return found;
    }
    return {};
  });
}

function stepsIn(newestFirst: readonly Receipt[]): Steps {
  const [undo, redo] = [stepBack(newestFirst), stepForward(newestFirst)];
  return { ...(undo && { undo }), ...(redo && { redo }) };
}

/** `first` and every act of its client since, oldest first. */
export async function actsSince({ environment }: Engine, first: Receipt): Promise<readonly [Receipt, ...Receipt[]]> {
  const back = await readBackTo(environment, first.client, ({ id }) => id <= first.id);
  return [first, ...back.filter(({ id }) => id > first.id).toReversed()];
}

/** The newest act of a client; its id tells whether an act is the last one. */
export async function newestAct({ environment }: Engine, client: ClientId): Promise<Receipt | undefined> {
  return (await readTail(environment, { client, most: 1 }))[0];
}

/** Newest first. Reads back as far as is shown, and no further. */
export async function readHistory(engine: Engine, wish: HistoryWish = {}): Promise<readonly HistoryEntry[]> {
  const { environment } = engine;
  const { client, before, most = shownEntries } = wish;
  // What takes an act back is newer than it, so what is undone is known once all newer acts are.
  const newer = before === undefined ? [] : await readBackTo(environment, client, ({ id }) => id <= before);
  const tail = await readTail(environment, {
    most,
    ...(client && { client }),
    ...(before !== undefined && { before }),
  });
  const known = [...newer, ...tail];
  const undone = undoneIds(known);
  const clients = [...new Set(tail.map((receipt) => receipt.client))];
  const steps = await Promise.all(clients.map((one) => stepsOf(engine, one)));
  const can = new Map(steps.flatMap(({ undo, redo }) => [[undo?.id, 'undo'] as const, [redo?.id, 'redo'] as const]));
  const acts = await Promise.all(tail.map((receipt) => toEntry(engine, receipt, known, undone, can.get(receipt.id))));
  const oldest = tail.length < most ? undefined : tail.at(-1)?.id;
  const outside = await outsideChanges(environment, {
    ...(client && { client }),
    ...(before !== undefined && { before }),
    ...(oldest !== undefined && { after: oldest }),
  });
  return [...acts, ...outside.map(toOutsideEntry)].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, most);
}

function toOutsideEntry({ id, at, client, choice, model }: OutsideChange): HistoryEntry {
  const name = clientNames[client];
  const isOurs = choice !== 'foreign' && choice !== 'unset';
  return {
    id,
    at,
    kind: 'outside',
    client,
    summary: isOurs
      ? sentence('acts.outside-to', { client: name, choice: model === null ? choice : `${choice} · ${model}` })
      : sentence('acts.outside', { client: name }),
    ...(isOurs && { choice }),
    ...(model !== null && { model }),
    face: 'outside',
    files: [],
    isUndone: false,
  };
}

async function toEntry(
  { environment }: Engine,
  receipt: Receipt,
  known: readonly Receipt[],
  undone: ReadonlySet<string>,
  can: HistoryEntry['can'],
): Promise<HistoryEntry> {
  const { id, at, kind, client, face, files } = receipt;
  const details = detailsOf(receipt);
  return {
    id,
    at,
    kind,
    client,
    summary: summaryOf(details),
    ...(await readSubject(environment, details, known)),
    ...(face && { face }),
    files: files.map(({ path }) => path),
    isUndone: undone.has(id),
    ...(can && { can }),
  };
}

/** The one act whose id begins like this. Throws `act-unknown`, `act-ambiguous`. */
export async function findAct({ environment }: Engine, id: string): Promise<Receipt> {
  const found = await findReceipts(environment, id);
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new AppError(found.length > 1 ? problemOf('act-ambiguous', { id }) : problemOf('act-unknown', { id }));
}
