import { connect, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { type Call, decodeMessage, encodeCall, type Message, messageType } from './bus-message.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The socket of the session bus; undefined where there is none. An abstract one begins with a NUL. */
export function busSocket({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR }: Variables): string | undefined {
  for (const address of DBUS_SESSION_BUS_ADDRESS?.split(';') ?? []) {
    const [, kind, name] = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(address) ?? [];
    if (name !== undefined) return `${kind === 'abstract' ? '\0' : ''}${decodeURIComponent(name)}`;
  }
  return DBUS_SESSION_BUS_ADDRESS === undefined && XDG_RUNTIME_DIR ? `${XDG_RUNTIME_DIR}/bus` : undefined;
}

/**
 * A client of the session bus that asks and listens, and offers nothing. Our own, because the choice was between a library
 * of 17 packages and a child process of one of three programs that a machine may or may not have.
 */
export class SessionBus {
  readonly #socket: Socket;
  readonly #onSignal: (message: Message) => void;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #serial = 0;
  #rest: Buffer = Buffer.alloc(0);
  #isIn = false;

  private constructor(socket: Socket, onSignal: (message: Message) => void) {
    this.#socket = socket;
    this.#onSignal = onSignal;
  }

  /** Rejects when there is no bus that lets us in. `onEnd` is called when it goes away. */
  static async open(path: string, onSignal: (message: Message) => void, onEnd: () => void): Promise<SessionBus> {
    const socket = connect(path);
    const bus = new SessionBus(socket, onSignal);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    socket.on('error', () => undefined);
    const ended = new Promise<never>((_, reject) => {
      socket.once('close', () => {
        reject(new Error('the session bus is gone'));
        onEnd();
      });
    });
    await Promise.race([bus.#enter(), ended]);
    // Whoever waits for the end has `onEnd`.
    ended.catch(() => undefined);
    return bus;
  }

  call(call: Call): Promise<Message> {
    this.#serial += 1;
    const serial = this.#serial;
    return new Promise((resolve) => {
      this.#waiting.set(serial, resolve);
      this.#socket.write(encodeCall(call, serial));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  /** The system knows who is at the other end of the socket; saying one's own number is enough. */
  async #enter(): Promise<void> {
    const user = Buffer.from(String(userInfo().uid), 'latin1').toString('hex');
    const isIn = new Promise<void>((resolve) => {
      this.#socket.on('data', (bytes: Buffer) => {
        this.#rest = Buffer.concat([this.#rest, bytes]);
        if (!this.#isIn && this.#takeWelcome()) resolve();
        if (this.#isIn) this.#takeMessages();
      });
    });
    this.#socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    await isIn;
    this.#socket.write('BEGIN\r\n');
    await this.call({ ...busItself, member: 'Hello', body: [] });
  }

  #takeWelcome(): boolean {
    const end = this.#rest.indexOf('\r\n');
    if (end < 0) return false;
    if (!this.#rest.toString('latin1', 0, end).startsWith('OK ')) this.#socket.destroy();
    this.#rest = this.#rest.subarray(end + 2);
    this.#isIn = true;
    return true;
  }

  #takeMessages(): void {
    try {
      for (let next = decodeMessage(this.#rest); next; next = decodeMessage(this.#rest)) {
        this.#rest = this.#rest.subarray(next.length);
        this.#take(next.message);
      }
    } catch {
      this.#socket.destroy(); // It speaks otherwise than we do: as good as no bus.
    }
  }

  #take(message: Message): void {
    if (message.type === messageType.signal) this.#onSignal(message);
    else {
      this.#waiting.get(message.replyTo)?.(message);
      this.#waiting.delete(message.replyTo);
    }
  }
}

/** The bus as one that can be asked, too. */
export const busItself = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;
