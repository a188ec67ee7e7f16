import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { dialectOf } from '../../../core/bridge/convert/dialects/dialect-of.ts';
import { failedStream } from '../../../core/bridge/convert/errors/failed-stream.ts';
import { KeptSignatures } from '../../../core/bridge/convert/kept.ts';
import { toChat } from '../../../core/bridge/convert/request/to-chat.ts';
import { type AnswerOptions, answerStream } from '../../../core/bridge/convert/stream/answer-stream.ts';
import { frame } from '../../../core/bridge/convert/stream/frame.ts';
import type { ResponsesEvent } from '../../../core/bridge/convert/types/responses-events.ts';
import { scriptedServer } from '../scripted-server.ts';
import { catalogueOf, type ModelAbout } from './catalogue.ts';
import { jsonOf } from './request-body.ts';

export interface TestBridge {
  /** As Codex is told. */
  readonly baseUrl: string;
  /** How often Codex asked for an answer. */
  readonly asked: number;
  stop(): Promise<void>;
}

export interface BridgeTarget {
  /** Of the provider that is really asked. */
  readonly chatUrl: string;
  /** By which the dialect is found. */
  readonly baseUrl: string;
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
  const write = (events: readonly ResponsesEvent[]) => void response.write(events.map(frame).join(''));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const converted = toChat(body, { dialect: dialectOf(target.baseUrl, model), kept });
  if (converted.kind === 'refused')
    write(failedStream({ model }, { status: 400, headers: {}, body: converted.message }, options));
  else {
    const upstream = await fetch(target.chatUrl, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(converted.body),
    });
    if (upstream.ok) await passOn(upstream, answerStream(converted.asked, options), write);
    else {
      const { status, headers } = upstream;
      const refused = { status, headers: Object.fromEntries(headers), body: await upstream.text() };
      write(failedStream(converted.asked, refused, options));
    }
  }
  response.end();
}

async function passOn(
  { body }: Response,
  stream: ReturnType<typeof answerStream>,
  write: (events: readonly ResponsesEvent[]) => void,
): Promise<void> {
  try {
    for await (const piece of body ?? []) write(stream.push(piece));
    write(stream.end());
  } catch {
    write(stream.end('broken')); // The provider hung up in the middle.
  }
}
