import type { Installation, Shadow } from '../client.ts';
import { allowlistOf, isAdmitted, modelPath, primaryOf } from './choice.ts';
import type { Config } from './config.ts';
import { settingOf } from './find.ts';
import { isOurRef, splitRef } from './ids.ts';
import { isRecord, toRecord, toStrings } from './record.ts';
import { readOnlyVariables } from './restore.ts';

/** What outranks or hides the choice in the live file, as far as files and variables can tell. */
export function findShadows(installation: Installation, config: Config): readonly Shadow[] {
  return [
    ...variables(installation),
    ...secondFiles(config),
    ...agentModels(installation, config),
    ...allowlists(installation, config),
    ...storedLogins(installation, config),
  ];
}

function variables({ environment, liveFile }: Installation): readonly Shadow[] {
  const profile = settingOf(environment, 'OPENCLAW_PROFILE');
  const moved = ['OPENCLAW_CONFIG_PATH', 'OPENCLAW_STATE_DIR', 'OPENCLAW_HOME'].filter(
    (name) => environment.folders?.openclaw === undefined && settingOf(environment, name) !== undefined,
  );
  return [
    ...readOnlyVariables(environment).map((source) => ({
      kind: 'managed' as const,
      source,
      message: `${liveFile} is managed from outside: OpenClaw itself writes nothing there, and its manager may undo the choice.`,
      fix: 'Make the choice where the file is generated.',
    })),
    ...(profile !== undefined && profile.toLowerCase() !== 'default'
      ? [
          {
            kind: 'profile',
            source: 'OPENCLAW_PROFILE',
            message: `"openclaw --profile ${profile}" reads ~/.openclaw-${profile}/openclaw.json, not ${liveFile}; the variable alone moves nothing.`,
            fix: `To switch that profile: OPENCLAW_STATE_DIR=~/.openclaw-${profile} switchyard use ...`,
          } as const,
        ]
      : []),
    ...moved.map((source) => ({
      kind: 'env' as const,
      source,
      message: `${source} of this terminal leads to ${liveFile}; a gateway started as a service may read another file.`,
      fix: 'Compare with: openclaw gateway status',
    })),
  ];
}

/** Several included files may name the main model; OpenClaw takes the last one. */
function secondFiles(config: Config): readonly Shadow[] {
  const [winner, ...hidden] = config.places([...modelPath, 'primary']).map(({ live }) => live.file.path);
  return hidden.map((source) => ({
    kind: 'second-file',
    source,
    message: `${source} names a main model too, and ${winner} wins.`,
    fix: 'Keep it in one of the files.',
  }));
}

/** Agents with a model of their own do not follow the default. */
function agentModels({ liveFile }: Installation, config: Config): readonly Shadow[] {
  return agents(config).flatMap(([id, agent]) => {
    const model = isRecord(agent.model) ? agent.model.primary : agent.model;
    if (typeof model !== 'string') return [];
    const path = `agents.entries.${id}.model`;
    const file = config.places(['agents', 'entries', id, 'model'])[0]?.live.file.path ?? liveFile;
    return [
      {
        kind: 'profile' as const,
        source: file,
        message: `The agent "${id}" has a model of its own (${model}) and does not follow the switch.`,
        fix: `Take ${path} out to let it follow: openclaw config unset ${path}`,
      },
    ];
  });
}

/** Says where a list keeps our model from being chosen in a conversation. */
function allowlists({ liveFile }: Installation, config: Config): readonly Shadow[] {
  const ref = primaryOf(config) ?? '';
  if (!isOurRef(ref)) return [];
  const list = allowlistOf(config);
  const shadow = (place: string): Shadow => ({
    kind: 'allowlist',
    source: liveFile,
    message: `${place} does not list ${ref}, so conversations can't choose it.`,
    fix: `Add it there: "${splitRef(ref)?.provider ?? ''}/*"`,
  });
  return [
    ...(list.kind !== 'any' && !isAdmitted(config, list.refs, ref)
      ? [shadow(list.kind === 'map' ? 'agents.defaults.models' : 'agents.defaults.modelPolicy.allow')]
      : []),
    ...agents(config).flatMap(([id, agent]) => {
      const refs = toStrings(toRecord(agent.modelPolicy).allow);
      const isClosed = refs.length > 0 && !isAdmitted(config, refs, ref);
      return isClosed ? [shadow(`agents.entries.${id}.modelPolicy.allow`)] : [];
    }),
  ];
}

/** The logins themselves lie in a database of OpenClaw; the live file only names some of them. */
function storedLogins({ liveFile }: Installation, config: Config): readonly Shadow[] {
  const ref = primaryOf(config) ?? '';
  const provider = splitRef(ref)?.provider;
  if (!isOurRef(ref)) return [];
  return Object.entries(toRecord(config.get(['auth', 'profiles'])))
    .filter(([, profile]) => toRecord(profile).provider === provider)
    .map(([id]) => ({
      kind: 'stored-login',
      source: liveFile,
      message: `OpenClaw stored the login "${id}" for ${provider}; a stored login wins over the key of the switch.`,
      fix: `Remove it: openclaw models auth logout ${id}`,
    }));
}

function agents(config: Config) {
  return Object.entries(toRecord(config.get(['agents', 'entries']))).map(
    ([id, agent]) => [id, toRecord(agent)] as const,
  );
}
