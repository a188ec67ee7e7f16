import { sentence } from '../../../shared/messages/words.ts';
import type { ForeignProvider, Installation, LiveState, Note, Pin, Target } from '../client.ts';
import { accountOf, type Choice, pinNotes, shadowWords, unsetVariable } from '../pins.ts';
import type { ProxyHabits } from '../proxy.ts';
import { modelPath, refOf } from './choice.ts';
import type { Config } from './config.ts';
import { currentChoice } from './current.ts';
import { providersPath } from './entry.ts';
import { facts } from './facts.ts';
import { wireOfApi } from './foreign.ts';
import { isRecord, type Plain, toRecord } from './record.ts';
import { findShadows } from './shadows.ts';
import { hasNoKey, isAskedWithoutKey } from './without-key.ts';

/** A place that names a model of its own. Its path as `openclaw config get` takes it; `*` stands for any one step. */
interface PinPlace {
  readonly path: string;
  /** The place names the model only; its provider stands beside it under this key. */
  readonly providerKey?: string;
}

/**
 * Every setting that names a model for one part of OpenClaw, from `openclaw config schema` of 2026.9.6. Embeddings and
 * voices are left out: no switch is about them. A new place is one line here and its sample in `pins.test.ts`.
 */
export const pinPlaces = [
  { path: 'agents.defaults.heartbeat.model' },
  { path: 'agents.defaults.subagents.model' },
  { path: 'agents.defaults.utilityModel' },
  { path: 'agents.defaults.decisionModel' },
  { path: 'agents.defaults.imageModel' },
  { path: 'agents.defaults.mediaModels.*' },
  { path: 'agents.defaults.pdfModel' },
  { path: 'agents.defaults.voiceModel' },
  { path: 'agents.defaults.compaction.model' },
  { path: 'agents.defaults.compaction.memoryFlush.model' },
  { path: 'agents.defaults.embeddedAgent.cyberFailover.model' },
  { path: 'agents.entries.*.heartbeat.model' },
  { path: 'agents.entries.*.subagents.model' },
  { path: 'agents.entries.*.utilityModel' },
  { path: 'agents.entries.*.decisionModel' },
  { path: 'agents.entries.*.tts.summaryModel' },
  { path: 'agents.entries.*.tools.exec.reviewer.model' },
  { path: 'channels.modelByChannel.*.*' },
  { path: 'channels.clickclack.model' },
  { path: 'channels.clickclack.accounts.*.model' },
  { path: 'hooks.gmail.model' },
  { path: 'hooks.mappings.*.model' },
  { path: 'tools.exec.reviewer.model' },
  { path: 'tools.media.models.*.model', providerKey: 'provider' },
  { path: 'tts.summaryModel' },
  { path: 'plugins.entries.active-memory.config.model' },
  { path: 'plugins.entries.active-memory.config.modelFallback' },
  { path: 'plugins.entries.llm-task.config.defaultModel' },
  { path: 'plugins.entries.logbook.config.visionModel' },
  { path: 'plugins.entries.memory-core.config.dreaming.model' },
  { path: 'plugins.entries.memory-core.config.dreaming.execution.defaults.model' },
  { path: 'plugins.entries.memory-core.config.dreaming.phases.*.execution.model' },
] as const satisfies readonly PinPlace[];

/**
 * What does not follow a switch, as the configuration will be after it: references to ids that it renames, and lists that
 * it opens, are no hindrance any more.
 */
export function elsewhereNotes(state: LiveState, target: Target, after: Config): readonly Note[] {
  const { installation, pins = [] } = state;
  const hasOwnFallbacks = target.kind === 'provider' && target.provider.options.openclaw?.fallbacks !== undefined;
  const choice: Choice = { ...currentChoice(after), isOwnLogin: target.kind === 'official' };
  const shadows = [...findShadows(installation, after), ...unsetVariable(state, facts.name, choice)];
  return [
    ...shadows.map((shadow): Note => ({ kind: 'warning', message: shadowWords(shadow) })),
    ...pinNotes(
      [
        ...configPins(installation, after, state.foreign).filter((pin) => !(hasOwnFallbacks && isOfFallbacks(pin))),
        ...pins.filter(({ against }) => against.kind !== 'provider'),
      ],
      choice,
    ),
  ];
}

function isOfFallbacks({ message }: Pin): boolean {
  return message.text === 'shadows.openclaw.fallbacks.cause';
}

/** Measured on 2026.9.6 with plain http. */
export const proxyHabits: ProxyHabits = { heedsAll: false, excepts: ['*', 'port', 'range', 'pattern'] };

type Foreign = readonly ForeignProvider[];

/** Everything in the configuration that goes on with a model of its own, whatever a switch chooses. */
export function configPins(installation: Installation, config: Config, foreign: Foreign): readonly Pin[] {
  return [
    ...agentPins(installation, config, foreign),
    ...pinPlaces.flatMap((place) => placePins(installation, config, foreign, place)),
    ...fallbackPins(installation, config, foreign),
  ];
}

