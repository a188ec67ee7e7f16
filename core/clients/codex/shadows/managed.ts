import { sentence } from '../../../../shared/messages/words.ts';
import type { Sentence } from '../../../../shared/sentence.ts';
import type { Environment } from '../../../environment.ts';
import { variableOf } from '../../child-process.ts';
import type { LiveDocument, Shadow } from '../../client.ts';
import { ownId, textAt } from '../config.ts';

/**
 * Files by which an administrator rules, strongest first (as seen with 0.169.0; the Windows ones from OpenAI's public pages, not
 * tried). `default` lies below the user's file, the others above it.
 */
export interface ManagedPath {
  readonly rank: 'forced' | 'default';
  readonly path: string;
}

export function managedPaths(environment: Environment): readonly ManagedPath[] {
  const { platform, path, home } = environment;
  if (platform === 'win32') {
    const programData = variableOf(environment, 'ProgramData') ?? 'C:\\ProgramData';
    return [
      { rank: 'forced', path: path.join(programData, 'OpenAI', 'Codex', 'requirements.toml') },
      { rank: 'forced', path: path.join(home, '.codex', 'managed_config.toml') },
    ];
  }
  return [
    { rank: 'forced', path: '/etc/codex/requirements.toml' },
    { rank: 'forced', path: '/etc/codex/managed_config.toml' },
    { rank: 'default', path: '/etc/codex/config.toml' },
  ];
}

/** What one of those files says about the choice; `isOwnLogin` tells that the user's own file names no provider. */
export function managedShadow(
  { rank, path }: ManagedPath,
  document: LiveDocument['document'],
  isOwnLogin: boolean,
): readonly Shadow[] {
  const provider = textAt(document, ['model_provider']);
  const model = textAt(document, ['model']);
  const shadow = (message: Sentence, fix: Sentence): Shadow => ({ kind: 'managed', source: path, message, fix });
  if (rank === 'default')
    return provider !== undefined && isOwnLogin
      ? [
          shadow(
            sentence('shadows.codex.managed-default.cause', { file: path, provider }),
            sentence('shadows.codex.managed-default.fix'),
          ),
        ]
      : [];
  const settings = [
    ...(provider !== undefined ? [`model_provider = "${provider}"`] : []),
    ...(model !== undefined ? [`model = "${model}"`] : []),
    ...(document?.get(['model_providers', ownId]) !== undefined ? [`[model_providers.${ownId}]`] : []),
  ];
  if (settings.length === 0) return [];
  return [
    shadow(
      sentence('shadows.codex.managed-forced.cause', { file: path, settings }),
      sentence('shadows.codex.managed-forced.fix'),
    ),
  ];
}
