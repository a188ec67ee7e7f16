import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoggedTest } from '../../shared/request-log.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const key = "sk-it's a $HARD `one` 4711";

let terminal: Terminal;
let provider: LoopbackProvider;
beforeEach(async () => {
  terminal = openTerminal();
  provider = await startProvider({ reply: 'hello', requireKey: key });
  const args = ['add', 'acme', '--base-url', provider.baseUrl, '--wire', 'responses', '--model', 'other'];
  await terminal.done([...args, '--key-stdin', '--key-store', 'file'], { input: key });
});
afterEach(async () => {
  await provider.stop();
  terminal.close();
});

/** What a person would paste into a shell, with the key in the variable that stands for it. */
function runInShell(command: string): Promise<string> {
  const child = spawn('sh', ['-c', command], { env: { PATH: process.env.PATH, API_KEY: key, NO_PROXY: '*' } });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += String(piece);
  });
  return new Promise((resolve) => child.on('close', () => resolve(said)));
}

describe('switchyard requests', () => {
  it('keeps what the last tests asked and were told, without the key', async () => {
    await terminal.run(['test', 'acme']);
    const [last]: LoggedTest[] = await terminal.value(['requests']);
    expect(last).toMatchObject({ provider: 'acme', kind: 'model-unlisted' });
    expect(last?.exchanges.map(({ method, status }) => [method, status])).toEqual([
      ['GET', 200],
      ['POST', 200],
    ]);
    const file = join(terminal.home, '.local/share/switchyard/requests.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const text of [
      terminal.read('.local/share/switchyard/requests.json'),
      await terminal.done(['requests', 'acme']),
    ])
      for (const part of [key, key.slice(3), encodeURIComponent(key)]) expect(text).not.toContain(part);
    expect(await terminal.done(['requests'])).toMatch(
      /^[0-9a-f]{8} {2}\d{4}-.* acme {2}model not in its list {2}2 requests\n$/,
    );
  });

  it('--curl asks the very same again, with the key from API_KEY', async () => {
    await terminal.run(['test', 'acme']);
    const sent = provider.take();
    const text = await terminal.done(['requests', 'acme', '--curl']);
    for (const command of text.trim().split('\n\n')) await runInShell(command);
    const again = provider.take();
    const asked = ({ method, path, headers, body }: (typeof sent)[number]) => ({
      ...{ method, path, body },
      headers: Object.fromEntries(
        ['authorization', 'accept', 'content-type', 'user-agent', 'originator'].map((name) => [name, headers[name]]),
      ),
    });
    // Codex' own id of a session has no meaning for another one, and looks like a secret.
    const withoutSession = (value: unknown) => JSON.stringify(value).replace(/"prompt_cache_key":"[^"]*"/, '');
    expect(again.map((one) => withoutSession(asked(one)))).toEqual(sent.map((one) => withoutSession(asked(one))));
    expect(again.length).toBe(2);
  });

  it('--save writes a report, and never over another file', async () => {
    await terminal.run(['test', 'acme']);
    const file = join(terminal.home, 'report.txt');
    expect(await terminal.done(['requests', 'acme', '--save', file])).toBe(`Saved to ${file}\n`);
    const text = terminal.read('report.txt');
    expect(text).toContain('Test of acme, ');
    expect(text).toContain('-> 200 · ');
    expect(text).not.toContain(key.slice(3));
    expect((await terminal.problem(['requests', 'acme', '--save', file])).code).toBe('report-not-written');
    expect((await terminal.problem(['requests', 'nobody'])).code).toBe('request-unknown');
  });

  it('forgets what is older than 50 tests', async () => {
    provider.behave({ kind: 'fails', status: 500 });
    const file = '.local/share/switchyard/requests.json';
    await terminal.run(['test', 'acme']);
    const { tests, ...rest }: { tests: LoggedTest[] } = JSON.parse(terminal.read(file));
    const many = Array.from({ length: 50 }, (_, index) => ({ ...tests[0], id: String(index).padStart(8, '0') }));
    terminal.write(file, JSON.stringify({ ...rest, tests: many }));
    await terminal.run(['test', 'acme']);
    const now: LoggedTest[] = await terminal.value(['requests']);
    expect(now.map(({ id }) => id)).toEqual([now[0]?.id, ...many.slice(0, 49).map(({ id }) => id)]);
  });
});
