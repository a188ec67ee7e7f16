import type { KeychainName } from './held-ref.ts';

/** The service under which every key of ours stands in the keychain; the account is the `KeychainName`. */
export const keychainService = 'switchyard';

/** After this many milliseconds a keychain that does not answer is given up (checklist S6). */
export const keychainLimitMs = 3000;

/** What a keychain can be asked. `check` only looks whether it answers. */
export type KeychainRequest =
  | { readonly kind: 'get'; readonly ref: KeychainName }
  | { readonly kind: 'set'; readonly ref: KeychainName; readonly key: string }
  | { readonly kind: 'delete'; readonly ref: KeychainName }
  | { readonly kind: 'check' };

/**
 * The keychain of the operating system. Fails with AppError `keychain-absent`, `keychain-locked`, `keychain-timeout` or
 * `keychain-failed`; only an entry that is certainly not there is null (checklist S5).
 */
export interface Keychain {
  get(ref: KeychainName): Promise<string | null>;
  set(ref: KeychainName, key: string): Promise<void>;
  /** Deleting what is not there is fine. */
  delete(ref: KeychainName): Promise<void>;
  check(): Promise<void>;
}
