import type { ClientFacts } from '../../shared/client-facts.ts';
import type { Preset } from '../../shared/preset.ts';

/**
 * The hosts of what a page may have opened in the user's browser: the websites and key pages of the presets, and the
 * product pages of the clients.
 */
export function outsideHosts(
  presets: readonly Pick<Preset, 'website' | 'keyPage'>[],
  clients: readonly Pick<ClientFacts, 'productPage'>[] = [],
): ReadonlySet<string> {
  const pages = [
    ...presets.flatMap(({ website, keyPage }) => [website, keyPage]),
    ...clients.map(({ productPage }) => productPage),
  ];
  return new Set(pages.flatMap((page) => (page === null ? [] : [new URL(page).hostname])));
}

/** Compares whole hosts of the parsed address; a login or a port in it is never ours. */
export function mayOpen(address: string, hosts: ReadonlySet<string>): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === 'https:' && port === '' && username === '' && password === '' && hosts.has(hostname);
}
