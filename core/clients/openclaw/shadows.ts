import { sentence } from '../../../shared/messages/words.ts';
import type { Installation, Shadow } from '../client.ts';
import { allowlistOf, isAdmitted, modelPath, primaryOf } from './choice.ts';
import type { Config } from './config.ts';
import { settingOf } from './find.ts';
import { isOurRef, splitRef } from './ids.ts';
import { toRecord, toStrings } from './record.ts';
import { readOnlyVariables } from './restore.ts';

/** What outranks or hides the choice in the live file, as far as files and variables can tell. */
export function findShadows(installation: Installation, config: Config): readonly Shadow[] {
  return [
    ...variables(installation),
    ...secondFiles(config),
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
      message: sentence('shadows.openclaw.managed.cause', { file: liveFile }),
      fix: sentence('shadows.openclaw.managed.fix'),
    })),
    ...(profile !== undefined && profile.toLowerCase() !== 'default'
      ? [
          {
            kind: 'profile',
            source: 'OPENCLAW_PROFILE',
            message: sentence('shadows.openclaw.profile.cause', { profile, file: liveFile }),
            fix: sentence('shadows.openclaw.profile.fix', { profile }),
          } as const,
        ]
      : []),
    ...moved.map((source) => ({
      kind: 'env' as const,
      source,
      message: sentence('shadows.openclaw.moved.cause', { name: source, file: liveFile }),
      fix: sentence('shadows.openclaw.moved.fix'),
    })),
  ];
}

/** Several included files may name the main model; OpenClaw takes the last one. */
function secondFiles(config: Config): readonly Shadow[] {
  const [winner, ...hidden] = config.places([...modelPath, 'primary']).map(({ live }) => live.file.path);
  return hidden.map((source) => ({
    kind: 'second-file',
    source,
    message: sentence('shadows.openclaw.second-file.cause', { file: source, winner: winner ?? '' }),
    fix: sentence('shadows.openclaw.second-file.fix'),
  }));
}

/** Says where a list keeps our model from being chosen in a conversation. */
function allowlists({ liveFile }: Installation, config: Config): readonly Shadow[] {
  const ref = primaryOf(config) ?? '';
  if (!isOurRef(ref)) return [];
  const list = allowlistOf(config);
  const shadow = (place: string): Shadow => ({
    kind: 'allowlist',
    source: liveFile,
    message: sentence('shadows.openclaw.allowlist.cause', { place, ref }),
    fix: sentence('shadows.openclaw.allowlist.fix', { provider: splitRef(ref)?.provider ?? '' }),
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
  if (!isOurRef(ref) || provider === undefined) return [];
  return Object.entries(toRecord(config.get(['auth', 'profiles'])))
    .filter(([, profile]) => toRecord(profile).provider === provider)
    .map(([id]) => ({
      kind: 'stored-login',
      source: liveFile,
      message: sentence('shadows.openclaw.login.cause', { id, provider }),
      fix: sentence('shadows.openclaw.login.fix', { id }),
    }));
}

function agents(config: Config) {
  return Object.entries(toRecord(config.get(['agents', 'entries']))).map(
    ([id, agent]) => [id, toRecord(agent)] as const,
  );
}
