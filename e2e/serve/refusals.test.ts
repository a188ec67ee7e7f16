import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../cli/terminal.ts';
import { openSession, type Served, type SessionHeaders, startServe } from './served.ts';

const terminal = openTerminal();
let served: Served;
let session: SessionHeaders;

beforeAll(async () => {
  served = await startServe(terminal);
  session = await openSession(served, served.token);
});

afterAll(async () => {
  await served.stop();
  terminal.close();
});

const rounds = 50;
/** At once: fewer than the connections that are taken. */
const together = 10;
const large = 2 * 1024 * 1024;

interface Refused {
  readonly status: number;
  readonly first?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A no that the head alone is reason for. */
const refusals: Readonly<Record<string, Refused>> = {
  'another host': { status: 403, headers: { Host: 'evil.example' } },
  'a foreign origin': { status: 403, headers: { Origin: 'https://evil.example' } },
  'no session': { status: 401, headers: { Cookie: undefined } },
  'a page that is none': { status: 404, first: 'GET /nothing HTTP/1.1' },
  'another method': { status: 405, first: 'PUT /api/providers.add HTTP/1.1' },
  'the page by POST': { status: 405, first: 'POST / HTTP/1.1' },
  'a token by PUT': { status: 405, first: 'PUT /session HTTP/1.1' },
  'a tunnel': { status: 405, first: 'CONNECT provider.example:443 HTTP/1.1' },
  'another type': { status: 415, headers: { 'Content-Type': 'text/plain' } },
  'a packed body': { status: 415, headers: { 'Content-Encoding': 'gzip' } },
  'a header that is none': { status: 400, headers: { 'Bad Name': 'x' } },
  'a head that is too large': { status: 431, headers: { 'X-Long': 'a'.repeat(20_000) } },
};

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  /** The next piece; undefined at the end. */
  pieces(): Iterator<Buffer | undefined>;
  readonly everyMs?: number;
  /** Sends only once it is told to go on. */
  readonly isPolite?: boolean;
}

const chunk = (size: number) => Buffer.from(`${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`);
const chunked = { 'Transfer-Encoding': 'chunked' };

function* endless(size: number): Iterator<Buffer> {
  const piece = chunk(size);
  for (;;) yield piece;
}

const bodies: Readonly<Record<string, Sent>> = {
  'a small body': { headers: { 'Content-Length': '2' }, pieces: () => [Buffer.from('{}')].values() },
  '2 MB': { headers: { 'Content-Length': String(large) }, pieces: () => [Buffer.alloc(large, 'a')].values() },
  '2 MB in chunks': {
    headers: chunked,
    pieces: () => [...Array<Buffer>(32).fill(chunk(large / 32)), Buffer.from('0\r\n\r\n')].values(),
  },
  '2 MB after a go': {
    headers: { 'Content-Length': String(large), Expect: '100-continue' },
    pieces: () => [Buffer.alloc(large, 'a')].values(),
    isPolite: true,
  },
  'a body that drips': { headers: chunked, pieces: () => endless(1), everyMs: 2 },
  // In turns: one that only writes, and never looks, does not see the answer before it is cut.
  'a body without an end': { headers: chunked, pieces: () => endless(0x10000), everyMs: 0 },
};

interface Answered {
  readonly status: number;
  readonly isWhole: boolean;
  readonly error?: string;
}

function wholeness(text: string): Omit<Answered, 'error'> {
  const end = text.indexOf('\r\n\r\n');
  const length = Number(/^content-length: (\d+)$/im.exec(text)?.[1] ?? Number.NaN);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  return { status, isWhole: end > 0 && Buffer.byteLength(text.slice(end + 4)) === length };
}

/** The page's own request, but for `headers`; undefined takes one away. */
function headOf({ first = 'POST /api/providers.add HTTP/1.1', headers = {} }: Omit<Refused, 'status'>): string {
  const all = {
    Host: `127.0.0.1:${served.port}`,
    Cookie: session.cookie,
    'X-Switchyard-Pass': session['x-switchyard-pass'],
    'Content-Type': 'application/json',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  return [first, ...lines, '', ''].join('\r\n');
}

/**
 * Sends all of it whatever comes back, as a program does that looks for the answer afterwards; what never ends stops
 * once the answer is there.
 */
function exchange(refused: Refused, sent: Sent): Promise<Answered> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: served.port, allowHalfOpen: true });
    const pieces = sent.pieces();
    let text = '';
    let error: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const push = (): void => {
      for (;;) {
        const { value, done } = isOver ? { value: undefined, done: true } : pieces.next();
        if (done || value === undefined) return void socket.end();
        const isFlowing = socket.write(value);
        if (sent.everyMs !== undefined) {
          timer = setTimeout(push, sent.everyMs);
          return;
        }
        if (!isFlowing) return;
      }
    };
    socket.on('drain', () => sent.everyMs === undefined && push());
    socket.once('connect', () => {
      socket.write(headOf({ ...refused, headers: { ...sent.headers, ...refused.headers } }));
      if (!sent.isPolite) push();
    });
    socket.on('data', (more) => {
      text += more.toString('latin1');
    });
    socket.on('end', () => {
      isOver =
        sent === bodies['a body that drips'] || sent === bodies['a body without an end'] || sent.isPolite === true;
      if (isOver) push();
    });
    socket.on('error', ({ message }) => {
      error = message;
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ ...wholeness(text), ...(error !== undefined && { error }) });
    });
  });
}

/** What `rounds` of them came to, each outcome once. */
async function outcomes(refused: Refused, sent: Sent): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (let round = 0; round < rounds; round += together)
    for (const answered of await Promise.all(Array.from({ length: together }, () => exchange(refused, sent))))
      seen.add(JSON.stringify(answered));
  return seen;
}

const told = (status: number) => new Set([JSON.stringify({ status, isWhole: true })]);

describe.each(Object.entries(refusals))('L a refusal arrives whole: %s', (_, refused) => {
  it.each(Object.entries(bodies))('%s', async (_name, sent) => {
    expect(await outcomes(refused, sent)).toEqual(told(refused.status));
  });
});

describe('L a body that is too large is told so', () => {
  it.each(Object.entries(bodies).filter(([name]) => /2 MB|without an end/.test(name)))('%s', async (_, sent) => {
    expect(await outcomes({ status: 413 }, sent)).toEqual(told(413));
  });
});

it('says that it does not know what else a request expects', async () => {
  expect(await outcomes({ status: 417, headers: { Expect: 'a-miracle' } }, bodies['2 MB'] as Sent)).toEqual(told(417));
});

it('tells one who waits for a go to go on, once its body is wanted', async () => {
  const text = await new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: served.port });
    let heard = '';
    socket.on('data', (more) => {
      heard += more;
      if (heard.endsWith('100 Continue\r\n\r\n')) socket.write('{}');
      if (heard.includes('"ok"')) socket.end();
    });
    socket.on('close', () => resolve(heard));
    socket.write(headOf({ headers: { 'Content-Length': '2', Expect: '100-continue' } }));
  });
  expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
});
