import { createServer, type IncomingMessage, request } from 'node:http';
import {
  type AddressInfo,
  createConnection,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';

export interface ScriptedProxy {
  readonly host: string;
  /** What it was asked to reach: `relay.test:443`, or a whole address. */
  readonly asked: readonly string[];
  /** What it was told of user and password. */
  readonly logins: readonly (string | undefined)[];
  stop(): Promise<void>;
}

interface Rules {
  /** Where all names lead; missing: nowhere. */
  readonly to?: string;
  /** Answers so instead. */
  readonly status?: number;
}

/** A proxy for http, and for https by CONNECT; it alone knows where a name leads. */
export async function httpProxy({ to, status }: Rules): Promise<ScriptedProxy> {
  const asked: string[] = [];
  const logins: (string | undefined)[] = [];
  const note = ({ url = '', headers }: IncomingMessage) => {
    asked.push(url);
    logins.push(headers['proxy-authorization']);
  };
  const server = createServer((incoming, response) => {
    note(incoming);
    incoming.resume();
    if (to === undefined || status !== undefined) return response.writeHead(status ?? 502).end();
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const { pathname, search } = new URL(incoming.url ?? '');
    request(`${to}${pathname}${search}`, { method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
    return undefined;
  });
  server.on('connect', (incoming, socket: Socket) => {
    note(incoming);
    socket.on('error', () => undefined);
    if (to === undefined || status !== undefined) return socket.end(`HTTP/1.1 ${status ?? 502} No\r\n\r\n`);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    return join(socket, to);
  });
  return { ...(await started(server)), asked, logins };
}

/** The same for SOCKS 5, with a user and a password where `login` names them. */
export async function socksProxy({ to, login }: Rules & { readonly login?: string }): Promise<ScriptedProxy> {
  const asked: string[] = [];
  const logins: (string | undefined)[] = [];
  const server = createTcpServer(async (socket) => {
    socket.on('error', () => undefined);
    await next(socket);
    socket.write(Buffer.from([5, login === undefined ? 0 : 2]));
    if (login !== undefined) {
      const told = await next(socket);
      const user = told.subarray(2, 2 + (told[1] ?? 0)).toString();
      const given = `${user}:${told.subarray(3 + user.length).toString()}`;
      logins.push(given);
      socket.write(Buffer.from([1, given === login ? 0 : 1]));
      if (given !== login) return socket.end();
    }
    const wish = await next(socket);
    const name = wish[3] === 3 ? wish.subarray(5, -2).toString() : [...wish.subarray(4, -2)].join('.');
    asked.push(`${name}:${wish.readUInt16BE(wish.length - 2)}`);
    socket.write(Buffer.from([5, to === undefined ? 2 : 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    return to === undefined ? socket.end() : join(socket, to);
  });
  return { ...(await started(server)), asked, logins };
}

function next(socket: Socket): Promise<Buffer> {
  return new Promise((resolve) => socket.once('data', resolve));
}

function join(socket: Socket, to: string): Socket {
  const onward = createConnection(Number(new URL(to).port), '127.0.0.1');
  onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  return socket.pipe(onward).pipe(socket);
}

async function started(server: Server): Promise<Pick<ScriptedProxy, 'host' | 'stop'>> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
