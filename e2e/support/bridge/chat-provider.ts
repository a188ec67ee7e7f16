import type { IncomingMessage, ServerResponse } from 'node:http';
import { chatFaults } from '../../../core/bridge/convert/support/chat-rules.ts';
import type { ChatRequest } from '../../../core/bridge/convert/types/chat-request.ts';
import { type ScriptedServer, scriptedServer } from '../scripted-server.ts';
import { framesOf, type Turn } from './chat-turn.ts';
import { jsonOf } from './request-body.ts';
import type { Vendor } from './vendors.ts';

/** How a request is answered that the vendor takes. */
export type Reply =
  | { readonly kind: 'says'; readonly turn: Turn }
  /** The connection breaks after so many frames. */
  | { readonly kind: 'dies'; readonly turn: Turn; readonly after: number }
  | {
      readonly kind: 'refuses';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** For requests whose order is not certain. */
type ReplyTo = (request: ChatRequest) => Reply;

/** A provider on the loopback that speaks as a vendor does, and holds each request against the rules of Chat. */
export interface ChatProvider {
  readonly origin: string;
  /** What was asked since the last script. */
  readonly requests: readonly ChatRequest[];
  /** When, in milliseconds. */
  readonly askedAt: readonly number[];
  /** What was wrong with the requests, and what was asked beyond the script. */
  readonly faults: readonly string[];
  /** The replies to come, in order; the last one stays. */
  script(...replies: readonly (Reply | ReplyTo)[]): void;
  stop(): Promise<void>;
}

export async function startChatProvider(vendor: Vendor): Promise<ChatProvider> {
  const faults: string[] = [];
  let requests: ChatRequest[] = [];
  let askedAt: number[] = [];
  let replies: readonly (Reply | ReplyTo)[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await jsonOf(request)) as ChatRequest;
    requests.push(body);
    askedAt.push(performance.now());
    const refusal = vendor.refusal(body);
    const found = [...chatFaults(body), ...(refusal === undefined ? [] : [refusal])];
    faults.push(...found.map((fault) => `request ${requests.length}: ${fault}`));
    const scripted = replies[Math.min(requests.length, replies.length) - 1];
    const reply = typeof scripted === 'function' ? scripted(body) : scripted;
    if (refusal !== undefined || !reply) refuse(response, 400, JSON.stringify(vendor.error(refusal ?? 'no script')));
    else if (reply.kind === 'refuses') refuse(response, reply.status, reply.body, reply.headers);
    else speak(response, vendor, reply);
  };

  const server: ScriptedServer = await scriptedServer((request, response) => void answer(request, response));
  return {
    origin: server.origin,
    get requests() {
      return requests;
    },
    get askedAt() {
      return askedAt;
    },
    faults,
    script: (...next) => {
      replies = next;
      requests = [];
      askedAt = [];
    },
    stop: server.stop,
  };
}

function refuse(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function speak(response: ServerResponse, { style }: Vendor, reply: Exclude<Reply, { kind: 'refuses' }>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const frames = framesOf(reply.turn, style);
  if (reply.kind === 'says') response.end(`${frames.join('')}data: [DONE]\n\n`);
  else response.write(frames.slice(0, reply.after).join(''), () => response.destroy());
}
