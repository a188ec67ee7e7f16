import { failureOf, type Silence } from './silence.ts';

/** What a provider said. Whatever it says is data: nothing in here is followed or rendered. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Milliseconds from the question to the head of the answer. */
  readonly ms: number;
  /** Without parameters, in lower case: `text/html`. */
  readonly type: string;
  /** Where it wanted to send us, as it wrote it. */
  readonly location?: string;
  /** undefined for what is not UTF-8. */
  readonly text: string | undefined;
  /** The answer went on beyond the limit. */
  readonly isCut: boolean;
}

export interface Limits {
  /** For everything that one test or one list asks, in milliseconds. */
  readonly timeMs: number;
  /** Of one answer, once unpacked. */
  readonly bytes: number;
}

/** Checklist S10. */
export const commonLimits: Limits = { timeMs: 15_000, bytes: 1_048_576 };

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks one question; answers after the deadline, or after a cancel, with silence. Never throws. */
export type Ask = (question: Question) => Promise<Answer | Silence>;

/**
 * Runs `work` with a way to ask. All its questions share one deadline; redirects are not followed (a key would travel
 * along), no cookie is kept, no more than the limit of an answer is read.
 */
export async function withLine<Result>(
  signal: AbortSignal,
  limits: Limits,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  const timer = setTimeout(hangUp, limits.timeMs);
  signal.addEventListener('abort', hangUp, { once: true });
  if (signal.aborted) hangUp();
  const whyAborted = () => (signal.aborted ? 'cancelled' : line.signal.aborted ? 'timeout' : undefined);
  try {
    return await work((question) => exchange(question, line.signal, limits.bytes, whyAborted));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', hangUp);
    line.abort();
  }
}

async function exchange(
  { url, body, ...init }: Question,
  signal: AbortSignal,
  bytes: number,
  whyAborted: () => 'cancelled' | 'timeout' | undefined,
): Promise<Answer | Silence> {
  const start = performance.now();
  let head: { readonly status: number; readonly ms: number } | undefined;
  try {
    const options = { ...init, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal } as const;
    const response = await fetch(url, body === undefined ? options : { ...options, body });
    head = { status: response.status, ms: Math.round(performance.now() - start) };
    const location = response.headers.get('location');
    return {
      kind: 'answer',
      ...head,
      type: (response.headers.get('content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase(),
      ...(location !== null && { location }),
      ...(await readText(response, bytes)),
    };
  } catch (error) {
    const aborted = whyAborted();
    return { ...(aborted ? { kind: aborted } : failureOf(error, url)), ...head };
  }
}

async function readText(response: Response, most: number): Promise<{ text: string | undefined; isCut: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early also closes the connection.
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > most) break;
  }
  const isCut = size > most;
  const whole = Buffer.concat(parts).subarray(0, most);
  try {
    // The cut may go through a character.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: isCut }), isCut };
  } catch {
    return { text: undefined, isCut }; // Not UTF-8: no API of ours answers like that.
  }
}
