import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { App } from '../../core/app/app.ts';
import { placeOfSurprise } from '../../core/app/surprise.ts';
import { type ConnectionLimits, limitConnections } from '../../core/loopback/connection-limits.ts';
import { isOwnVisit, refusalOf } from '../../core/loopback/guard.ts';
import { readJson, WentAway } from '../../core/loopback/json-body.ts';
import { isOfAnotherUser } from '../../core/loopback/peer-user.ts';
import { Refusal } from '../../core/loopback/refusal.ts';
import { openSessions, type Sessions } from '../../core/loopback/sessions.ts';
import { isCallName } from '../../shared/contract.ts';
import type { Look } from '../../shared/first-frame.ts';
import { chooseLanguage } from '../../shared/language.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import { loadWords, terminalProblem } from '../words.ts';
import { sendFile, sendRefusal, sendRefusalText, sendReply } from './answer.ts';
import { type LingerBounds, lingerConnections } from './lingering.ts';
import type { PageFiles } from './page-files.ts';

export interface ServeOptions {
  readonly app: Pick<App, 'answer'>;
  readonly page: PageFiles;
  /** How the page looks in a browser whose person reads these languages, best first. Never throws. */
  look(languages: readonly string[]): Promise<Look>;
  /** The port to have; without it the usual one, or any other where that is taken. */
  readonly port?: number | undefined;
  /** Whether what is sent may go through a slow line. */
  readonly isRemote: boolean;
  readonly limits?: ConnectionLimits;
  readonly linger?: LingerBounds;
  /** Where a surprise is noted: one line, with nothing of what was sent. */
  log(line: string): void;
  /** Why a request was refused; nothing of what it held. */
  onRefusal?(problem: Problem): void;
  /** The address was opened. */
  onSession?(): void;
}

export interface RunningServer {
  readonly port: number;
  /** An address that opens the page once; the one before no longer does. */
  newAddress(): string;
  /** The last address, as a page from elsewhere leads to it; good as long as that one. */
  invitation(address: string): string;
  /** Lets calls that change something end first. */
  stop(): Promise<void>;
}

const usualPort = 7143;
const usualLimits: ConnectionLimits = { headMs: 10_000, connections: 100 };
/** A page that sends too much has sent all of it by then; so has one at the other end of a slow tunnel, or it never will. */
const usualLinger: LingerBounds = { bytes: 32 * 1024 * 1024, ms: 5000 };
/** How long calls that run when the server is stopped may take to end. */
const graceMs = 5000;

/** Before the secret, in the one segment of a path: what the page names lies beside it. */
const invitationPath = '/open-';

const TokenOffer = z.strictObject({ token: z.string().max(100) });

/** The page and every call of the contract, for browsers of this machine that were given the address. */
class PageServer implements RunningServer {
  readonly #options: ServeOptions;
  readonly #sessions: Sessions = openSessions();
  readonly #server: Server;
  readonly #running = new Set<Promise<unknown>>();
  port = 0;

