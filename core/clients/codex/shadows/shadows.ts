import { sentence } from '../../../../shared/messages/words.ts';
import { variableOf } from '../../child-process.ts';
import type { Installation, LiveDocument, Shadow } from '../../client.ts';
import { profileOf, textAt } from '../config.ts';

/** The one variable that outranks a login of Codex's own; entries of ours never see it. */
export const officialOnlyVariable = 'CODEX_API_KEY';

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

const proxyName = /^(https?|all)_proxy$/i;

/**
 * What `$CODEX_HOME/.env` changes: it outranks the environment, for our key variables as for proxies. Only names are
 * read from it. Codex takes no names that start with CODEX_.
 */
export function dotEnvShadows(path: string, text: string, document: LiveDocument['document']): readonly Shadow[] {
  const names = [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/gm)].map((match) => match[1] ?? '');
  const selected = textAt(document, ['model_provider']);
  const keyName = selected && textAt(document, ['model_providers', selected, 'env_key']);
  return [...new Set(names)].flatMap((name): readonly Shadow[] => {
    if (name === keyName)
      return [
        {
          kind: 'env',
          source: path,
          message: sentence('shadows.codex.env-file-key.cause', { file: path, name }),
          fix: sentence('shadows.codex.env-file-key.fix'),
        },
      ];
    if (proxyName.test(name))
      return [
        {
          kind: 'env',
          source: path,
          message: sentence('shadows.codex.env-file-proxy.cause', { file: path, name }),
          fix: sentence('shadows.codex.env-file-proxy.fix'),
        },
      ];
    return [];
  });
}
