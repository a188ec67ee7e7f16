import { createHash } from 'node:crypto';
import { type KeyRef, keyRefOf } from '../../shared/key-ref.ts';

/** The name of the key of `providerId` for `origin` (`https://host:port`), the only origin it may be sent to. */
export function keyRefFor(providerId: string, origin: string): KeyRef {
  const tag = createHash('sha256').update(new URL(origin).origin).digest('hex').slice(0, 12);
  return keyRefOf(providerId, tag);
}
