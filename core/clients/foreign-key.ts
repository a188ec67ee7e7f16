import { isAccountName } from '../../shared/account-name.ts';
import { carrierBeside, parseCarrier } from '../../shared/key-carrier.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import { isKeySegment, nameOrKey } from '../../shared/key-shape.ts';
import type { KeyCarrier, Wire } from '../../shared/provider.ts';
import { isSecretName, isSecretPair } from '../../shared/redact.ts';
import type { Path } from '../documents/edit.ts';

/** A file that gives a variable its value: `path` where it is a live file, none where it is one of variables. */
export interface VariablePlace {
  readonly file: string;
  readonly path?: Path;
}

/** Where the key of somebody else's entry is. No value is here: a key is named by its place only. */
export type ForeignKeyPlace =
  /** In plain text in a live file, from which it can move to the keychain. */
  | { readonly kind: 'plain'; readonly file: string; readonly path: Path }
  /** In a variable; `setIn` is the file that sets it, where the client reads one. */
  | { readonly kind: 'env'; readonly name: string; readonly setIn?: VariablePlace }
  /** In a file of its own that the entry points at; all of it is the key. */
  | { readonly kind: 'file'; readonly file: string }
  /**
   * In the client's own store of logins. Without a path that store can't be read by us. `removal` is the client's own
   * command that takes it out.
   */
  | { readonly kind: 'stored'; readonly file: string; readonly path?: Path; readonly removal: string }
  /** A command of somebody else's prints it; `source` tells one from another. */
  | { readonly kind: 'command'; readonly source: string }
  /** Our launcher brings it. */
  | { readonly kind: 'ours'; readonly ref: KeyRef }
  /** The client's own login, which is bound to a person, is sent along. */
  | { readonly kind: 'login' }
  /** What stands there can be a key as well as the name of a variable. */
  | { readonly kind: 'unsure'; readonly file: string; readonly path: Path }
  /** The name of a variable stands where the key belongs, and is sent as it is. */
  | { readonly kind: 'variable-name'; readonly name: string; readonly file: string; readonly path: Path }
  /** The entry asks for a key, and there is none. */
  | { readonly kind: 'missing' }
  /** Requests carry none. */
  | { readonly kind: 'none' };

/** A variable, unless what is named at `file` and `path` is a key that was put there; one that is set is a name for sure. */
export function variablePlace(name: string, isSet: boolean, file: string, path: Path): ForeignKeyPlace {
  return isSet || nameOrKey(name) !== 'key' ? { kind: 'env', name } : { kind: 'unsure', file, path };
}

/** The place, and how requests carry the key where that is not the way of the API format. */
export type ForeignKey = ForeignKeyPlace & { readonly keyIn?: KeyCarrier };

/** A header that carries a secret: the key, or one more. */
export interface SecretHeader {
  readonly name: string;
  /** What stands before the key, with its blank: `Bearer `. */
  readonly prefix?: string;
  /** What stands there without the prefix: a key, or a reference to one. */
  readonly text: string;
}

const scheme = /^([A-Za-z][A-Za-z0-9-]{0,20}) +(?=\S)/;

/** Variables that a text is filled in from: `{env:NAME}` and `${NAME}`. */
const variables = /\{(?:env:)?([^{}:]+)\}/g;

/** What is fetched into a header is a secret where its name says so, the variable's does, or a whole file comes in. */
function isFetchedSecret(name: string, value: string): boolean {
  const isOfFile = value.includes('{file:') && !isAccountName(name);
  return isSecretName(name) || isOfFile || [...value.matchAll(variables)].some(([, one = '']) => isSecretName(one));
}

/**
 * The headers that carry secrets, `Authorization` first, and the others. `isReference` knows the client's own ways to
 * point at a value elsewhere.
 */
export function secretHeaders(
  headers: Readonly<Record<string, string>>,
  isReference: (text: string) => boolean,
): { readonly secrets: readonly SecretHeader[]; readonly others: Readonly<Record<string, string>> } {
  const isSecret = ([name, value]: readonly [string, string]) =>
    isReference(value) ? isFetchedSecret(name, value) : value !== '' && isSecretPair(name, value);
  const pairs = Object.entries(headers);
  const rank = (name: string) => (name.toLowerCase() === 'authorization' ? 0 : 1);
  const secrets = pairs.filter(isSecret).sort(([a], [b]) => rank(a) - rank(b));
  return {
    secrets: secrets.map(([name, value]) => {
      const text = value.trim();
      const prefix = scheme.exec(text)?.[0];
      return prefix === undefined
        ? { name, text }
        : { name, prefix: `${prefix.trim()} `, text: text.slice(prefix.length).trim() };
    }),
    others: Object.fromEntries(pairs.filter((pair) => !isSecret(pair))),
  };
}

/** How a request carries the key in this header, where that has to be said. */
export function carrierIn(wire: Wire, { name, prefix }: SecretHeader): { readonly keyIn?: KeyCarrier } {
  const carrier = carrierBeside(wire, { in: 'header', name, ...(prefix !== undefined && { prefix }) });
  return carrier ? { keyIn: carrier } : {};
}

/** The same for a name in the query of the address. */
export function queryCarrier(name: string): { readonly keyIn?: KeyCarrier } {
  const keyIn = parseCarrier(`?${name}`);
  return keyIn ? { keyIn } : {};
}

/** The keys of an entry, as its client takes them. */
export interface FoundKeys {
  /** Sent with each request: first the one that is the key, then others in places of their own. */
  readonly sent: readonly ForeignKey[];
  /** There, but outranked. */
  readonly idle: readonly ForeignKey[];
}

/** A key that stands in the path of an address is one more secret that goes along. */
export function pathKeys(file: string, path: Path, baseUrl: unknown): readonly ForeignKey[] {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) return [];
  const isHeld = new URL(baseUrl).pathname.split('/').some(isKeySegment);
  return isHeld ? [{ kind: 'plain', file, path }] : [];
}

export function keysOf({ sent, idle }: FoundKeys): {
  readonly key: ForeignKey;
  readonly moreKeys: readonly ForeignKey[];
  readonly idleKeys: readonly ForeignKey[];
} {
  const [key = { kind: 'none' }, ...moreKeys] = sent;
  return { key, moreKeys, idleKeys: idle };
}
