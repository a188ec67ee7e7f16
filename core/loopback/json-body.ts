import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemOf } from '../../shared/messages/words.ts';
import { Refusal } from './refusal.ts';

const mostBytes = 1024 * 1024;
/** What the contract knows is five deep; a parser may go through nested arrays until its stack ends. */
const mostDepth = 32;
/** A megabyte through a slow tunnel takes that long. */
const patienceMs = 30_000;

/** Nobody is there any more to be answered. */
export class WentAway extends Error {}

/**
 * The JSON body of a request; undefined where it is empty. Stops reading at the limit. `response` tells those who wait
 * for a go that the body is wanted. Throws `Refusal`, or `WentAway`.
 */
export async function readJson(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  assertJson(request);
  const text = await readText(request, response);
  if (text === '') return undefined;
  assertShallow(text);
  try {
    return JSON.parse(text, refusePrototype);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, problemOf('body-not-json'));
  }
}

/** Forms of other sites can send any text, but not this type without asking first; and that is answered with no. */
function assertJson({ headers }: IncomingMessage): void {
  const type = headers['content-type'] ?? '';
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(type) || headers['content-encoding'] !== undefined)
    throw new Refusal(415, problemOf('body-type'));
}

async function readText(request: IncomingMessage, response: ServerResponse): Promise<string> {
  const tooLarge = new Refusal(413, problemOf('body-too-large'));
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge;
  // HTTP/1.0 knows no such answer.
  if (request.headers.expect !== undefined && request.httpVersion === '1.1') response.writeContinue();
  const bytes = await collect(request, tooLarge);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, problemOf('body-not-utf8')); // The one thing that a decoder complains of.
  }
}

/** By events: leaving a loop over the request would end its connection before the answer. */
async function collect(request: IncomingMessage, tooLarge: Refusal): Promise<Buffer> {
  const tooSlow = new Refusal(408, problemOf('body-too-slow'));
  let timer: NodeJS.Timeout | undefined;
  const read = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else reject(tooLarge);
    };
    timer = setTimeout(() => reject(tooSlow), patienceMs);
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', () => reject(new WentAway()))
      .once('close', () => reject(new WentAway()));
  });
  return read.finally(() => {
    clearTimeout(timer);
    request.removeAllListeners('data');
  });
}

/** In one pass: an expression for whole strings would start over at every quote of one that does not end. */
function assertShallow(text: string): void {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') isString = !isString;
    else if (isString) index += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > mostDepth) throw new Refusal(400, problemOf('body-too-deep'));
  }
}

/** No schema knows this name, and code that copies it may set a prototype with it. */
function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Refusal(400, problemOf('body-odd-name'));
  return value;
}
