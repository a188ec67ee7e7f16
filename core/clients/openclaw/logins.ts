import { readFile, stat } from 'node:fs/promises';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import { errorCode } from '../../files/error-code.ts';
import type { Current, Installation, LiveState } from '../client.ts';
import { type Config, toConfig } from './config.ts';
import { providersPath } from './entry.ts';
import { placesOfOpenClaw, settingOf } from './find.ts';
import { officialId } from './ids.ts';
import { toRecord, toStrings } from './record.ts';

/** Logins of OpenAI that the configuration names, with how each pays. OpenClaw notes there what it stores elsewhere. */
function profilesIn(config: Config): ReadonlyMap<string, unknown> {
  const profiles = Object.entries(toRecord(config.get(['auth', 'profiles'])));
  const ofOpenAi = profiles.filter(([, profile]) => toRecord(profile).provider === officialId);
  return new Map(ofOpenAi.map(([id, profile]) => [id, toRecord(profile).mode]));
}

/**
 * Which login pays for the official choice, as far as the configuration tells: the order first, then a stored key before a
 * subscription, then a key of the configuration or a variable (measured on 2026.9.6). An order that OpenClaw stored itself
 * wins over all of this, and can't be seen here.
 */
export function payingLogin(config: Config, { environment }: Installation): Current['login'] {
  const profiles = profilesIn(config);
  const ordered = toStrings(config.get(['auth', 'order', officialId])).filter((id) => profiles.has(id));
  const byKey = [...profiles].filter(([, mode]) => mode === 'api_key').map(([id]) => id);
  const [id] = [...ordered, ...byKey, ...profiles.keys()];
  if (id !== undefined) return { id, pays: profiles.get(id) === 'api_key' ? 'key' : 'subscription' };
  const variable = 'OPENAI_API_KEY';
  const isSet = config.get(['env', 'vars', variable]) ?? settingOf(environment, variable);
  if (config.get([...providersPath, officialId, 'apiKey']) !== undefined) return { pays: 'key' };
  return isSet === undefined ? undefined : { id: variable, pays: 'key' };
}

/** A database above this is not searched: it holds more than logins. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The first login that OpenClaw certainly has not. Its stores are databases, which are searched for the name as bytes: a
 * Node of ours has no reader for them, and to ask the program is no look, for it moves old state and installs plug-ins
 * (measured on 2026.9.6). A name that is found may be of a login that was taken out; then OpenClaw itself says so.
 */
export async function findUnknownLogin(state: LiveState, logins: readonly string[]): Promise<Problem | undefined> {
  const profiles = profilesIn(toConfig(state));
  const wanted = logins.filter((id) => id.startsWith(`${officialId}:`) && !profiles.has(id));
  if (wanted.length === 0) return undefined;
  const stores = await Promise.all(placesOfOpenClaw(state.installation).loginStores.flatMap(parts).map(bytesOf));
  if (stores.includes('unknown')) return undefined;
  const missing = wanted.find((id) => !stores.some((bytes) => bytes !== 'unknown' && bytes.includes(`"${id}"`)));
  if (missing === undefined) return undefined;
  const known = [...profiles.keys()];
  return known.length === 0
    ? problemOf('openclaw.login-none', { login: missing })
    : problemOf('openclaw.login-unknown', { login: missing, known });
}

/** What was written last may not have reached the database itself. */
function parts(store: string): readonly string[] {
  return [store, `${store}-wal`];
}

async function bytesOf(file: string): Promise<Buffer | 'unknown'> {
  try {
    return (await stat(file)).size > mostBytes ? 'unknown' : await readFile(file);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? Buffer.alloc(0) : 'unknown';
  }
}
