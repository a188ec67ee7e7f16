import { cleanBaseUrl, isLoopback } from './base-url.ts';
import type { ProviderDraft } from './draft.ts';
import { AppError } from './problem.ts';
import type { Wire } from './provider.ts';
import { isSecretPair, redact } from './redact.ts';
import { wires } from './wire.ts';

/** What a link asks to add. The key goes to the keychain when the person agrees, and nowhere before. */
export interface ParsedLink {
  readonly draft: ProviderDraft;
  readonly key?: string;
}

/** In characters; the address bar of no browser needs more. */
const longestLink = 8192;

const singleFields = ['name', 'baseUrl', 'wire', 'model', 'key'] as const;
type SingleField = (typeof singleFields)[number];

/** What would reach beyond a provider's address, said by its name so that the author of a link knows. */
const refusedFields: Readonly<Record<string, string>> = {
  header: 'headers',
  headers: 'headers',
  env: 'a variable',
  command: 'a command',
  cmd: 'a command',
  args: 'a command',
  path: 'a path',
  file: 'a path',
};

/**
 * Reads a deep link:
 *
 *     switchyard://add?baseUrl=ADDRESS[&name=TEXT][&wire=responses|chat|anthropic][&model=ID][&query=NAME%3DVALUE…][&key=KEY]
 *
 * The fields are encoded as forms encode them (`+` is a blank); `query`, a parameter of each request, may be said several
 * times, everything else once. A link can set nothing else: no headers, variables, commands or paths. One bad field, one
 * unknown one, a character that cannot be seen or more than 8 kB refuse the whole link (checklist I), so that what a
 * person confirms is all there is. Throws AppError `link-refused` with the reason; no key is ever in it.
 */
export function parseLink(link: string): ParsedLink {
  const fields = fieldsOf(link);
  const one = singlesOf(fields);
  const { baseUrl, wire, queryParams } = addressOf(one, queryOf(fields.getAll('query')));
  const key = one.get('key');
  if (key !== undefined && !/^[\x21-\x7e]{1,8000}$/.test(key)) throw refused('holds a key that no request could carry');
  const model = one.get('model');
  if (model !== undefined) assertPlain('model', model, 200);
  const name = one.get('name')?.trim() ?? new URL(baseUrl).host;
  assertPlain('name', name, 100);
  return {
    draft: {
      name,
      endpoints: { [wire]: baseUrl },
      wire,
      ...(model !== undefined && { model }),
      models: [],
      headers: {},
      queryParams,
      needsKey: key !== undefined || canCarryKey(baseUrl),
      options: {},
    },
    ...(key !== undefined && { key }),
  };
}

/** A runtime on this machine needs none, and an address without encryption can't have one. */
function canCarryKey(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' && !isLoopback(hostname);
}

function refused(reason: string): AppError {
  return new AppError('link-refused', `The link ${reason}.`, 'Add the provider by hand if you trust its source.');
}

