import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Path } from '../../documents/edit.ts';
import type { Legacy, LiveState } from '../client.ts';
import { removal, toChanges, toFiles } from './change.ts';
import type { Config, ConfigEdit } from './config.ts';
import type { Finder } from './finding.ts';
import { retiredId } from './ids.ts';
import { refusedProviders } from './provider-entries.ts';
import { isRecord, toRecord } from './record.ts';
import { findRefs, renameRef } from './refs.ts';

/** The version whose root keys these are (`openclaw config schema`). */
const knownVersion = '2026.9.6';
const rootKeys = new Set(
  (
    '$schema $include meta env wizard diagnostics logging update telemetry browser ui secrets auth accessGroups acp models ' +
    'nodeHost agents worktreeRoot worktreeAcceleration tools security bindings broadcast attachments messages tts commands ' +
    'approvals session cron transcripts hooks channels discovery talk gateway cloudWorkers desktop memory mcp skills ' +
    'plugins surfaces proxy'
  ).split(' '),
);

/** What stops OpenClaw or is retired in the configuration. */
export function findLegacy(state: LiveState, config: Config): readonly Legacy[] {
  if (!state.main.document) return [];
  const found = (path: Path, problem: Problem): Problem => {
    const place = config.places(path)[0];
    const position = place?.live.document?.locate(place.path);
    const where = place && position && { where: { file: place.live.file.path, ...position } };
    return { ...problem, ...where };
  };
  const repaired = (title: Sentence, changes: readonly ConfigEdit[]) => ({
    repair: { title, files: toFiles(state, changes) },
  });
  const { version } = state.installation;
  const isKnownVersion = version === undefined || version === knownVersion;
  const finder: Finder = { config, isKnownVersion, found, repaired };
  return [
    ...gatewayMode(config, found, repaired),
    ...reloadMode(config, found, repaired),
    ...flatEnv(config, found, repaired),
    ...codexProvider(config, found, repaired),
    ...agentList(config, found),
    ...refusedProviders(finder),
    ...unknownRootKeys(finder),
    ...link(state),
  ];
}

type Found = Finder['found'];
type Repaired = Finder['repaired'];

function gatewayMode(config: Config, found: Found, repaired: Repaired): readonly Legacy[] {
  const path = ['gateway', 'mode'];
  if (config.get(path) !== undefined) return [];
  const problem = found(['gateway'], problemOf('openclaw.gateway-mode-missing'));
  const edit = { kind: 'set', path, value: 'local' } as const;
  return [{ problem, isFatal: true, ...repaired(sentence('repairs.openclaw.gateway-mode'), toChanges(config, edit)) }];
}

function reloadMode(config: Config, found: Found, repaired: Repaired): readonly Legacy[] {
  const path = ['gateway', 'reload', 'mode'];
  const mode = config.get(path);
  if (mode !== 'hot' && mode !== 'restart') return [];
  const problem = found(path, problemOf('openclaw.reload-mode-retired', { mode }));
  const edit = { kind: 'set', path, value: 'hybrid' } as const;
  return [{ problem, isFatal: true, ...repaired(sentence('repairs.openclaw.reload-mode'), toChanges(config, edit)) }];
}

/** Variables once stood right below `env`. */
function flatEnv(config: Config, found: Found, repaired: Repaired): readonly Legacy[] {
  const env = toRecord(config.get(['env']));
  const names = Object.keys(env).filter((name) => name !== 'vars' && name !== 'shellEnv');
  if (names.length === 0) return [];
  const changes = names.flatMap((name): readonly ConfigEdit[] => {
    const [place] = config.places(['env', name]);
    const source = place?.live.document?.sourceOf(place.path);
    if (!place || source === undefined) return [];
    return [
      ...toChanges(config, { kind: 'set-source', path: ['env', 'vars', name], source }),
      { live: place.live, edit: { kind: 'remove', path: place.path } },
    ];
  });
  const problem = found(
    ['env', names[0] ?? ''],
    problemOf('openclaw.env-flat', { names: names.map((name) => `env.${name}`).join(', ') }),
  );
  return [{ problem, isFatal: true, ...repaired(sentence('repairs.openclaw.env'), changes) }];
}

/** Both kinds of login of OpenAI are called `openai` by now. */
function codexProvider(config: Config, found: Found, repaired: Repaired): readonly Legacy[] {
  const refs = findRefs(config, (provider) => provider === retiredId);
  const orderPath = ['auth', 'order', retiredId];
  const order = config.places(orderPath)[0];
  const first = refs[0] ?? order;
  if (!first) return [];
  const source = order?.live.document?.sourceOf(order.path);
  const isFree = config.get(['auth', 'order', 'openai']) === undefined;
  const changes: readonly ConfigEdit[] = [
    ...refs.flatMap((ref) => renameRef(ref, 'openai')),
    ...(source !== undefined && isFree
      ? toChanges(config, { kind: 'set-source', path: ['auth', 'order', 'openai'], source })
      : []),
    ...toChanges(config, { kind: 'remove', path: orderPath }),
  ];
  const position = first.live.document?.locate(first.path);
  const problem: Problem = {
    ...found(orderPath, problemOf('openclaw.provider-retired')),
    ...(position && { where: { file: first.live.file.path, ...position } }),
  };
  return [{ problem, isFatal: false, ...repaired(sentence('repairs.openclaw.provider'), changes) }];
}

function agentList(config: Config, found: Found): readonly Legacy[] {
  const path = ['agents', 'list'];
  if (config.get(path) === undefined) return [];
  return [{ problem: found(path, problemOf('openclaw.agent-list-retired')), isFatal: false }];
}

/** `providers` has a place of its own below another one. */
function unknownRootKeys({ config, isKnownVersion, found, repaired }: Finder): readonly Legacy[] {
  const root = config.get([]);
  return Object.keys(isRecord(root) ? root : {})
    .filter((key) => !rootKeys.has(key) && key !== 'providers')
    .map((key) => ({
      problem: found([key], problemOf('openclaw.root-key-unknown', { version: knownVersion, key })),
      isFatal: isKnownVersion,
      // A version that we do not know may know it.
      ...(isKnownVersion && repaired(sentence('repairs.openclaw.root-key', { key }), removal(config, [key]))),
    }));
}

function link({ main: { file } }: LiveState): readonly Legacy[] {
  if (!file.isLink) return [];
  const problem = problemOf('openclaw.live-file-link', { file: file.path, target: file.target });
  return [{ problem, isFatal: false }];
}
