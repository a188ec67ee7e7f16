import type { ServerResponse } from 'node:http';
import type { Refusal } from '../../core/loopback/refusal.ts';
import { contentSecurityPolicy } from '../../shared/content-security-policy.ts';
import type { Reply } from '../../shared/contract.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Words } from '../words.ts';
import type { PageFile } from './page-files.ts';

/** On every answer. Never one that lets another origin in. */
const guards: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy('browser'),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

type Headers = Readonly<Record<string, string>>;

/**
 * Leaves a window with the page that opened it, if any: for visits that no other page led to. To part them, a browser
 * starts one more process for a page that it has begun to load: half of the time to the first paint (Chromium 156).
 */
const ownVisit: Headers = { 'Cross-Origin-Opener-Policy': 'unsafe-none' };

function send(response: ServerResponse, status: number, headers: Headers, body: string | Buffer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...guards, ...headers, 'Content-Length': Buffer.byteLength(body) });
  // node:http leaves the body out where the request was HEAD.
  response.end(body);
}

export function sendReply(
  response: ServerResponse,
  status: number,
  reply: Reply<unknown>,
  headers: Headers = {},
): void {
  const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  send(response, status, { ...json, ...headers }, JSON.stringify(reply));
}

/** The last answer of its connection: what is left of the request is thrown away (see `lingering.ts`). */
export function sendRefusal(response: ServerResponse, { status, problem }: Refusal, headers: Headers = {}): void {
  sendReply(response, status, { ok: false, problem }, { ...headers, Connection: 'close' });
}

/** The same for somebody who looks at it in a browser, in a language of that one. */
export function sendRefusalText(response: ServerResponse, { status, problem }: Refusal, words: Words): void {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' };
  const { cause, fix } = problemText(problem, words);
  send(response, status, headers, `${cause}\n${fix}\n`);
}

/** How a file of the page travels. */
interface Way {
  readonly isPacked: boolean;
  /** A person came, and no page of another led here. */
  readonly isOwnVisit: boolean;
}

export async function sendFile(response: ServerResponse, file: PageFile, { isPacked, isOwnVisit }: Way): Promise<void> {
  const about = { 'Content-Type': file.type, 'Cache-Control': file.cache, Vary: 'Accept-Encoding' };
  const headers = { ...about, ...(isOwnVisit && ownVisit) };
  if (isPacked) send(response, 200, { ...headers, 'Content-Encoding': 'gzip' }, await file.packed());
  else send(response, 200, headers, file.bytes);
}
