import type { KeyRef } from '../../shared/key-ref.ts';

/** The service under which every key of ours stands in the keychain; the account is the `KeyRef`. */
export const keychainService = 'switchyard';

/** After this many milliseconds a keychain that does not answer is given up (checklist S6). */
export const keychainLimitMs = 3000;

/** What a keychain can be asked. `check` only looks whether it answers. */
export type KeychainRequest =
  | { readonly kind: 'get'; readonly ref: KeyRef }
  | { readonly kind: 'set'; readonly ref: KeyRef; readonly key: string }
  | { readonly kind: 'delete'; readonly ref: KeyRef }
  | { readonly kind: 'check' };

/**
 * The keychain of the operating system. Fails with AppError `keychain-absent`, `keychain-locked`, `keychain-timeout` or
 * `keychain-failed`; only an entry that is certainly not there is null (checklist S5).
 */
export interface Keychain {
  get(ref: KeyRef): Promise<string | null>;
  set(ref: KeyRef, key: string): Promise<void>;
  /** Deleting what is not there is fine. */
  delete(ref: KeyRef): Promise<void>;
  check(): Promise<void>;
}
