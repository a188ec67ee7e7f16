import { problemOf, sentence } from '../shared/messages/words.ts';
import { AppError, type Problem } from './problem.ts';
import type { Wire } from './provider.ts';
import { isSecretPair, redact } from './redact.ts';
import type { Sentence } from './sentence.ts';

/** What can be mended in a pasted base URL. */
export type BaseUrlMend = 'scheme-added' | 'route-cut' | 'query-split' | 'fragment-dropped';

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
  /** The same, for faces that have words of their own. */
  readonly mended: readonly BaseUrlMend[];
}

/** Routes that clients append by themselves; a base URL that ends in one answers 404. */
const routes: readonly (readonly [suffix: string, wire: Wire | undefined])[] = [
  ['/chat/completions', 'chat'],
  ['/responses', 'responses'],
  ['/messages', 'anthropic'],
  ['/models', undefined],
  ['/completions', 'chat'],
];

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

interface Mend {
  readonly kind: BaseUrlMend;
  readonly words: Sentence;
}

function withScheme(text: string, mends: Mend[]): string {
  if (/^https?:\/\//i.test(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new BaseUrlError('not-an-address', problemOf('base-url-not-http', { text: text.slice(0, 80) }));
  const scheme = /^(localhost|127(\.\d{1,3}){3}|\[::1\])([:/]|$)/i.test(text) ? 'http' : 'https';
  mends.push({ kind: 'scheme-added', words: sentence('remarks.scheme-added', { scheme }) });
  return `${scheme}://${text}`;
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

/**
 * Makes a pasted address a base URL: adds a missing scheme, cuts a pasted route, sets the query apart, drops trailing
 * slashes. Throws BaseUrlError for what cannot be mended: another scheme, a user name, a placeholder.
 */
export function cleanBaseUrl(pasted: string): CleanBaseUrl {
  const mends: Mend[] = [];
  const text = pasted.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (text === '' || /[\u0000-\u0020\u007f]/.test(text))
    throw new BaseUrlError(text === '' ? 'required' : 'not-an-address', problemOf('base-url-empty'));
  const url = parse(withScheme(text, mends));
  refuse(url);

  const queryParams = Object.fromEntries(url.searchParams);
  if (url.search !== '') mends.push({ kind: 'query-split', words: sentence('remarks.query-split') });
  if (url.hash !== '') mends.push({ kind: 'fragment-dropped', words: sentence('remarks.fragment-dropped') });

  let path = url.pathname.replace(/\/+$/, '');
  const route = routes.find(([suffix]) => path.toLowerCase().endsWith(suffix));
  if (route) {
    path = path.slice(0, -route[0].length).replace(/\/+$/, '');
    mends.push({ kind: 'route-cut', words: sentence('remarks.route-cut', { route: route[0] }) });
  }
  const wire = route?.[1];
  return {
    baseUrl: `${url.origin}${path}`,
    queryParams,
    remarks: mends.map(({ words }) => words),
    mended: mends.map(({ kind }) => kind),
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
