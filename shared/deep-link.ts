import { problemOf, sentence } from '../shared/messages/words.ts';
import { unwrap } from './address-text.ts';
import { cleanBaseUrl, isLoopback } from './base-url.ts';
import type { ProviderDraft } from './draft.ts';
import { peelKey } from './key-text.ts';
import { AppError } from './problem.ts';
import type { Wire } from './provider.ts';
import { isSecretPair, redact } from './redact.ts';
import type { Sentence } from './sentence.ts';
import { wires } from './wire.ts';

/** What a link asks to add. The key goes to the keychain when the person agrees, and nowhere before. */
export interface ParsedLink {
  readonly draft: ProviderDraft;
  /** The address as the link has it: the draft holds a clean one. */
  readonly address: string;
  /** The link names its wire: neither a route nor a preset overrules it. */
  readonly isWireSaid: boolean;
  readonly key?: string;
  /** What was pasted along with the key. */
  readonly keyRemarks: readonly Sentence[];
}

/** In characters; the address bar of no browser needs more. */
const longestLink = 8192;

const singleFields = ['name', 'baseUrl', 'wire', 'model', 'key'] as const;
type SingleField = (typeof singleFields)[number];

/** What would reach beyond a provider's address, said by its name so that the author of a link knows. */
const refusedFields: Readonly<Record<string, 'headers' | 'variable' | 'command' | 'path-field'>> = {
  header: 'headers',
  headers: 'headers',
  env: 'variable',
  command: 'command',
  cmd: 'command',
  args: 'command',
  path: 'path-field',
  file: 'path-field',
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
  const { address, baseUrl, wire, queryParams } = addressOf(one, queryOf(fields.getAll('query')));
  const entered = one.get('key');
  const { key, remarks } = entered === undefined ? { key: undefined, remarks: [] } : peelKey(entered);
  if (key !== undefined && !/^[\x21-\x7e]{1,8000}$/.test(key)) throw refused(sentence('links.reason.key'));
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
    address,
    isWireSaid: one.has('wire'),
    keyRemarks: remarks,
    ...(key !== undefined && { key }),
  };
}

/** A runtime on this machine needs none, and an address without encryption can't have one. */
function canCarryKey(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'https:' && !isLoopback(hostname);
}

function refused(reason: Sentence): AppError {
  return new AppError(problemOf('link-refused', { reason }));
}

/** Control and direction characters, and those that nobody sees. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Surrogate}\p{Co}\p{Cn}\ufffd]/u;

function fieldsOf(link: string): URLSearchParams {
  if (link.length > longestLink) throw refused(sentence('links.reason.long'));
  // URLs drop line breaks and blanks without a word.
  if (/\s/u.test(link) || unseen.test(link)) throw refused(sentence('links.reason.unseen'));
  if (!URL.canParse(link)) throw refused(sentence('links.reason.no-address'));
  const url = new URL(link);
  if (url.protocol !== 'switchyard:') throw refused(sentence('links.reason.not-ours'));
  const isPlain = url.username === '' && url.password === '' && url.port === '' && url.hash === '';
  if (url.host !== 'add' || !/^\/?$/.test(url.pathname) || !isPlain) throw refused(sentence('links.reason.other-act'));
  if (/%(?![0-9a-f]{2})/i.test(url.search)) throw refused(sentence('links.reason.encoding'));
  for (const [name, value] of url.searchParams)
    if (unseen.test(name) || unseen.test(value)) throw refused(sentence('links.reason.unseen'));
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
    if (singles.has(name)) throw refused(sentence('links.reason.twice', { name }));
    if (value.trim() === '') throw refused(sentence('links.reason.empty', { name }));
    singles.set(name, value);
  }
  return singles;
}

function unknownField(name: string): Sentence {
  const meant = Object.hasOwn(refusedFields, name.toLowerCase()) ? refusedFields[name.toLowerCase()] : undefined;
  if (meant !== undefined) return sentence(`links.reason.${meant}`);
  return /^[A-Za-z]{1,20}$/.test(name)
    ? sentence('links.reason.unknown-field', { name })
    : sentence('links.reason.unknown');
}

function addressOf(
  one: ReadonlyMap<SingleField, string>,
  query: Readonly<Record<string, string>>,
): {
  readonly address: string;
  readonly baseUrl: string;
  readonly wire: Wire;
  readonly queryParams: Record<string, string>;
} {
  const typed = one.get('baseUrl');
  if (typed === undefined) throw refused(sentence('links.reason.no-base-url'));
  if (!/^https?[:/]/i.test(unwrap(typed).text)) throw refused(sentence('links.reason.not-http'));
  const clean = cleaned(typed);
  assertPlain('baseUrl', clean.baseUrl, 2000);
  const queryParams = { ...clean.queryParams };
  for (const [name, value] of Object.entries(query)) {
    // No object holds a value of this name.
    if (name === '__proto__') throw refused(sentence('links.reason.odd-query'));
    if (Object.hasOwn(queryParams, name)) throw refused(sentence('links.reason.query-named-twice', { name }));
    queryParams[name] = value;
  }
  for (const [name, value] of Object.entries(queryParams)) assertParameter(name, value);
  return { address: typed, baseUrl: clean.baseUrl, wire: wireOf(one.get('wire'), clean.wire), queryParams };
}

function cleaned(typed: string) {
  try {
    return cleanBaseUrl(typed);
  } catch (error) {
    // Its message may repeat what stands in the address.
    if (error instanceof AppError) throw refused(sentence('links.reason.base-url'));
    throw error;
  }
}

function wireOf(said: string | undefined, pasted: Wire | undefined): Wire {
  const wire = said === undefined ? (pasted ?? 'responses') : wires.find((known) => known === said);
  if (wire === undefined) throw refused(sentence('links.reason.wire', { wires: wires.join(', ') }));
  return wire;
}

function queryOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const pair of texts) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0));
    if (at < 1) throw refused(sentence('links.reason.query-form'));
    if (pairs.has(name)) throw refused(sentence('links.reason.query-twice'));
    pairs.set(name, pair.slice(at + 1));
  }
  return Object.fromEntries(pairs);
}

function assertParameter(name: string, value: string): void {
  if (!/^[A-Za-z0-9_.~-]{1,100}$/.test(name)) throw refused(sentence('links.reason.odd-query'));
  if (isSecretPair(name, value)) throw refused(sentence('links.reason.key-outside'));
  assertPlain('query', value, 1000);
}

/** Text that means itself: no key in the wrong place, no path, nothing that a client would put something else for. */
function assertPlain(field: string, text: string, longest: number): void {
  if (text.length > longest) throw refused(sentence('links.reason.too-long', { name: field }));
  if (redact(text) !== text) throw refused(sentence('links.reason.key-outside'));
  if (/\{(?:file|env):|\$\{|\$[A-Z_]/i.test(text)) throw refused(sentence('links.reason.placeholder', { name: field }));
  if (/^(?:[/~\\]|\.{1,2}[/\\]|[A-Za-z]:[\\/]|file:)/i.test(text))
    throw refused(sentence('links.reason.path', { name: field }));
}
