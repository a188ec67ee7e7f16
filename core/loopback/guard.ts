import type { IncomingHttpHeaders } from 'node:http';
import { sentence } from '../../shared/messages/words.ts';
import type { Sentence } from '../../shared/sentence.ts';

/** The head of a request, as node:http gives it. */
interface Head {
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn: of a header that was sent twice, `headers` only holds the first. */
  readonly rawHeaders: readonly string[];
}

/** The names under which this server may be asked for. Any other one was made to lead here by somebody's DNS. */
export function hostsOf(port: number): readonly string[] {
  // Browsers leave out the port of the scheme.
  return ['127.0.0.1', 'localhost'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
}

function timesSent({ rawHeaders }: Head, wanted: string): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === wanted).length;
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Somebody's window goes there: no frame, no picture, no script of another site. */
function isVisit({ 'sec-fetch-mode': mode, 'sec-fetch-dest': destination }: IncomingHttpHeaders): boolean {
  return mode === 'navigate' && destination === 'document';
}

/**
 * The browser says that a person typed or pasted the address, another program gave it, or the page leads to itself. One
 * that says nothing, and our own file that leads here, don't count.
 */
export function isOwnVisit({ headers }: Pick<Head, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return (site === 'none' || site === 'same-origin') && isVisit(headers);
}

/**
 * Why a request is none of the page that this server gave out, or undefined (checklist L). Looked at before anything
 * else of it. A link on another site is refused as well: the address is to be typed or pasted. To a browser our own file
 * that leads here is another site, too; `isInvited` says that the request has the secret that stands only there.
 */
export function refusalOf(head: Head, port: number, isInvited = false): Sentence | undefined {
  const { host = '', origin, referer, 'sec-fetch-site': site } = head.headers;
  if (timesSent(head, 'host') !== 1 || !hostsOf(port).includes(host)) return sentence('requests.reason.host');
  const own = `http://${host}`;
  if (origin !== undefined && origin !== own) return sentence('requests.reason.origin');
  if (referer !== undefined && originOf(referer) !== own) return sentence('requests.reason.referer');
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !(isInvited && isVisit(head.headers)))
    return sentence('requests.reason.site');
  return undefined;
}
