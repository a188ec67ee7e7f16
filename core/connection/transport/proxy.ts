import { isLoopback } from '../../../shared/base-url.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { variableOf } from '../../clients/child-process.ts';
import { isProxied, noProxyOf, type ProxyHabits, schemeOf } from '../../clients/proxy.ts';
import type { Environment } from '../../environment.ts';
import { Fault } from './fault.ts';

/** What of the environment has a say about connections. */
export type Outside = Pick<Environment, 'variables' | 'platform'>;

export interface NamedProxy {
  /** The variable that names it. */
  readonly variable: string;
  readonly url: URL;
  /** Its address without user and password. */
  readonly shown: string;
}

/** What most programs take. What a client takes otherwise is told by its pins. */
const common: ProxyHabits = { heedsAll: true, excepts: ['*', 'port', 'range', 'pattern'] };

const schemes = /^(?:https?|socks(?:4a?|5h?)?):$/;

/**
 * The proxy that the environment names for an address. Throws a Fault for a variable that names none that can be used, and
 * for a proxy elsewhere that takes a provider of this computer: it can't reach that, and must not get its key in the clear.
 */
export function proxyFor(url: URL, outside: Outside): NamedProxy | undefined {
  const variable = variableFor(url, outside);
  if (variable === undefined) return undefined;
  const value = (variableOf(outside, variable) ?? '').trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  if (!proxy || !schemes.test(proxy.protocol) || proxy.hostname === '')
    throw new Fault('unreachable', sentence('tests.proxy.unreadable', { variable }));
  const shown = `${proxy.protocol}//${proxy.host}`;
  const found: NamedProxy = { variable, url: proxy, shown };
  if (isLoopback(url.hostname) && !isLoopback(proxy.hostname)) throw takesLoopback(found, url);
  return found;
}

function variableFor(url: URL, outside: Outside): string | undefined {
  const scheme = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  return [scheme, scheme.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((name) => {
    const taken = schemeOf(name, common);
    if (!variableOf(outside, name)?.trim() || taken === undefined) return false;
    return isProxied({ kind: 'proxy', scheme: taken, noProxy: noProxyOf(outside), habits: common }, url.href);
  });
}

/** The one line that mends a proxy that takes what is on this very computer. */
export function takesLoopback({ variable, shown }: NamedProxy, url: URL): Fault {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return new Fault('unreachable', sentence('tests.proxy.takes-loopback', { variable, proxy: shown, host }));
}

/** What a proxy says instead of connecting. */
export function refusalOf(proxy: NamedProxy, url: URL, status: number): Fault {
  const { variable, shown } = proxy;
  if (status === 407) return loginFault(proxy);
  const values = { variable, proxy: shown, host: url.host, status };
  return new Fault(
    'unreachable',
    status >= 500 ? sentence('tests.proxy.no-way', values) : sentence('tests.proxy.refuses', values),
  );
}

export function loginFault({ variable, shown, url }: NamedProxy): Fault {
  const values = { variable, proxy: shown };
  return new Fault(
    'unreachable',
    url.username === '' ? sentence('tests.proxy.wants-login', values) : sentence('tests.proxy.login-refused', values),
  );
}
