import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  /** Everything before the body, as it came. */
  readonly head: string;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** Sends the body again and again in chunks until the server stops it. */
  readonly isEndless?: boolean;
}

/** The bytes, with nothing added and nothing corrected. */
function bytesOf({ method = 'POST', target = '/', version = '1.1', headers = [], body = '' }: RawRequest): Buffer {
  const lines = [`${method} ${target} HTTP/${version}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), Buffer.from(body)]);
}

function toAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  return {
    status: Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: end < 0 ? '' : text.slice(end + 4),
  };
}

/** Whether all of the answer is there: a connection that stays open does not tell. */
function isWhole({ head, body }: RawAnswer): boolean {
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return length !== undefined && Buffer.byteLength(body) >= Number(length);
}

/** Sends one request over a connection of its own and gives what came back until it was whole or the connection ended. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let text = '';
    const end = (): void => {
      socket.destroy();
      resolve(toAnswer(text));
    };
    // In turns: one that only writes, and never looks, does not see the answer.
    const pour = (): void => {
      if (!socket.writable) return;
      const goesOn = socket.write(`2000\r\n${'a'.repeat(0x2000)}\r\n`);
      if (goesOn) setImmediate(pour);
      else socket.once('drain', pour);
    };
    socket.once('connect', () => {
      socket.write(bytesOf(request));
      if (request.isEndless) pour();
    });
    socket.setTimeout(20_000, () => reject(new Error(`no answer to ${request.method} ${request.target}: ${text}`)));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (isWhole(toAnswer(text))) end();
    });
    // A server that has said no may close while more is on its way to it.
    socket.on('error', end).on('close', end);
  });
}
