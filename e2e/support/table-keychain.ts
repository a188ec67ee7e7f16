import type { Keychain } from '../../core/keychain/keychain.ts';

/** For tests: a keychain that is a table, and always open. */
export function tableKeychain(entries: Map<string, string> = new Map()): Keychain {
  return {
    get: async (name) => entries.get(name) ?? null,
    set: async (name, key) => void entries.set(name, key),
    delete: async (name) => void entries.delete(name),
    check: async () => undefined,
  };
}
