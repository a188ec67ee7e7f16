import type { Response } from 'undici';
import type { ClientId } from '../../shared/client-id.ts';
import type { Sentence } from '../../shared/sentence.ts';
import { failureOf, type Silence } from './silence.ts';
import type { Fault } from './transport/fault.ts';
import { speaksOther } from './transport/other-scheme.ts';
import type { Outside } from './transport/proxy.ts';
import type { ConnectTimes } from './transport/socket.ts';
import { certificateWanted } from './transport/tls-faults.ts';
import { Transport } from './transport/transport.ts';

/** What a provider said. Whatever it says is data: nothing in here is followed or rendered. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Milliseconds from the question to the head of the answer. */
  readonly ms: number;
  /** What `ms` went to. The steps of a connection that an earlier question of the test had made are missing. */
  readonly times: ConnectTimes & { readonly firstByteMs: number };
  /** Milliseconds from the question to the first word of a model, where one was waited for and came. */
  readonly wordMs?: number;
  /** What is worth knowing of the way there: the proxy, and which clients would refuse the certificate. */
  readonly notes: readonly Sentence[];
  /** Clients that don't know the authority of the certificate, though it was found here. */
  readonly refusing: readonly ClientId[];
  /** Without parameters, in lower case: `text/html`. */
  readonly type: string;
  /** Where it wanted to send us, as it wrote it. */
  readonly location?: string;
  /** undefined for what is not UTF-8. */
  readonly text: string | undefined;
  /** It was not read to its end: it went on beyond the limit, or as long as was wanted. */
  readonly isCut: boolean;
  /** What tells a guard in front of the API, where it is there. */
  readonly guard?: Readonly<Partial<Record<(typeof guardHeaders)[number], string>>>;
}

const guardHeaders = ['www-authenticate', 'cf-mitigated'] as const;

export interface Limits {
  /** For each question, in milliseconds; four times as long for all that one test asks. */
  readonly timeMs: number;
  /** Of one answer, once unpacked. */
  readonly bytes: number;
  /** A first word that takes longer is slow, in milliseconds; missing: 10 s. */
  readonly slowMs?: number;
}

/** Checklist S10. */
export const commonLimits: Limits = { timeMs: 15_000, bytes: 1_048_576 };

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asked without the key, though there is one. */
  readonly isStranger?: boolean;
  /** Told each piece of the answer as it comes: true from the one on that brings the first word of a model. */
  readonly hasWord?: (piece: string) => boolean;
  /** What follows the first word is not wanted. */
  readonly endsAtWord?: boolean;
}

/** How many questions may take their whole time. */
const slowQuestions = 4;

/** Asks one question; answers after the deadline, or after a cancel, with silence. Never throws. */
export type Ask = (question: Question) => Promise<Answer | Silence>;

/**
 * Runs `work` with a way to ask. Each question has its deadline, and all together have one; redirects are not followed (a
 * key would travel along), no cookie is kept, no more than the limit of an answer is read. `outside` names the proxies that
 * lead there; missing: none.
 */
export async function withLine<Result>(
  signal: AbortSignal,
  limits: Limits,
  work: (ask: Ask) => Promise<Result>,
  outside: Outside = { variables: {}, platform: 'linux' },
): Promise<Result> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  const timer = setTimeout(hangUp, slowQuestions * limits.timeMs);
  signal.addEventListener('abort', hangUp, { once: true });
  if (signal.aborted) hangUp();
  const transport = new Transport(outside);
  const askOnce: Ask = async (question) => {
    const own = AbortSignal.timeout(limits.timeMs);
    const whyAborted = () =>
      signal.aborted ? 'cancelled' : line.signal.aborted || own.aborted ? 'timeout' : undefined;
    return exchange(question, transport, AbortSignal.any([line.signal, own]), limits.bytes, whyAborted);
  };
  try {
    return await work(askOnce);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', hangUp);
    line.abort();
    await transport.close();
  }
}

