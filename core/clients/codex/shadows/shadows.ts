import { sentence } from '../../../../shared/messages/words.ts';
import type { Environment } from '../../../environment.ts';
import { variableOf } from '../../child-process.ts';
import type { Installation, LiveDocument, Pin, Shadow } from '../../client.ts';
import { noProxyOf, schemeOf } from '../../proxy.ts';
import type { VariableFile } from '../../variable-files.ts';
import { profileOf } from '../config.ts';
import { officialOnlyVariable, proxyHabits } from './pins.ts';

/** Profile files that make another choice. They count only with `codex --profile NAME`. */
export function profileShadows(profiles: readonly LiveDocument[]): readonly Shadow[] {
  return profiles.flatMap(({ file, document }) => {
    const profile = profileOf(file.path);
    const settings = ['model_provider', 'model'].filter((key) => document?.get([key]) !== undefined);
    if (profile === undefined || settings.length === 0) return [];
    return [
      {
        kind: 'profile',
        source: file.path,
        message: sentence('shadows.codex.profile.cause', { profile, settings, file: file.path }),
        fix: sentence('shadows.codex.profile.fix', { profile }),
      },
    ];
  });
}

/** Variables Codex heeds. OPENAI_BASE_URL and OPENAI_API_KEY are not among them: Codex ignores both. */
export function variableShadows({ environment }: Installation): readonly Shadow[] {
  if (!variableOf(environment, officialOnlyVariable)) return [];
  return [
    {
      kind: 'env',
      source: officialOnlyVariable,
      message: sentence('shadows.codex.key-variable.cause', { name: officialOnlyVariable }),
      fix: sentence('shadows.codex.key-variable.fix', { name: officialOnlyVariable }),
    },
  ];
}

/** What `$CODEX_HOME/.env` changes: it outranks the environment, for the variables of our keys as for proxies. */
export function dotEnvPins({ path, names, noProxy }: VariableFile, environment: Environment): readonly Pin[] {
  const pin = { kind: 'env', source: path, note: 'warning' } as const;
  return names.flatMap((name): readonly Pin[] => {
    const key: Pin = {
      ...pin,
      message: sentence('shadows.codex.env-file-key.cause', { file: path, name }),
      fix: sentence('shadows.codex.env-file-key.fix'),
      against: { kind: 'variable', name },
    };
    const scheme = schemeOf(name, proxyHabits);
    if (scheme === undefined) return [key];
    return [
      {
        ...pin,
        message: sentence('shadows.codex.env-file-proxy.cause', { file: path, name }),
        fix: sentence('shadows.codex.env-file-proxy.fix'),
        against: { kind: 'proxy', scheme, noProxy: noProxy ?? noProxyOf(environment), habits: proxyHabits },
      },
    ];
  });
}
