import type { Dialect } from './dialect.ts';
import { plainDialect } from './plain.ts';
import { type Row, rows } from './rows.ts';

/** How Chat is spoken to the provider at this base URL for this model. */
export function dialectOf(baseUrl: string, model: string): Dialect {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const ofHost = rows.filter((row) => url !== null && isAt(row, url));
  const known = ofHost.length > 0 ? ofHost : rows.filter(({ hosts }) => hosts.length === 0);
  const fitting = known.filter(({ models }) => models === undefined || models.test(model));
  return Object.assign({}, plainDialect, ...fitting.map(({ name, differs }) => ({ ...differs, name })));
}

function isAt({ hosts, path = '' }: Row, { hostname, pathname }: URL): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)) && isBelow(pathname, path);
}

function isBelow(pathname: string, path: string): boolean {
  return path === '' || pathname === path || pathname.startsWith(`${path}/`);
}
