import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { dialectOf } from '../../../core/bridge/convert/dialects/dialect-of.ts';
import { failedStream } from '../../../core/bridge/convert/errors/failed-stream.ts';
import { KeptSignatures } from '../../../core/bridge/convert/kept.ts';
import { type Converted, toChat } from '../../../core/bridge/convert/request/to-chat.ts';
import { type AnswerOptions, answerStream } from '../../../core/bridge/convert/stream/answer-stream.ts';
import { frame } from '../../../core/bridge/convert/stream/frame.ts';
import type { ResponsesEvent } from '../../../core/bridge/convert/types/responses-events.ts';
import { scriptedServer } from '../scripted-server.ts';
import { catalogueOf, type ModelAbout } from './catalogue.ts';
import { jsonOf } from './request-body.ts';

export interface TestBridge {
  /** As Codex is told. */
  readonly baseUrl: string;
  /** How often Codex asked for an answer, and so the provider was asked. */
  readonly asked: number;
  stop(): Promise<void>;
}

export interface BridgeTarget {
  /** Of the provider that is really asked. */
  readonly chatUrl: string;
  /** By which the dialect is found. */
  readonly baseUrl: string;
  /** What the provider gets with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly model: ModelAbout;
}

/** The converter between two servers, and nothing of what a process needs besides: no keys, limits or patience. */
export async function startTestBridge(target: BridgeTarget): Promise<TestBridge> {
  const kept = new KeptSignatures();
  let asked = 0;
  const server = await scriptedServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(catalogueOf(target.model)));
      return;
    }
    asked += 1;
    void jsonOf(request).then((body) => answer(body, response, target, kept));
  });
  return {
    baseUrl: `${server.origin}/v1`,
    get asked() {
      return asked;
    },
    stop: server.stop,
  };
}

async function answer(body: unknown, response: ServerResponse, target: BridgeTarget, kept: KeptSignatures) {
  const model = target.model.slug;
  const options: AnswerOptions = { ids: (prefix) => `${prefix}_${randomUUID()}`, now: () => Date.now(), kept };
  const write: Write = (events) => void response.write(events.map(frame).join(''));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const converted = toChat(body, { dialect: dialectOf(target.baseUrl, model), kept });
  if (converted.kind === 'refused')
    write(failedStream({ model }, { status: 400, headers: {}, body: converted.message }, options));
  else await ask(converted, target, options, write);
  response.end();
}

type Write = (events: readonly ResponsesEvent[]) => void;

/** Piece by piece as they come: a stream of the web forgets what it has not handed out when the connection breaks. */
function ask({ asked, body }: Converted, target: BridgeTarget, options: AnswerOptions, write: Write): Promise<void> {
  const stream = answerStream(asked, options);
  return new Promise((resolve) => {
    const broken = () => {
      write(stream.end('broken'));
      resolve();
    };
    const headers = { 'content-type': 'application/json', ...target.headers };
    const upstream = httpRequest(target.chatUrl, { method: 'POST', headers, agent: false }, (response) => {
      const { statusCode: status = 0 } = response;
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => (status === 200 ? write(stream.push(piece)) : pieces.push(piece)));
      response.once('error', broken).once('end', () => {
        const refused = { status, headers: headersOf(response), body: Buffer.concat(pieces).toString() };
        write(status === 200 ? stream.end() : failedStream(asked, refused, options));
        resolve();
      });
    });
    upstream.once('error', broken).end(JSON.stringify(body));
  });
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
