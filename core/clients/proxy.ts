import type { Environment } from '../environment.ts';
import { variableOf } from './child-process.ts';

/** Forms of NO_PROXY that not every client knows, beside a host's own name: all, a host with its port, a range, a pattern. */
type Exception = '*' | 'port' | 'range' | 'pattern';

/** How a client takes proxies from its environment. Measured with the real ones, each at a provider on 127.0.0.1. */
export interface ProxyHabits {
  /** Whether ALL_PROXY counts as well. */
  readonly heedsAll: boolean;
  readonly excepts: readonly Exception[];
  /** An address of its own on this machine that it asks by the same rules. */
  readonly own?: string;
}

export interface Proxied {
  readonly kind: 'proxy';
  readonly scheme: 'http' | 'https' | 'all';
  readonly noProxy: string;
  readonly habits: ProxyHabits;
  /** Only addresses of this machine count: for others a proxy is meant. Missing: all do. */
  readonly isOfLoopback?: true;
}

/** Whether requests to this address go through the proxy. Without an address: whether any may. */
export function isProxied({ scheme, noProxy, habits, isOfLoopback }: Proxied, url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return isOfLoopback !== true;
  if (isOfLoopback && !isLoopback(url)) return false;
  if (scheme !== 'all' && new URL(url).protocol !== `${scheme}:`) return false;
  return [url, ...(habits.own === undefined ? [] : [habits.own])].some(
    (one) => !isExcepted(one, noProxy, habits.excepts),
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
}

export function isLoopback(url: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|::1)$/.test(hostOf(url));
}

function isExcepted(url: string, noProxy: string, excepts: readonly Exception[]): boolean {
  const host = hostOf(url);
  const isName = !/^[\d.]+$|:/.test(host);
  const entries = noProxy.toLowerCase().split(/[,\s]+/);
  return entries.filter(Boolean).some((entry) => {
    // A program that knows no `*` takes it for the root of all names, which an address has none of.
    if (entry === '*') return isName || excepts.includes('*');
    const wanted = entry.replace(/^\[(.*)\]$/, '$1');
    if (wanted === host || (isName && host.endsWith(`.${wanted.replace(/^\./, '')}`))) return true;
    if (excepts.includes('port') && entry === new URL(url).host) return true;
    if (excepts.includes('range') && isInRange(host, entry)) return true;
    return excepts.includes('pattern') && entry.endsWith('.*') && host.startsWith(entry.slice(0, -1));
  });
}

/** Of IPv4: what is meant for this machine is `127.0.0.0/8`. */
function isInRange(host: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const [address, start] = [toNumber(host), toNumber(network)];
  if (address === undefined || start === undefined || !/^\d+$/.test(bits)) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(address / size) === Math.floor(start / size);
}

function toNumber(host: string): number | undefined {
  const parts = /^\d+(?:\.\d+){3}$/.test(host) ? host.split('.').map(Number) : [];
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}

/** The scheme of the addresses for which a variable names a proxy; undefined for a variable that names none. */
export function schemeOf(name: string, { heedsAll }: ProxyHabits): Proxied['scheme'] | undefined {
  const scheme = /^(https?|all)_proxy$/i.exec(name)?.[1]?.toLowerCase();
  if (scheme === 'all') return heedsAll ? 'all' : undefined;
  return scheme === 'http' || scheme === 'https' ? scheme : undefined;
}

/** NO_PROXY as a client of this environment takes it. */
export function noProxyOf(environment: Pick<Environment, 'variables' | 'platform'>): string {
  return [variableOf(environment, 'no_proxy'), variableOf(environment, 'NO_PROXY')].filter(Boolean).join(',');
}
