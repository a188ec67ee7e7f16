/**
 * The name of a key: `<provider id>#<tag>`, where the tag is made of the origin the key was entered for.
 * Live files, the keychain and our index all use this name, so a key can only ever be found for the origin it
 * belongs to: a provider whose origin changes has another name and therefore no key (checklist S8, S9).
 * Grammar fits OpenClaw's exec ids (`^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$`).
 */
export type KeyRef = string & { readonly __keyRef: unique symbol };

const pattern = /^[a-z0-9][a-z0-9-]{0,47}#[0-9a-f]{12}$/;

export function isKeyRef(value: string): value is KeyRef {
  return pattern.test(value);
}

/** `provider` is a provider id, `tag` the 12 hex digits made of the origin. */
export function keyRefOf(provider: string, tag: string): KeyRef {
  const ref = `${provider}#${tag}`;
  if (!isKeyRef(ref)) throw new Error('not a key reference');
  return ref;
}

export function providerOfKeyRef(ref: KeyRef): string {
  return ref.slice(0, ref.indexOf('#'));
}
