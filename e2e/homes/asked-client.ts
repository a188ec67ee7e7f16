import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processesIn } from '../clients/processes.ts';
import { findProgram, type ProgramName, putProgram } from '../clients/programs.ts';
import { clientVariables } from '../support/client-variables.ts';
import type { RecordedRequest } from '../support/loopback-provider.ts';
import { type Home, type Outcome, orderedUrl, ports, refuses, type Sent } from './home.ts';
import { startRecorder } from './recorder.ts';

/** How one real client is asked, and what in its requests is its own. */
export interface AskedClient {
  readonly program: ProgramName;
  readonly words: readonly string[];
  /** Headers that say something of the client, not of its configuration; in lower case. */
  readonly ownHeaders: RegExp;
  /** Fields of the body that the configuration decides. */
  bodyOf(request: RecordedRequest): Sent['body'];
  /** Of several prompts that it sent, the one that counts; titles are made by prompts as well. */
  isPrompt?(request: RecordedRequest): boolean;
}

/** Puts a home on a disk, with real ports in place of the sample's. */
export function writeHome(home: Home, folder: string, placed: (text: string) => string): void {
  const write = (path: string, text: string, mode = 0o600) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode });
  };
  for (const [path, text] of Object.entries(home.files)) write(path, placed(text));
  for (const [name, text] of Object.entries(home.programs)) {
    const script = text.startsWith('#!') ? text : `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`;
    write(`bin/${name}`, placed(script), 0o755);
  }
}

/** Asks the real client once in a throw-away home, offline. */
export async function askClient(client: AskedClient, home: Home): Promise<Outcome> {
  const program = findProgram(client.program);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-asked-')));
  const recorders = await Promise.all(ports.map(startRecorder));
  const toReal = (text: string) =>
    ports.reduce((now, port, at) => now.replaceAll(`:${port}`, `:${recorders[at]?.port}`), text);
  const toSample = (text: string) =>
    recorders.reduce((now, { port }, at) => now.replaceAll(`:${port}`, `:${ports[at]}`), text);
  const placed = (text: string) => toReal(text).replaceAll('$HOME', folder);
  for (const name of ['bin', 'tmp', 'work', '.cache', '.config', '.local/share', '.local/state', program.folder])
    mkdirSync(join(folder, name), { recursive: true });
  writeHome(home, folder, placed);
  putProgram(program, join(folder, 'bin'));
  const variables = Object.fromEntries(Object.entries(home.variables).map(([name, text]) => [name, placed(text)]));
  const { run, stop } = processesIn(join(folder, 'work'), {
    ...clientVariables(folder),
    ...program.variables,
    ...variables,
  });
  try {
    const ended = await run(client.program.replace(/-v\d$/, ''), [...program.words, ...client.words, 'say hi']);
    const all = recorders.flatMap(({ port, requests }) => requests.map((request) => ({ port, request })));
    const prompts = all.filter(({ request }) => request.method === 'POST' && (client.isPrompt?.(request) ?? true));
    const last = prompts.at(-1);
    if (!last) return refuses(`${ended.code} ${ended.stdout} ${ended.stderr}`.slice(0, 400));
    return { kind: 'sends', sent: sentIn(client, `http://127.0.0.1:${last.port}`, last.request, toSample) };
  } finally {
    await stop();
    await Promise.all(recorders.map((recorder) => recorder.stop()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function sentIn(
  client: AskedClient,
  origin: string,
  request: RecordedRequest,
  toSample: (text: string) => string,
): Sent {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    client.ownHeaders.test(name) || value === undefined ? [] : [[name, String(value)] as const],
  );
  const { model }: { readonly model?: unknown } = Object(request.body);
  return {
    url: orderedUrl(toSample(origin + request.path)),
    model: String(model),
    headers: Object.fromEntries(headers.sort(([a], [b]) => (a < b ? -1 : 1))),
    body: client.bodyOf(request),
  };
}
