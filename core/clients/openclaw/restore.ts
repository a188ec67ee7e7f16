import { stat } from 'node:fs/promises';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import { readDocument } from '../../documents/document.ts';
import type { Environment } from '../../environment.ts';
import { isLarge, readElsewhere } from '../../planner/planner.ts';
import type { Installation } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { settingOf } from './find.ts';
import { includeKey } from './merge.ts';
import { isRecord, type Plain, toRecord } from './record.ts';

/** Bytes; OpenClaw does not mind what happens to a smaller file. */
const smallestWatched = 512;

/** What OpenClaw takes for damage; each is a problem of its own. */
export type RestoreReason = 'openclaw.shrinks' | 'openclaw.loses-meta' | 'openclaw.loses-gateway-mode';

/**
 * Why OpenClaw 2026.9.6 would take an edit made by others for damage and put back its own, older `openclaw.json.bak`;
 * undefined when it would not. Configurations with `$include` are exempt.
 */
export function restoreReason(before: string, after: string): RestoreReason | undefined {
  return reasonBetween(before, after, parsed(before), parsed(after));
}

function reasonBetween(before: string, after: string, was: Plain, is: Plain): RestoreReason | undefined {
  if (hasInclude(is)) return undefined;
  const size = Buffer.byteLength(before);
  if (size >= smallestWatched && Buffer.byteLength(after) < Math.floor(size / 2)) return 'openclaw.shrinks';
  if (isRecord(was.meta) && !isRecord(is.meta)) return 'openclaw.loses-meta';
  if (toRecord(was.gateway).mode !== undefined && toRecord(is.gateway).mode === undefined)
    return 'openclaw.loses-gateway-mode';
  return undefined;
}

/**
 * Looks at candidates by OpenClaw's rules of self-repair, in no time. The program itself takes one to six seconds to look
 * at all the rest, so it is asked beside the switch: see `question.ts`.
 */
export async function validateByRestoreRules(
  installation: Installation,
  candidates: readonly { readonly path: string; readonly text: string }[],
): Promise<Problem | undefined> {
  const { liveFile, environment } = installation;
  const candidate = candidates.find(({ path }) => path === liveFile);
  const backup = `${liveFile}.bak`;
  if (!candidate || readOnlyVariables(environment).length > 0 || !(await isFile(backup))) return undefined;
  const { document } = await readLiveDocument(liveFile, 'json5', environment.planner);
  const reason =
    document &&
    reasonBetween(
      document.text,
      candidate.text,
      toRecord(document.value),
      await askParsed(candidate.text, environment),
    );
  return reason && problemOf(reason, { file: liveFile, backup });
}

/** The variables that tell OpenClaw to write and repair nothing. */
export function readOnlyVariables(environment: Environment): readonly string[] {
  return ['OPENCLAW_CONFIG_READONLY', 'OPENCLAW_NIX_MODE'].filter((name) => settingOf(environment, name) === '1');
}

function parsed(text: string) {
  return toRecord(readDocument(text, 'json5', 'openclaw.json').value);
}

/** The same, of a large text in another thread. */
async function askParsed(text: string, { planner }: Environment): Promise<Plain> {
  if (!planner || !isLarge(text)) return parsed(text);
  return toRecord(await readElsewhere(planner, { text, syntax: 'json5', path: 'openclaw.json' }));
}

function hasInclude(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasInclude);
  return isRecord(value) && (Object.hasOwn(value, includeKey) || Object.values(value).some(hasInclude));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // Without a backup OpenClaw has nothing to put back.
  }
}
