import { join } from 'node:path';
import * as z from 'zod/mini';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { type Face, faces } from '../../shared/face.ts';
import { isKeyRef } from '../../shared/key-ref.ts';
import { redact } from '../../shared/redact.ts';
import type { Environment } from '../environment.ts';
import { historyFolder } from './history-log.ts';
import { appendLine, cutLog, type Line, readLinesBack } from './line-log.ts';

// What each client used, and since when. One log for all clients, kept for ever: it tells of the past, and nothing is
// undone from it.

/** What a client uses after an act. */
export const Switched = z.object({
  /** A provider id; `official` for the client's own login; `unset`; `foreign` for an entry of somebody else's. */
  choice: z.string(),
  model: z.nullable(z.string()),
  /** The name of the key, `env:NAME`, `login` for the client's own, `none`, or `unknown`. Never a key. */
  account: z.string(),
});
export type Switched = Readonly<z.infer<typeof Switched>>;

const SwitchLine = z.extend(Switched, {
  v: z.literal(1),
  at: z.string(),
  client: z.enum(clientIds),
  /** The id of the act. */
  receipt: z.string(),
  face: z.nullable(z.enum(faces)),
});
type SwitchLine = Readonly<z.infer<typeof SwitchLine>>;

/** For how long a client used something: from one switch to the next. */
export interface SwitchInterval extends Switched {
  readonly client: ClientId;
  readonly from: string;
  /** null while it lasts. */
  readonly to: string | null;
  readonly receipt: string;
  readonly face: Face | null;
}

/** An act that changed what its client uses, as far as this log tells of it. */
export interface SwitchAct {
  readonly id: string;
  readonly at: string;
  readonly client: ClientId;
  readonly face?: Face | undefined;
  readonly switched: Switched;
}

export function switchesPath(environment: Environment): string {
  return join(historyFolder(environment), 'switches.jsonl');
}

/** Names of keys and variables are no secrets, and look like some; anything else that looks like a key is taken out. */
function safeAccount(account: string): string {
  return isKeyRef(account) || /^env:[A-Z_][A-Z0-9_]*$/i.test(account) ? account : redact(account);
}

/** On the disk when done, or the log is as it was. The caller holds the `files` lock. */
export async function appendSwitch(
  environment: Environment,
  { id, at, client, face, switched }: SwitchAct,
  written?: () => void | Promise<void>,
): Promise<void> {
  const choice = redact(switched.choice);
  const model = switched.model === null ? null : redact(switched.model);
  const account = safeAccount(switched.account);
  const line: SwitchLine = { v: 1, at, client, receipt: id, face: face ?? null, choice, model, account };
  await appendLine(switchesPath(environment), JSON.stringify(line), environment.platform, written);
}

/** Whether the log tells of this act, as one of its newest. */
export async function hasSwitch(environment: Environment, id: string): Promise<boolean> {
  for await (const { receipt } of switchesBack(environment)) if (receipt <= id) return receipt === id;
  return false;
}

/** What somebody else made a client use. */
export interface OutsideChange extends Switched {
  readonly id: string;
  readonly at: string;
  readonly client: ClientId;
}

/**
 * The newest changes by others, newest first, as long as they are newer than `after`. What a client used before we came
 * is no change.
 */
export async function outsideChanges(
  environment: Environment,
  { client, before, after }: { readonly client?: ClientId; readonly before?: string; readonly after?: string },
): Promise<readonly OutsideChange[]> {
  const changes: OutsideChange[] = [];
  /** Seen, but not yet with anything before it. */
  const waiting = new Map<ClientId, OutsideChange>();
  for await (const { receipt: id, face, v: _, ...line } of switchesBack(environment)) {
    const newer = waiting.get(line.client);
    if (newer) changes.push(newer);
    waiting.delete(line.client);
    if (after !== undefined && id < after && waiting.size === 0) break;
    const isAsked = (client === undefined || line.client === client) && (before === undefined || id < before);
    if (face === 'outside' && isAsked && (after === undefined || id > after)) waiting.set(line.client, { id, ...line });
  }
  return changes.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** What the log says last of a client. */
export async function newestSwitch(environment: Environment, client: ClientId): Promise<Switched | undefined> {
  for await (const line of switchesBack(environment)) if (line.client === client) return line;
  return undefined;
}

/** The id of the newest line, of whichever client; empty for a log without one. */
export async function newestSwitchId(environment: Environment): Promise<string> {
  for await (const { receipt } of switchesBack(environment)) return receipt;
  return '';
}

/** Takes the newest line away again when it is of this act. The caller holds the `files` lock. */
export async function withdrawSwitch(environment: Environment, id: string): Promise<void> {
  for await (const line of readLinesBack(switchesPath(environment))) {
    const isIt = parse(line)?.receipt === id;
    if (isIt) await cutLog(switchesPath(environment), line.start, environment.platform);
    return;
  }
}

/** Oldest first; of one client, or of all in the order of their switches. Lines that can't be read are passed over. */
export async function readSwitches(environment: Environment, client?: ClientId): Promise<readonly SwitchInterval[]> {
  const intervals: SwitchInterval[] = [];
  const until = new Map<ClientId, string>();
  for await (const line of switchesBack(environment)) {
    if (client !== undefined && line.client !== client) continue;
    const { at: from, v: _version, ...rest } = line;
    const next = until.get(line.client);
    // A clock that went back makes an interval empty, and not negative.
    intervals.push({ ...rest, from, to: next === undefined ? null : next < from ? from : next });
    until.set(line.client, from);
  }
  return intervals.toReversed();
}

async function* switchesBack(environment: Environment): AsyncGenerator<SwitchLine, void, undefined> {
  const seen = new Set<string>();
  for await (const line of readLinesBack(switchesPath(environment))) {
    const parsed = parse(line);
    if (parsed === undefined || seen.has(parsed.receipt)) continue;
    seen.add(parsed.receipt);
    yield parsed;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parse({ bytes }: Line): SwitchLine | undefined {
  try {
    return bytes && SwitchLine.parse(JSON.parse(decoder.decode(bytes)));
  } catch {
    // Foreign, cut or of a newer Switchyard: the past is told without it.
    return undefined;
  }
}
