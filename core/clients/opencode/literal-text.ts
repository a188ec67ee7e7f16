import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { ProviderTarget } from './entry.ts';

/**
 * Refuses text that OpenCode would not take literally. It replaces `{file:…}` and `{env:…}` anywhere in its files, and
 * `${…}` in base URLs: a provider from a link could so have a private file sent to it as a header.
 */
export function assertLiteral({ provider, baseUrl, model }: ProviderTarget): void {
  const texts = [
    provider.name,
    baseUrl,
    model,
    provider.smallModel ?? '',
    ...provider.models.flatMap(({ id, name = '' }) => [id, name]),
    ...Object.values(provider.headers),
    ...Object.values(provider.queryParams),
  ];
  if (!texts.some((text) => /\{(?:file|env):/i.test(text)) && !baseUrl.includes('${')) return;
  throw new AppError(
    problemOf('opencode.placeholder', {
      provider: provider.name,
      file: '{file:…}',
      env: '{env:…}',
      variable: `\${…}`,
      id: provider.id,
    }),
  );
}
