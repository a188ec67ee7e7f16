import { afterEach, expect, it } from 'vitest';
import { openSession } from '../../e2e/serve/served.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { loadWords } from '../words.ts';
import type { PageFiles } from './page-files.ts';
import { type RunningServer, type ServeOptions, startServer } from './server.ts';

const planted = 'planted-0123456789';
let running: RunningServer[] = [];

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});

/** A page whose packing fails. */
const page = new Map([
  ['/', { type: 'text/html', cache: 'no-store', bytes: Buffer.from(''), packed: () => Promise.reject(surprise()) }],
]) satisfies PageFiles;

function surprise(): Error {
  return new TypeError(`it held ${planted}\n    at ${planted}`);
}

async function serve(options: Partial<ServeOptions>) {
  const lines: string[] = [];
  const server = await startServer({
    app: { answer: () => Promise.reject(surprise()) },
    page,
    port: 0,
    look: async () => ({ theme: 'system', language: 'en' }),
    isRemote: true,
    log: (line) => void lines.push(line),
    ...options,
  });
  running.push(server);
  const [origin = '', token = ''] = server.newAddress().split('/#');
  return { origin, token, lines };
}

type Started = Awaited<ReturnType<typeof serve>>;

const surprises: readonly [string, string, Partial<ServeOptions>, (started: Started) => Promise<Response>][] = [
  [
    'a call that breaks its promise never to throw',
    'app.about',
    {},
    async ({ origin, token }) => {
      const headers = { 'content-type': 'application/json', ...(await openSession({ origin }, token)) };
      return fetch(`${origin}/api/app.about`, { method: 'POST', headers, body: JSON.stringify(planted) });
    },
  ],
  ['a page that can not be packed', 'a request', {}, ({ origin }) => fetch(`${origin}/`)],
  [
    'a call that nobody knows',
    'a request',
    {},
    async ({ origin, token }) => {
      const headers = { 'content-type': 'application/json', ...(await openSession({ origin }, token)) };
      return fetch(`${origin}/api/${planted}`, { method: 'POST', headers, body: '' });
    },
  ],
];

it.each(surprises)('a surprise is one line in the log and a problem: %s', async (_, name, options, ask) => {
  const started = await serve(options);
  const response = await ask(started);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toMatch(/Something unexpected happened\.|unexpected-in-server/);
  expect(started.lines).toEqual([expect.stringMatching(new RegExp(`^${name}: TypeError at .*server\\.test\\.ts`))]);
  expect(text + started.lines).not.toMatch(/planted|\n.*\n.*\n/);
});

it('a surprise of the one who listens to it leaves the session good, and the server alive', async () => {
  const started = await serve({
    app: { answer: async () => ({ ok: true, value: null }) },
    onSession: () => {
      throw surprise();
    },
    onRefusal: () => {
      throw surprise();
    },
  });
  const session = await openSession(started, started.token);
  expect(started.lines).toHaveLength(1);
  const headers = { 'content-type': 'application/json', ...session };
  expect((await fetch(`${started.origin}/nothing`)).status).toBe(404);
  expect((await fetch(`${started.origin}/api/x`, { method: 'POST', headers, body: '' })).status).toBe(200);
});

it.each(['en', 'fr', 'ja', 'zh-CN'] as const)(
  'a browser whose person reads %s is told in that language',
  async (language) => {
    const problems: Problem[] = [];
    const { origin } = await serve({ onRefusal: (problem) => problems.push(problem) });
    const response = await fetch(`${origin}/nothing`, { headers: { 'accept-language': `${language};q=0.9,en;q=0.1` } });
    const [problem] = problems;
    if (!problem) throw new Error('nothing was refused');
    const { cause, fix } = problemText(problem, await loadWords(language));
    expect([response.status, await response.text()]).toEqual([404, `${cause}\n${fix}\n`]);
  },
);

it('does not take one who went away in the middle of a body for a surprise', async () => {
  const { origin, lines } = await serve({ isRemote: false });
  const leaving = new AbortController();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body, duplex: 'half', signal: leaving.signal } as RequestInit;
  const left = expect(fetch(`${origin}/session`, init)).rejects.toThrow();
  await fetch(`${origin}/`);
  leaving.abort();
  await left;
  await fetch(`${origin}/`);
  expect(lines).toEqual([]);
});

it('says one more thing of a log that fails: nothing, and stays', async () => {
  const { origin } = await serve({
    log: () => {
      throw surprise();
    },
  });
  await expect(fetch(`${origin}/`)).resolves.toHaveProperty('status', 500);
  expect((await fetch(`${origin}/`, { headers: { 'accept-encoding': 'identity' } })).status).toBe(200);
});
