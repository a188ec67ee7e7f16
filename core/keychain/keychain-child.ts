import { isKeychainName } from './held-ref.ts';
import { type KeychainRequest, keychainLimitMs, keychainService } from './keychain.ts';

/** What the child is sent: one JSON line for each request. */
export interface KeychainLine {
  readonly id: number;
  readonly request: KeychainRequest;
}

/**
 * What the child prints, as JSON lines: `ready` once, before it reads the first request, then a reply to each. `message`
 * is the library's own.
 */
export type KeychainReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly id: number; readonly value: string | null }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

type OsKeychain = typeof import('./os-keychain.ts');

/**
 * The process that asks the keychain for another one of ours: requests on stdin, replies on stdout, so that no key is ever
 * in its arguments or environment (checklist S1). It answers one after the other. The one who asks kills it when it does
 * not answer, and closes stdin when it has no more to ask or has ended; then it ends, at the latest after the limit.
 */
export async function runKeychainChild(): Promise<number> {
  const library = await import('./os-keychain.ts').catch(toError);
  const waiting: KeychainLine[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  // Whoever asked is gone: nobody reads the replies.
  process.stdout.on('error', () => process.kill(process.pid, 'SIGKILL'));
  print({ kind: 'ready' });
  readLines((line) => {
    waiting.push(toLine(line));
    wake();
  }).then(() => {
    isOver = true;
    // A keychain that waits for a person holds a thread, and only a signal ends such a process.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), keychainLimitMs).unref();
    wake();
  });
  while (!isOver || waiting.length > 0) {
    if (waiting.length > 0) await answer(library, takeTurn(waiting));
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  return 0;
}

/** The next request, or all that only read as far as nothing is written between them: one search answers them all. */
function takeTurn(waiting: KeychainLine[]): readonly KeychainLine[] {
  const end = waiting.findIndex(({ request }) => !isReading(request));
  return waiting.splice(0, end < 0 ? waiting.length : Math.max(end, 1));
}

function isReading({ kind }: KeychainRequest): boolean {
  return kind === 'get' || kind === 'check';
}

async function answer(library: OsKeychain | Error, lines: readonly KeychainLine[]): Promise<void> {
  const found = await carryOut(library, lines).catch((error: unknown) => lines.map(() => toError(error)));
  for (const [index, { id, request }] of lines.entries()) {
    const value = found[index] ?? null;
    if (value instanceof Error) print({ kind: 'failure', id, message: value.message });
    else print({ kind: 'value', id, value: request.kind === 'get' ? value : null });
  }
}

async function carryOut(
  library: OsKeychain | Error,
  lines: readonly KeychainLine[],
): Promise<readonly (string | null | Error)[]> {
  if (library instanceof Error) throw library;
  const [{ request } = { request: { kind: 'check' as const } }] = lines;
  // The constructor of an entry waits for the message bus and holds up this process, which then can't even end. So it is
  // only used once the bus has answered a search; what that says does not matter here.
  if (!isReading(request)) await library.getPasswords(keychainService, []).catch(() => undefined);
  if (request.kind === 'set') await library.setPassword(keychainService, request.ref, request.key);
  else if (request.kind === 'delete') await library.deletePassword(keychainService, request.ref);
  else
    return library.getPasswords(
      keychainService,
      lines.map((line) => ('ref' in line.request ? line.request.ref : 'check')),
    );
  return [null];
}

/** Gives each line of stdin to `take`; resolves at its end. */
function readLines(take: (line: string) => void): Promise<void> {
  let rest = '';
  process.stdin.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  return new Promise((resolve) => process.stdin.once('close', resolve));
}

function print(reply: KeychainReply): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Guards by hand what our own parent sends: zod would cost more than the keychain. */
function toLine(text: string): KeychainLine {
  const value = toJson(text);
  if (typeof value === 'object' && value !== null && 'id' in value && 'request' in value) {
    const { id, request } = value;
    if (typeof id === 'number') return { id, request: toRequest(request) };
  }
  throw new Error('not a request to the keychain');
}

/** The parser's own message quotes the text, which may hold a key. */
function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Refused like anything else that is no request.
  }
}

function toRequest(value: unknown): KeychainRequest {
  if (typeof value === 'object' && value !== null && 'kind' in value) {
    if (value.kind === 'check') return { kind: 'check' };
    const ref = 'ref' in value && typeof value.ref === 'string' && isKeychainName(value.ref) ? value.ref : undefined;
    if (ref !== undefined && (value.kind === 'get' || value.kind === 'delete')) return { kind: value.kind, ref };
    if (ref !== undefined && value.kind === 'set' && 'key' in value && typeof value.key === 'string')
      return { kind: 'set', ref, key: value.key };
  }
  throw new Error('not a request to the keychain');
}
