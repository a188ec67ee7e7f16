import { problemOf, sentence } from '../shared/messages/words.ts';
import { unwrap, withScheme } from './address-text.ts';
import { cutRoutes } from './known-routes.ts';
import { AppError, type Problem } from './problem.ts';
import type { Wire } from './provider.ts';
import { isSecretPair, redact } from './redact.ts';
import type { Sentence } from './sentence.ts';

/** A pasted base URL, made clean. */
export interface CleanBaseUrl {
  /** http(s), no user name, no query, no trailing slash: what a client appends its route to. */
  readonly baseUrl: string;
  /** The wire that a pasted route gave away, e.g. `chat` for `…/chat/completions`. */
  readonly wire?: Wire;
  /** Query parameters that stood in the pasted text; clients take them apart from the base URL. */
  readonly queryParams: Readonly<Record<string, string>>;
  /** What was mended, in words for the person who pasted it. */
  readonly remarks: readonly Sentence[];
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

export type BaseUrlFault = 'required' | 'not-an-address' | 'placeholder' | 'holds-login' | 'not-encrypted';

/** A base URL that can't be mended, and why. */
export class BaseUrlError extends AppError {
  readonly fault: BaseUrlFault;

  constructor(fault: BaseUrlFault, problem: Problem, options: { readonly cause?: unknown } = {}) {
    super(problem, options);
    this.fault = fault;
  }
}

function assertHttp(text: string): void {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:/i.test(text))
    throw new BaseUrlError('not-an-address', problemOf('base-url-not-http', { text: text.slice(0, 80) }));
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw new BaseUrlError('not-an-address', problemOf('base-url-invalid'), { cause });
  }
}

function refuse(url: URL): void {
  if (url.username !== '' || url.password !== '')
    throw new BaseUrlError('holds-login', problemOf('base-url-holds-login'));
  if (/YOUR[-_]/i.test(url.hostname))
    throw new BaseUrlError('placeholder', problemOf('base-url-placeholder', { host: url.hostname }));
}

/** What a server listens on is no address to ask: "all of this machine" is this machine. */
function reachable(url: URL): readonly Sentence[] {
  const meant = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' }[url.hostname];
  if (meant !== undefined) {
    const remark = sentence('remarks.host-meant', { host: url.hostname, meant });
    url.hostname = meant;
    return [remark];
  }
  if (/[^.]\.+$/.test(url.hostname)) url.hostname = url.hostname.replace(/\.+$/, '');
  return [];
}

/**
 * Makes a pasted address a base URL, the same for every face: takes it out of quotes and brackets, mends its scheme, cuts
 * pasted routes, sets the query apart, drops trailing slashes. A clean one stays as it is. Throws BaseUrlError for what
 * cannot be mended: another scheme, a user name, a placeholder.
 */
export function cleanBaseUrl(pasted: string): CleanBaseUrl {
  const { text, remarks: unwrapped } = unwrap(pasted);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (text === '' || /[\u0000-\u0020\u007f]/.test(text))
    throw new BaseUrlError(text === '' ? 'required' : 'not-an-address', problemOf('base-url-empty'));
  assertHttp(text);
  const whole = withScheme(text);
  const url = parse(whole.text);
  refuse(url);
  const host = reachable(url);
  const { path, wire, remarks: cut } = cutRoutes(url.pathname);
  return {
    baseUrl: `${url.origin}${path}`,
    queryParams: Object.fromEntries(url.searchParams),
    remarks: [
      ...unwrapped,
      ...whole.remarks,
      ...host,
      ...(url.search === '' ? [] : [sentence('remarks.query-split')]),
      ...(url.hash === '' ? [] : [sentence('remarks.fragment-dropped')]),
      ...cut,
    ],
    ...(wire && { wire }),
  };
}

/** Whether a key was pasted along, in the path or as a query parameter: no list, log or process list may show it. */
export function holdsSecret({ baseUrl, queryParams }: Pick<CleanBaseUrl, 'baseUrl' | 'queryParams'>): boolean {
  return redact(baseUrl) !== baseUrl || Object.entries(queryParams).some(([name, value]) => isSecretPair(name, value));
}

/** A key must not cross a network in the clear: http is for this machine only. */
export function assertKeyIsSafeAt(baseUrl: string): void {
  const url = new URL(baseUrl);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new BaseUrlError('not-encrypted', problemOf('base-url-not-encrypted', { origin: url.origin }));
}
