import { isAccountName } from '../../../shared/account-name.ts';
import { isSameBase } from '../../../shared/anthropic-address.ts';
import { isSameCarrier } from '../../../shared/key-carrier.ts';
import type { KeyCarrier, Wire } from '../../../shared/provider.ts';

/** Whose key it is. The value is only compared: it leaves this room in no other way. */
export type AccountKey =
  /** Requests carry none. */
  | { readonly kind: 'none' }
  /** The client's own login, which is bound to a person. */
  | { readonly kind: 'login' }
  /** A provider of ours that needs one and has none yet, from wherever. */
  | { readonly kind: 'waiting' }
  /** `sources` name each place that it comes from; `value` is missing where it can't be read now. */
  | { readonly kind: 'key'; readonly value?: string; readonly sources: readonly string[] };

/** Who is asked, and who pays. Names, models and other headers tell no account from another. */
export interface Account {
  readonly wire: Wire;
  /** Clean, see `cleanBaseUrl`. */
  readonly baseUrl: string;
  /** The headers that choose an account: organisation, project and the like. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly keyIn?: KeyCarrier;
  readonly key: AccountKey;
}

export function accountHeaders(headers: Readonly<Record<string, string>>): Account['headers'] {
  const named = Object.entries(headers).filter(([name]) => isAccountName(name));
  return Object.fromEntries(named.map(([name, value]) => [name.toLowerCase(), value] as const).sort());
}

function isSameKey(a: AccountKey, b: AccountKey): boolean {
  if (a.kind !== 'key' || b.kind !== 'key') return a.kind === b.kind && a.kind !== 'waiting';
  const shared = a.sources.filter((source) => b.sources.includes(source)).length;
  // One variable of one entry is one key, though the client may read it elsewhere than we do.
  if (a.value !== undefined && b.value !== undefined) return a.value === b.value || shared > 1;
  // What can't be read is the same only where it comes from the same place.
  return shared > 0;
}

/** Whether both ask at one address, whoever pays. */
export function isSameAddress(a: Account, b: Account): boolean {
  return (
    a.wire === b.wire &&
    isSameBase(a.wire, a.baseUrl, b.baseUrl) &&
    JSON.stringify(a.headers) === JSON.stringify(b.headers) &&
    isSameCarrier(a.keyIn, b.keyIn, a.wire)
  );
}

/**
 * Whether both are one account, which is what makes a provider: import, `use` and status ask this. Two keys are two
 * accounts, whatever else is alike.
 */
export function isSameAccount(a: Account, b: Account): boolean {
  return isSameAddress(a, b) && isSameKey(a.key, b.key);
}
