import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import { variableOf } from '../child-process.ts';
import type { ForeignProvider, Legacy, LiveState, Note } from '../client.ts';
import type { ForeignKey } from '../foreign-key.ts';
import { isBundled } from './bundled-ids.ts';
import type { Config } from './config.ts';
import { providersPath } from './entry.ts';
import { warning } from './notes.ts';
import { toRecord } from './record.ts';
import { hasNoKey, isAskedWithoutKey } from './without-key.ts';

/** A secret of an entry that is not there: the name of its variable, or its file. */
interface MissingSecret {
  readonly id: string;
  readonly what: string;
  readonly isCurrent: boolean;
}

function missing(key: ForeignKey, environment: Environment, isShellAsked: boolean): string | undefined {
  if (key.kind === 'file') return isThere(key.file) ? undefined : key.file;
  if (key.kind !== 'env' || key.setIn || isShellAsked) return undefined;
  return variableOf(environment, key.name) ? undefined : key.name;
}

function missingSecrets(environment: Environment, config: Config, foreign: readonly ForeignProvider[]) {
  const isShellAsked = toRecord(config.get(['env', 'shellEnv'])).enabled === true;
  return foreign.flatMap(({ id, isCurrent, key, moreKeys = [], idleKeys = [] }): readonly MissingSecret[] =>
    [key, ...moreKeys, ...idleKeys].flatMap((one) => {
      const what = missing(one, environment, isShellAsked);
      return what === undefined ? [] : [{ id, what, isCurrent }];
    }),
  );
}

/** Entries that are not the choice; what the choice itself relies on is told beside it. */
export function missingSecretFindings(
  environment: Environment,
  config: Config,
  foreign: readonly ForeignProvider[],
): readonly Legacy[] {
  return missingSecrets(environment, config, foreign)
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ id, what }) => ({ problem: problemOf('openclaw.secret-missing', { id, what }), isFatal: false }));
}

/**
 * A choice that OpenClaw asks nothing, because nothing stands as its key. For the ids that it brings along it looks in
 * variables and logins that no configuration names.
 */
export function noKeyFindings(config: Config, foreign: readonly ForeignProvider[]): readonly Legacy[] {
  return foreign
    .filter(({ id, isCurrent, key }) => {
      const entry = toRecord(config.get([...providersPath, id]));
      const isLogin = key.kind === 'stored' || key.kind === 'login';
      return isCurrent && !isLogin && !isBundled(id) && hasNoKey(entry) && !isAskedWithoutKey(entry);
    })
    .map(({ id }) => ({ problem: problemOf('openclaw.key-missing', { id }), isFatal: false }));
}

/**
 * One secret that can't be had keeps `openclaw infer` and `openclaw agent --local` from asking any provider; a gateway
 * leaves out the one alone (measured on 2026.9.6). Such an entry stays whatever is chosen, so a switch says it.
 */
export function missingSecretNotes({ installation, foreign }: LiveState, config: Config): readonly Note[] {
  const all = missingSecrets(installation.environment, config, foreign);
  const what = [...new Set(all.map((one) => `${one.id} (${one.what})`))];
  return what.length === 0 ? [] : [warning(sentence('notes.openclaw.secrets-missing', { entries: what }))];
}