  constructor(options: ServeOptions) {
    this.#options = options;
    this.#server = createServer({ connectionsCheckingInterval: 2 ** 31 - 1 }, (request, response) => {
      // Whoever listens failed: there is nobody to tell.
      this.#answer(request, response).catch(() => response.headersSent || response.destroy());
    });
    // Whoever waits for a go before it sends its body gets it once the body is wanted; what else is expected is refused.
    for (const event of ['checkContinue', 'checkExpectation'])
      this.#server.on(event, (...both) => this.#server.emit('request', ...both));
    limitConnections(this.#server, options.limits ?? usualLimits);
    lingerConnections(this.#server, options.linger ?? usualLinger);
  }

  async listen(): Promise<void> {
    const { port = usualPort } = this.#options;
    await listenOn(this.#server, port).catch((error: unknown) => {
      if (this.#options.port !== undefined || codeOf(error) !== 'EADDRINUSE') throw toPortError(port, error);
      return listenOn(this.#server, 0);
    });
    // The system may refuse a connection for want of files. The next one may be taken.
    this.#server.on('error', (error) => this.#options.log(`a connection: ${placeOfSurprise(error)}`));
    this.port = (this.#server.address() as AddressInfo).port;
  }

  newAddress(): string {
    // Behind the #, which no browser sends anywhere and the page takes away at once.
    return `http://127.0.0.1:${this.port}/#${this.#sessions.newToken()}`;
  }

  invitation(address: string): string {
    return address.replace('/#', `${invitationPath}${this.#sessions.invite()}#`);
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.allSettled(this.#running), patience]);
    clearTimeout(timer);
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // It came after the last answer of its connection.
    if (request.socket.writableEnded) return;
    try {
      await this.#carryOut(request, response);
    } catch (error) {
      if (error instanceof WentAway) return void response.destroy();
      // The answer first: whoever listens to what happens here may fail as well.
      const refusal = error instanceof Refusal ? error : unexpected();
      if (response.headersSent) response.destroy();
      else if (isOfPage(request) && !request.url?.startsWith('/api/'))
        sendRefusalText(response, refusal, await loadWords(chooseLanguage(languagesOf(request))));
      else sendRefusal(response, refusal);
      if (error instanceof Refusal) this.#options.onRefusal?.(refusal.problem);
      else this.#options.log(`${nameOf(request)}: ${placeOfSurprise(error)}`);
    }
  }

  async #carryOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers } = request;
    const isInvited = isOfPage(request) && this.#isInvitation(url);
    const reason = refusalOf(request, this.port, isInvited);
    if (reason !== undefined) throw new Refusal(403, problemOf('request-refused', { reason }));
    if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect))
      throw new Refusal(417, problemOf('request-expects-unknown'));
    if (url === '/session') await this.#trade(request, response);
    else if (url.startsWith('/api/')) await this.#call(request, response, url.slice('/api/'.length));
    else if (isOfPage(request)) await this.#sendPage(request, response, isInvited ? '/' : url);
    else throw notAllowed('GET');
  }

  #isInvitation(url: string): boolean {
    return url.startsWith(invitationPath) && this.#sessions.isInvitation(url.slice(invitationPath.length));
  }

  /** The one-time token of the address becomes a session. */
  async #trade(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') throw notAllowed('POST');
    if (isOfAnotherUser(request.socket.remotePort ?? 0, this.port))
      throw new Refusal(403, problemOf('request-of-other-user'));
    const offer = TokenOffer.safeParse(await readJson(request, response));
    const session = offer.success ? this.#sessions.trade(offer.data.token) : undefined;
    if (!session) throw new Refusal(401, problemOf('session-address-used'));
    const cookie = `${this.#cookieName}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/`;
    sendReply(response, 200, { ok: true, value: { pass: session.pass } }, { 'Set-Cookie': cookie });
    this.#options.onSession?.();
  }

  async #call(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (request.method !== 'POST') throw notAllowed('POST');
    if (!this.#sessions.knows(this.#sessionOf(request))) throw new Refusal(401, problemOf('session-needed'));
    const input = await readJson(request, response);
    const reply = await this.#ask(name, input, response);
    sendReply(response, !reply.ok && reply.problem.code === 'call-unknown' ? 404 : 200, reply);
  }

  #ask(name: string, input: unknown, response: ServerResponse): ReturnType<App['answer']> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const reply = this.#options.app.answer(name, input, gone.signal);
    // It ends when something changes, which may be never.
    if (name === 'changes.wait') return reply;
    this.#running.add(reply);
    return reply.finally(() => this.#running.delete(reply));
  }

  async #sendPage(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const file = this.#options.page.get(url);
    if (!file) throw new Refusal(404, problemOf('nothing-here'));
    const isWanted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const way = { isPacked: isWanted && this.#options.isRemote, isOwnVisit: isOwnVisit(request) };
    await sendFile(response, file.in?.(await this.#options.look(languagesOf(request))) ?? file, way);
  }

  /** With the port: browsers keep the cookies of all ports of a host together. */
  get #cookieName(): string {
    return `switchyard-${this.port}`;
  }

  #sessionOf({ headers }: IncomingMessage) {
    const pair = (headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(`${this.#cookieName}=`));
    const pass = headers['x-switchyard-pass'];
    return {
      ...(pair !== undefined && { cookie: pair.slice(this.#cookieName.length + 1) }),
      ...(typeof pass === 'string' && { pass }),
    };
  }
}

function isOfPage({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** As the browser has them: best first. */
function languagesOf({ headers }: IncomingMessage): readonly string[] {
  return (headers['accept-language'] ?? '').split(',').map((wish) => wish.replace(/;.*/, '').trim());
}

/** For the log: a URL may hold anything. */
function nameOf({ url = '' }: IncomingMessage): string {
  const name = url.replace(/^\/api\//, '');
  if (url === '/session' || isCallName(name)) return name;
  return 'a request';
}

function unexpected(): Refusal {
  return new Refusal(500, problemOf('unexpected-in-server'));
}

function notAllowed(method: string): Refusal {
  return new Refusal(405, problemOf('request-method', { method }));
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function toPortError(port: number, cause: unknown): AppError {
  const [code, number] = [codeOf(cause), String(port)];
  if (code === 'EADDRINUSE') return new AppError(terminalProblem('terminal.port-in-use', { port: number }), { cause });
  if (code === 'EACCES') return new AppError(terminalProblem('terminal.port-forbidden', { port: number }), { cause });
  const words = cause instanceof Error ? cause.message : String(cause);
  return new AppError(terminalProblem('terminal.port-unusable', { port: number, words }), { cause });
}

/** Listens on 127.0.0.1 only. Throws `terminal.port-*`. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const server = new PageServer(options);
  await server.listen();
  return server;
}
