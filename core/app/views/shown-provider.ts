import type { Provider } from '../../../shared/provider.ts';
import { redactDeep } from './views.ts';

/** Each value with its name before it: the name says what it is. */
function redactPairs(pairs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => {
      const line = `${name}: ${JSON.stringify(value)}`;
      return [name, redactDeep(line) === line ? value : '••••'];
    }),
  );
}

/** A provider as a face may see it. A list that was edited by hand may hold a secret where none belongs. */
export function withoutSecrets(provider: Provider): Provider {
  const { endpoints, headers, queryParams } = provider;
  return {
    ...provider,
    endpoints: redactDeep(endpoints),
    headers: redactPairs(headers),
    queryParams: redactPairs(queryParams),
  };
}
