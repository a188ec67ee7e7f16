import { createServer, type IncomingMessage } from 'node:http';
import { modelList, toChat, toMessages, toResponses } from '../support/loopback-answers.ts';
import type { RecordedRequest } from '../support/loopback-provider.ts';

/** A server that takes every key at every path and notes what it was asked. */
export interface Recorder {
  readonly port: number;
  readonly requests: readonly RecordedRequest[];
  stop(): Promise<void>;
}

/** By the end of the path: what stands before it is the client's choice, and what is looked at. */
const answers = { '/chat/completions': toChat, '/responses': toResponses, '/messages': toMessages } as const;

export async function startRecorder(): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    noted(request).then(
      (recorded) => {
        requests.push(recorded);
        const { status, type, text } = answerTo(recorded);
        response.writeHead(status, { 'content-type': type }).end(text);
      },
      () => response.destroy(), // Cut off: nobody waits for an answer.
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the recorder has no port');
  return {
    port: address.port,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function noted(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // None, or packed.
  }
}

function answerTo({ method, path, body }: RecordedRequest) {
  const bare = path.replace(/\?.*$/, '');
  const json = (status: number, value: unknown) => ({ status, type: 'application/json', text: JSON.stringify(value) });
  if (method === 'GET' && bare.endsWith('/models')) return json(200, modelList);
  const [, toAnswer] = Object.entries(answers).find(([end]) => bare.endsWith(end)) ?? [];
  // Codex first tries a socket at the same route: told at once that there is none, it does without.
  if (toAnswer && method === 'GET') return json(426, { error: { message: 'no socket here', code: '426' } });
  if (!toAnswer || method !== 'POST') return json(404, { error: { message: 'no route', code: '404' } });
  const table: { readonly model?: unknown; readonly stream?: unknown } = Object(body);
  const { stream, whole } = toAnswer('hi', table.model);
  return table.stream === true ? { status: 200, type: 'text/event-stream', text: stream } : json(200, whole);
}