async function exchange(
  { url, hasWord, endsAtWord, isStranger: _, ...request }: Question,
  transport: Transport,
  signal: AbortSignal,
  bytes: number,
  whyAborted: () => 'cancelled' | 'timeout' | undefined,
): Promise<Answer | Silence> {
  await transport.ready();
  const start = performance.now();
  let head: { readonly status: number; readonly ms: number } | undefined;
  try {
    const response = await transport.ask(url, request, signal);
    const ms = Math.round(performance.now() - start);
    const { status } = response;
    const times = transport.takeTimes();
    head = { status, ms };
    const location = response.headers.get('location');
    const watch = hasWord && { hasWord, endsAtWord: endsAtWord === true, start };
    const answer: Answer = {
      kind: 'answer',
      ...head,
      times: { ...times, firstByteMs: Math.max(0, ms - sum(times)) },
      notes: transport.notesOn(url),
      refusing: transport.refusing(),
      type: (response.headers.get('content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase(),
      ...(location !== null && { location }),
      ...guardOf(response),
      ...(await readText(response, bytes, watch)),
    };
    const fault = status === 400 && !/json/.test(answer.type) ? await faultBehind(answer, url, signal) : undefined;
    return fault ? { kind: fault.kind, detail: fault.detail, ...head } : answer;
  } catch (error) {
    const aborted = whyAborted();
    if (aborted) return { kind: aborted, ...head };
    const silence = failureOf(error, url);
    const other = head === undefined && mayBeOther(silence, url) ? await speaksOther(url, signal) : undefined;
    const late = whyAborted();
    if (late) return { kind: late, ...head };
    return { ...(other ? { kind: other.kind, detail: other.detail } : silence), ...head };
  }
}

/** nginx takes a connection without the certificate that it wants, and complains by a page of its own. */
const certificatePage = /<title>400 (?:No required SSL certificate was sent|The SSL certificate error)<\/title>/;

/** What a server says by a page about the connection: nginx and Go, for one, to a plain request at a port for encrypted ones. */
async function faultBehind({ text = '' }: Answer, url: URL, signal: AbortSignal): Promise<Fault | undefined> {
  if (url.protocol === 'http:') return speaksOther(url, signal);
  return certificatePage.test(text) ? certificateWanted(url.host, '400') : undefined;
}

/** A refused connection speaks neither; one that broke, or answered in no words of HTTP, may speak the other. */
function mayBeOther({ kind, detail }: Silence, { protocol }: URL): boolean {
  const text = typeof detail === 'object' ? detail.text : '';
  if (protocol === 'https:') return text === 'tests.no-encryption' || text === 'tests.network.no-encryption';
  return kind === 'not-an-api' || text === 'tests.network.cut-off';
}

function sum({ dnsMs = 0, tcpMs = 0, proxyMs = 0, tlsMs = 0 }: ConnectTimes): number {
  return dnsMs + tcpMs + proxyMs + tlsMs;
}

function guardOf({ headers }: Response): Pick<Answer, 'guard'> {
  const guard = guardHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value.slice(0, 200)] as const];
  });
  return guard.length === 0 ? {} : { guard: Object.fromEntries(guard) };
}

interface Watch {
  readonly hasWord: (piece: string) => boolean;
  readonly endsAtWord: boolean;
  /** When the question was asked. */
  readonly start: number;
}

async function readText(
  response: Response,
  most: number,
  watch: Watch | undefined,
): Promise<Pick<Answer, 'text' | 'isCut' | 'wordMs'>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isCut = false;
  let word: { readonly wordMs: number } | undefined;
  const decoder = new TextDecoder();
  // Leaving the loop early also closes the connection.
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.length;
    if (watch && !word && watch.hasWord(decoder.decode(part, { stream: true })))
      word = { wordMs: Math.round(performance.now() - watch.start) };
    isCut = size > most || (word !== undefined && watch?.endsAtWord === true);
    if (isCut) break;
  }
  const whole = Buffer.concat(parts).subarray(0, most);
  try {
    // The cut may go through a character.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: isCut }), isCut, ...word };
  } catch {
    return { text: undefined, isCut, ...word }; // Not UTF-8: no API of ours answers like that.
  }
}
