import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface ScriptedServer {
  /** `http://127.0.0.1:<port>`, or https. */
  readonly origin: string;
  /** What was asked, in order. */
  readonly requests: readonly IncomingMessage[];
  stop(): Promise<void>;
}

export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on the loopback that answers as a test wants it to. Certificates make it one for https. */
export async function scriptedServer(
  script: Script,
  secure?: { readonly key: string; readonly cert: string },
): Promise<ScriptedServer> {
  const requests: IncomingMessage[] = [];
  const listener: Script = (request, response) => {
    requests.push(request);
    request.resume();
    script(request, response);
  };
  const server = secure ? createSecureServer(secure, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
