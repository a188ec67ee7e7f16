import { sentence } from '../../shared/messages/words.ts';
import type { Environment } from '../environment.ts';
import { variableOf } from './child-process.ts';
import type { Pin } from './client.ts';
import { noProxyOf, type ProxyHabits, schemeOf } from './proxy.ts';

/** Proxies of the environment that take a provider on this very machine, which they can't reach. Only names are told. */
export function proxyPins(environment: Environment, client: string, habits: ProxyHabits): readonly Pin[] {
  const names = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => {
    const found = [name.toUpperCase(), name].find((one) => variableOf(environment, one));
    return found === undefined ? [] : [found];
  });
  return names.flatMap((name): readonly Pin[] => {
    const scheme = schemeOf(name, habits);
    if (scheme === undefined) return [];
    return [
      {
        kind: 'env',
        source: name,
        message: sentence('shadows.client.proxy.cause', { name, client }),
        fix: sentence('shadows.client.proxy.fix', { client }),
        against: { kind: 'proxy', scheme, noProxy: noProxyOf(environment), habits, isOfLoopback: true },
        note: 'warning',
      },
    ];
  });
}
