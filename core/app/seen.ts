import { createHash } from 'node:crypto';
import type { Provider } from '../../shared/provider.ts';
import { ownModel } from '../connection/ask-model.ts';
import type { KeyIndex } from '../keychain/key-index.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';

/**
 * What a plan, or a test, relied on: the provider as it was, and which key it had. Another name for it means another
 * provider or another key, whichever face or process changed it, so nobody has to be told to forget anything.
 */
export function seenOf(provider: Provider, keys: KeyIndex): string {
  return fingerprint([provider, keyOf(provider, keys)]);
}

/** The same for a test of the connection: a new name or another place in the list change nothing in it. */
export function seenByTest(provider: Provider, keys: KeyIndex): string {
  const { endpoints, wire, headers, queryParams, needsKey, env, keyIn } = provider;
  const key = [needsKey, env ?? null, keyIn ?? null, keyOf(provider, keys)];
  const asked = ownModel(provider) ?? null;
  return fingerprint([endpoints, wire, asked, headers, queryParams, ...key]);
}

/** When it was entered tells one key from the next; where it lies by now does not matter. */
function keyOf(provider: Provider, keys: KeyIndex): unknown {
  const entry = provider.needsKey ? keys.keys[keyRefOfProvider(provider)] : undefined;
  return entry ? [entry.setAt, entry.hint] : null;
}

function fingerprint(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