/** Control and direction characters, and those that nobody sees. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Surrogate}\p{Co}\p{Cn}\ufffd]/u;

function fieldsOf(link: string): URLSearchParams {
  if (link.length > longestLink) throw refused('is longer than 8 kB');
  // URLs drop line breaks and blanks without a word.
  if (/\s/u.test(link) || unseen.test(link)) throw refused('holds a character that cannot be seen');
  if (!URL.canParse(link)) throw refused('is no address');
  const url = new URL(link);
  if (url.protocol !== 'switchyard:') throw refused('is not for Switchyard');
  const isPlain = url.username === '' && url.password === '' && url.port === '' && url.hash === '';
  if (url.host !== 'add' || !/^\/?$/.test(url.pathname) || !isPlain)
    throw refused('asks for something other than to add a provider');
  if (/%(?![0-9a-f]{2})/i.test(url.search)) throw refused('is not encoded as it should be');
  for (const [name, value] of url.searchParams)
    if (unseen.test(name) || unseen.test(value)) throw refused('holds a character that cannot be seen');
  return url.searchParams;
}

function isSingle(name: string): name is SingleField {
  return (singleFields as readonly string[]).includes(name);
}

function singlesOf(fields: URLSearchParams): ReadonlyMap<SingleField, string> {
  const singles = new Map<SingleField, string>();
  for (const [name, value] of fields) {
    if (name === 'query') continue;
    if (!isSingle(name)) throw refused(unknownField(name));
    if (singles.has(name)) throw refused(`says "${name}" twice`);
    if (value.trim() === '') throw refused(`says nothing for "${name}"`);
    singles.set(name, value);
  }
  return singles;
}

function unknownField(name: string): string {
  const meant = Object.hasOwn(refusedFields, name.toLowerCase()) ? refusedFields[name.toLowerCase()] : undefined;
  if (meant !== undefined) return `holds ${meant}, which no link may set`;
  return /^[A-Za-z]{1,20}$/.test(name) ? `holds the unknown field "${name}"` : 'holds an unknown field';
}

function addressOf(
  one: ReadonlyMap<SingleField, string>,
  query: Readonly<Record<string, string>>,
): { readonly baseUrl: string; readonly wire: Wire; readonly queryParams: Record<string, string> } {
  const typed = one.get('baseUrl');
  if (typed === undefined) throw refused('names no base URL');
  if (!/^https?:\/\//i.test(typed)) throw refused('names a base URL that is not http or https');
  const clean = cleaned(typed);
  assertPlain('baseUrl', clean.baseUrl, 2000);
  const queryParams = { ...clean.queryParams };
  for (const [name, value] of Object.entries(query)) {
    // No object holds a value of this name.
    if (name === '__proto__') throw refused('holds a query parameter of an odd name');
    if (Object.hasOwn(queryParams, name)) throw refused(`says the query parameter "${name}" twice`);
    queryParams[name] = value;
  }
  for (const [name, value] of Object.entries(queryParams)) assertParameter(name, value);
  return { baseUrl: clean.baseUrl, wire: wireOf(one.get('wire'), clean.wire), queryParams };
}

function cleaned(typed: string) {
  try {
    return cleanBaseUrl(typed);
  } catch (error) {
    // Its message may repeat what stands in the address.
    if (error instanceof AppError) throw refused('names a base URL that cannot be used');
    throw error;
  }
}

function wireOf(said: string | undefined, pasted: Wire | undefined): Wire {
  const wire = said === undefined ? (pasted ?? 'responses') : wires.find((known) => known === said);
  if (wire === undefined) throw refused(`names a wire other than ${wires.join(', ')}`);
  return wire;
}

function queryOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const pair of texts) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0));
    if (at < 1) throw refused('holds a query parameter that is not NAME=VALUE');
    if (pairs.has(name)) throw refused('says a query parameter twice');
    pairs.set(name, pair.slice(at + 1));
  }
  return Object.fromEntries(pairs);
}

function assertParameter(name: string, value: string): void {
  if (!/^[A-Za-z0-9_.~-]{1,100}$/.test(name)) throw refused('holds a query parameter of an odd name');
  if (isSecretPair(name, value)) throw refused('holds a key outside of the field "key"');
  assertPlain('query', value, 1000);
}

/** Text that means itself: no key in the wrong place, no path, nothing that a client would put something else for. */
function assertPlain(field: string, text: string, longest: number): void {
  if (text.length > longest) throw refused(`holds too long a text for "${field}"`);
  if (redact(text) !== text) throw refused('holds a key outside of the field "key"');
  if (/\{(?:file|env):|\$\{|\$[A-Z_]/i.test(text)) throw refused(`holds a placeholder in "${field}"`);
  if (/^(?:[/~\\]|\.{1,2}[/\\]|[A-Za-z]:[\\/]|file:)/i.test(text)) throw refused(`holds a path in "${field}"`);
}
