const account = /(?:organi[sz]ation|project|account|workspace|tenant|team|group|customer|user-?id|org-?id)/i;

/** Names of headers that choose an account: their values are ids, and part of whom a provider is. */
export function isAccountName(name: string): boolean {
  return account.test(name);
}
