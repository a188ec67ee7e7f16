import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Agent, fetch } from 'undici';
import { testProvider } from '../../core/connection/test-provider.ts';
import { streams } from '../../e2e/support/scripted-reply.ts';
import { Provider } from '../../shared/provider.ts';
import { median, type Ratio } from '../statistics.ts';

const key = 'sk-of-the-measurement-0001';
const rounds = 60;
const providers = 50;
const atOnce = 4;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Server {
  readonly origin: string;
  /** What was asked since the last call. */
  take(): Promise<readonly Asked[]>;
  stop(): Promise<unknown>;
}

/** A healthy provider on a thread of its own, so that its work is not measured. It thinks for `waitMs` before it answers. */
async function startServer(waitMs: number): Promise<Server> {
  const list = JSON.stringify({ data: Array.from({ length: 400 }, (_, at) => ({ id: `vendor/model-${at}` })) });
  const code = `
    const { createServer } = require('node:http');
    const { parentPort, workerData: { list, stream, waitMs } } = require('node:worker_threads');
    let asked = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part)).on('end', () => {
        asked.push({ method: request.method, path: request.url, headers: request.headers, body });
        const isList = request.method === 'GET';
        const answer = () => {
          response.writeHead(200, { 'content-type': isList ? 'application/json' : 'text/event-stream' });
          response.end(isList ? list : stream);
        };
        if (waitMs > 0) setTimeout(answer, waitMs); else answer();
      });
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
    parentPort.on('message', () => { parentPort.postMessage(asked); asked = []; });`;
  const worker = new Worker(code, { eval: true, workerData: { list, stream: streams.chat.body, waitMs } });
  const next = () => new Promise<unknown>((resolve) => worker.once('message', resolve));
  const port = await next();
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    take: async () => {
      const told = next();
      worker.postMessage('take');
      return (await told) as readonly Asked[];
    },
    stop: () => worker.terminate(),
  };
}

async function test(origin: string): Promise<void> {
  const endpoints = { chat: `${origin}/v1` };
  const provider = Provider.parse({ id: 'acme', name: 'Acme', endpoints, wire: 'chat', model: 'vendor/model-1' });
  const { kind } = await testProvider({ provider, key, signal: new AbortController().signal });
  if (kind !== 'good') throw new Error(`not good: ${kind}`);
}

/** The same requests, on a new connection too, read to their end. */
async function bare(origin: string, questions: readonly Asked[]): Promise<void> {
  const dispatcher = new Agent();
  for (const { method, path, headers, body } of questions) {
    const { host: _, connection: __, 'content-length': ___, ...own } = headers;
    const options = { method, headers: own, dispatcher, ...(body !== '' && { body }) };
    await (await fetch(`${origin}${path}`, options)).text();
  }
  await dispatcher.close();
}

/** What a test takes, against a bare `fetch` of the requests that it makes; the server is nearer than any provider. */
async function measureOverhead(): Promise<Ratio> {
  const server = await startServer(10);
  await test(server.origin);
  const questions = await server.take();
  const tests: number[] = [];
  const bares: number[] = [];
  const timed = async (times: number[], work: () => Promise<void>) => {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  };
  const ofTest = () => timed(tests, () => test(server.origin));
  const ofFetch = () => timed(bares, () => bare(server.origin, questions));
  for (let round = 0; round < rounds; round += 1)
    for (const work of round % 2 === 0 ? [ofTest, ofFetch] : [ofFetch, ofTest]) await work();
  await server.stop();
  const ratios = tests.map((time, round) => time / (bares[round] ?? Number.NaN));
  return {
    name: 'a connection test / bare fetch of its requests',
    ratio: median(ratios),
    limit: 1.1,
    detail: `medians ${median(tests).toFixed(1)} and ${median(bares).toFixed(1)} ms, ${questions.length} requests, ${rounds} pairs; the server answers after 10 ms`,
  };
}

/** Milliseconds that this thread has worked, where Linux tells it: a machine that is busy elsewhere makes no stall of ours. */
function workedMs(): number {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  if (!existsSync(file)) return performance.now();
  return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
}

/** The longest turn of the event loop while `work` runs, in which nothing else could have had its turn. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let last = workedMs();
  let longest = 0;
  let isOver = false;
  const turn = () => {
    const now = workedMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  turn();
  return longest;
}

async function measureStall(): Promise<Ratio> {
  const server = await startServer(0);
  await test(server.origin);
  let left = providers;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await test(server.origin);
    }
  };
  const longest = await longestTurn(() => Promise.all(Array.from({ length: atOnce }, lane)));
  await server.stop();
  return {
    name: `${providers} providers tested ${atOnce} at a time: longest stall`,
    ratio: longest,
    limit: 50,
    unit: 'ms',
    detail: 'each lists 400 models',
  };
}

export async function measureCost(): Promise<readonly Ratio[]> {
  return [await measureOverhead(), await measureStall()];
}
