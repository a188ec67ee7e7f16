import { cleanKey } from '../../../shared/key-text.ts';
import { AppError, type Problem } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { variableOf } from '../../clients/child-process.ts';
import { hasMoved } from '../../providers/draft.ts';
import type { Engine } from '../../switching/engine.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';

/** The key that may be sent to a provider's address, or why there is none to send. */
export type FoundKey =
  | { readonly kind: 'key'; readonly key: string | undefined }
  | { readonly kind: 'key-missing' }
  | { readonly kind: 'key-moved' }
  | { readonly kind: 'keychain'; readonly problem: Problem };

/**
 * The key given, else the one stored for this very origin, else the one in the provider's variable. A key that was entered
 * for another address is not even read (checklist S8); and while a provider is being edited (`before`), no variable
 * is, until the other address is stored with it. Throws `key-invalid`.
 */
export async function lookUpKey(
  { environment, keys }: Engine,
  provider: Provider,
  given: string | undefined,
  before?: Provider,
): Promise<FoundKey> {
  if (!provider.needsKey) return { kind: 'key', key: undefined };
  if (given !== undefined) return { kind: 'key', key: cleanKey(given) };
  const ref = keyRefOfProvider(provider);
  if (await keys.has(ref)) {
    try {
      return { kind: 'key', key: await keys.read(ref) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.problem.code === 'key-missing'
        ? { kind: 'key-missing' }
        : { kind: 'keychain', problem: error.problem };
    }
  }
  const value = provider.env === undefined ? undefined : variableOf(environment, provider.env)?.trim();
  if (value && before !== undefined && hasMoved(before, provider)) return { kind: 'key-moved' };
  if (value) return { kind: 'key', key: value };
  const isElsewhere = (await keys.list()).some((entry) => entry.provider === provider.id);
  return { kind: isElsewhere ? 'key-moved' : 'key-missing' };
}
