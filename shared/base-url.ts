import { AppError } from './problem.ts';
import type { Wire } from './provider.ts';
import { isSecretPair, redact } from './redact.ts';

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
  /** What was changed, in words for the person who pasted it. */
  readonly changes: readonly string[];
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

  constructor(fault: BaseUrlFault, message: string, fix: string, options: { readonly cause?: unknown } = {}) {
    super('base-url-invalid', message, fix, options);
    this.fault = fault;
  }
}

interface Change {
  readonly kind: BaseUrlMend;
  readonly words: string;
}

function withScheme(text: string, changes: Change[]): string {
  if (/^https?:\/\//i.test(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new BaseUrlError(
      'not-an-address',
      `"${text.slice(0, 80)}" is not an http or https address.`,
      'Give a base URL such as https://host/v1.',
    );
  const scheme = /^(localhost|127(\.\d{1,3}){3}|\[::1\])([:/]|$)/i.test(text) ? 'http' : 'https';
  changes.push({ kind: 'scheme-added', words: `${scheme}:// was put in front` });
  return `${scheme}://${text}`;
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw new BaseUrlError('not-an-address', 'The base URL is not an address.', 'Give one such as https://host/v1.', {
      cause,
    });
  }
}

function refuse(url: URL): void {
  if (url.username !== '' || url.password !== '')
    throw new BaseUrlError(
      'holds-login',
      'The base URL holds a user name or password, which every log would show.',
      'Take it out, and store the key with: switchyard key set <provider>',
    );
  if (/YOUR[-_]/i.test(url.hostname))
    throw new BaseUrlError(
      'placeholder',
      `${url.hostname} is a placeholder.`,
      'Give the real address with --base-url.',
    );
}

/**
 * Makes a pasted address a base URL: adds a missing scheme, cuts a pasted route, sets the query apart, drops trailing
 * slashes. Throws AppError `base-url-invalid` for what cannot be mended: another scheme, a user name, a placeholder.
 */
export function cleanBaseUrl(pasted: string): CleanBaseUrl {
  const changes: Change[] = [];
  const text = pasted.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (text === '' || /[\u0000-\u0020\u007f]/.test(text))
    throw new BaseUrlError(
      text === '' ? 'required' : 'not-an-address',
      'The base URL is empty or holds white space.',
      'Give one such as https://host/v1.',
    );
  const url = parse(withScheme(text, changes));
  refuse(url);

  const queryParams = Object.fromEntries(url.searchParams);
  if (url.search !== '') changes.push({ kind: 'query-split', words: 'the query was set apart as query parameters' });
  if (url.hash !== '') changes.push({ kind: 'fragment-dropped', words: 'the fragment was dropped' });

  let path = url.pathname.replace(/\/+$/, '');
  const route = routes.find(([suffix]) => path.toLowerCase().endsWith(suffix));
  if (route) {
    path = path.slice(0, -route[0].length).replace(/\/+$/, '');
    changes.push({ kind: 'route-cut', words: `${route[0]} was cut off: clients append it themselves` });
  }
  const wire = route?.[1];
  return {
    baseUrl: `${url.origin}${path}`,
    queryParams,
    changes: changes.map(({ words }) => words),
    mended: changes.map(({ kind }) => kind),
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
    throw new BaseUrlError(
      'not-encrypted',
      `${url.origin} is not encrypted: everybody on the way could read the key.`,
      'Use https, or add the provider with --no-key if it needs none.',
    );
}