/** Agents with a model of their own. */
function agentPins(installation: Installation, config: Config, foreign: Foreign): readonly Pin[] {
  return placesAt(config, 'agents.entries.*.model').flatMap(({ path, value }) =>
    namedIn(value).map((model) => ({
      ...pinOf(installation, config, foreign, path, model),
      message: sentence('shadows.openclaw.agent-model.cause', { id: String(path[2]), model }),
      fix: sentence('shadows.openclaw.agent-model.fix', { path: path.join('.') }),
    })),
  );
}

function placePins(
  installation: Installation,
  config: Config,
  foreign: Foreign,
  { path: pattern, providerKey }: PinPlace,
): readonly Pin[] {
  return placesAt(config, pattern).flatMap(({ path, value }) => {
    const provider = providerKey === undefined ? undefined : config.get([...path.slice(0, -1), providerKey]);
    const beside = typeof provider === 'string' ? `${provider}/` : '';
    return namedIn(value).map((model) => {
      const ref = `${beside}${model}`;
      return {
        ...pinOf(installation, config, foreign, path, ref),
        message: sentence('shadows.openclaw.models.cause', { pins: [`${path.join('.')} (${ref})`] }),
        fix: sentence('shadows.openclaw.models.fix'),
      };
    });
  });
}

/** Where requests go when the choice fails. A switch keeps the user's list, which may lead to the provider that was left. */
function fallbackPins(installation: Installation, config: Config, foreign: Foreign): readonly Pin[] {
  const path = [...modelPath.map(String), 'fallbacks'];
  const refs = config.get(path);
  if (!Array.isArray(refs)) return [];
  return refs
    .filter((ref) => typeof ref === 'string')
    .map((ref) => ({
      ...pinOf(installation, config, foreign, path, ref),
      message: sentence('shadows.openclaw.fallbacks.cause', { pins: [ref] }),
      fix: sentence('shadows.openclaw.fallbacks.fix'),
      note: 'info' as const,
      isOfSwitch: true as const,
    }));
}

function pinOf(
  { liveFile }: Installation,
  config: Config,
  foreign: Foreign,
  path: readonly string[],
  ref: string,
): Omit<Pin, 'message' | 'fix'> {
  const id = refOf(config, ref)?.provider ?? ref;
  const entry = foreign.find((one) => one.id === id);
  // One that is asked nothing is nobody's account.
  const account = entry && isAsked(toRecord(config.get([...providersPath, id]))) && accountOf(entry, entry.key);
  return {
    kind: 'profile',
    source: config.places(path)[0]?.live.file.path ?? liveFile,
    against: { kind: 'provider', id, ...(typeof account === 'string' && { account }) },
    note: 'warning',
  };
}

function isAsked(entry: Plain): boolean {
  return !hasNoKey(entry) || isAskedWithoutKey(entry);
}

/** The model of a setting, written as a text or as an object with its fallbacks. */
function namedIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (!isRecord(value)) return [];
  const { primary, fallbacks } = value;
  const list: readonly unknown[] = [primary, ...(Array.isArray(fallbacks) ? fallbacks : [])];
  return list.filter((one) => typeof one === 'string');
}

interface Found {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The values at a pattern of steps. */
function placesAt(config: Config, pattern: string): readonly Found[] {
  const walk = (path: readonly string[], value: unknown, steps: readonly string[]): readonly Found[] => {
    const [step, ...rest] = steps;
    if (step === undefined) return value === undefined ? [] : [{ path, value }];
    const below: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((item, index) => [String(index), item])
      : Object.entries(toRecord(value));
    return below
      .filter(([key]) => step === '*' || key === step)
      .flatMap(([key, item]) => walk([...path, key], item, rest));
  };
  return walk([], config.get([]), pattern.split('.'));
}

/** The model catalogue of one agent, as it lies beside its sessions. */
export interface AgentCatalog {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Another address for the provider in use in `agents/<id>/agent/models.json`. OpenClaw's documentation lets it win
 * (concepts/models); 2026.9.6 asked the configured one all the same, in `infer model run` and in `agent --local`. So it is
 * said with both.
 */
export function catalogPins(catalogs: readonly AgentCatalog[]): readonly Pin[] {
  return catalogs.flatMap(({ path, value }) =>
    Object.entries(toRecord(toRecord(value).providers)).flatMap(([id, entry]): readonly Pin[] => {
      const { baseUrl, api } = toRecord(entry);
      if (typeof baseUrl !== 'string' || baseUrl === '') return [];
      const wire = wireOfApi(api);
      return [
        {
          kind: 'second-file',
          source: path,
          message: sentence('shadows.openclaw.catalog.cause', { file: path, id, url: baseUrl }),
          fix: sentence('shadows.openclaw.catalog.fix', { file: path }),
          against: { kind: 'address', id, baseUrl, ...(wire && { wire }) },
          note: 'info',
        },
      ];
    }),
  );
}
