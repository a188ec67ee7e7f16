import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { variableOf } from '../../clients/child-process.ts';
import type { Engine } from '../engine.ts';
import { keyRefOfProvider } from '../key-source.ts';
import { type Account, type AccountKey, accountHeaders } from './account.ts';
import { sourceOfEntry } from './foreign-account.ts';

/** A keychain that is locked now leaves the key unknown, which is not the same as none. */
async function storedKey({ keys }: Engine, provider: Provider): Promise<string | undefined> {
  try {
    return (await keys.find(keyRefOfProvider(provider))) ?? undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

async function keyOf(engine: Engine, provider: Provider): Promise<AccountKey> {
  if (!provider.needsKey) return { kind: 'none' };
  const { env, found = [] } = provider;
  const ref = keyRefOfProvider(provider);
  const entries = found.map(({ client, id }) => sourceOfEntry(client, id));
  if (await engine.keys.has(ref)) {
    const value = await storedKey(engine, provider);
    return { kind: 'key', sources: [`ref:${ref}`, ...entries], ...(value !== undefined && { value }) };
  }
  if (env !== undefined) {
    const value = variableOf(engine.environment, env)?.trim();
    return { kind: 'key', sources: [`env:${env}`, ...entries], ...(value && { value }) };
  }
  return entries.length > 0 ? { kind: 'key', sources: entries } : { kind: 'waiting' };
}

/** Whose key a provider of ours has. */
export type KeyOf = (provider: Provider) => Promise<AccountKey>;

/** Asks for each key once: a keychain may take seconds to say that it is locked. */
export function ownKeys(engine: Engine): KeyOf {
  const known = new Map<string, Promise<AccountKey>>();
  return (provider) => {
    const key = known.get(provider.id) ?? keyOf(engine, provider);
    known.set(provider.id, key);
    return key;
  };
}

/** The account behind a provider of ours at one of its addresses. */
export function accountOfProvider(provider: Provider, at: Pick<Account, 'wire' | 'baseUrl' | 'key'>): Account {
  return {
    ...at,
    headers: accountHeaders(provider.headers),
    ...(provider.keyIn && { keyIn: provider.keyIn }),
  };
}
