import { isKeyRef, type KeyRef } from '../../shared/key-ref.ts';

/**
 * The name under which the keychain holds the key of a removed provider for as long as the removal can be taken back:
 * `removed-<16 hex digits>.<KeyRef>`. No provider has such a name (ids hold no dot), so no client can ask for it.
 */
export type HeldRef = string & { readonly __heldRef: unique symbol };

/** The names under which secrets of ours stand in the keychain. */
export type KeychainName = KeyRef | HeldRef;

const pattern = /^removed-[0-9a-f]{16}\.(.*)$/;

export function isHeldRef(value: string): value is HeldRef {
  const ref = pattern.exec(value)?.[1];
  return ref !== undefined && isKeyRef(ref);
}

/** `removal` are 16 hex digits that stand for one act of removing. */
export function heldRefOf(removal: string, ref: KeyRef): HeldRef {
  const held = `removed-${removal}.${ref}`;
  if (!isHeldRef(held)) throw new Error('not the name of a removal');
  return held;
}

export function isKeychainName(value: string): value is KeychainName {
  return isKeyRef(value) || isHeldRef(value);
}
