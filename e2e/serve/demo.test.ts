import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoKeys } from '../../build/demo/demo-providers.ts';
import { clientIds } from '../../shared/client-id.ts';
import type { CallName, Output } from '../../shared/contract.ts';
import { writtenState } from '../cli/home-state.ts';
import { openTerminal, putLiveFiles } from '../cli/terminal.ts';
import { announcementOf, call, hear, linesOf, openSession, type SessionHeaders } from './served.ts';
import { sourceProgram } from './source-program.ts';

const terminal = openTerminal();
const program = sourceProgram(terminal, 'build/demo/demo.ts');
let before: ReturnType<typeof writtenState>;
let child: ReturnType<typeof program.start>;
let served: { origin: string; token: string };
let session: SessionHeaders;

beforeAll(async () => {
  putLiveFiles(terminal);
  before = writtenState(terminal.home);
  // Of the person who starts it: none of it belongs into the demo.
  child = program.start(['--json'], { OPENAI_API_KEY: 'a-key-of-the-person', CODEX_HOME: terminal.path('.codex') });
  served = announcementOf(await linesOf(child, hear(child))());
  session = await openSession(served, served.token);
});

afterAll(() => {
  child.kill('SIGKILL');
  terminal.close();
  program.close();
});

async function value<Name extends CallName>(name: Name, input?: unknown): Promise<Output<Name>> {
  const reply = await call(served, session, name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.problem.code}`);
  return reply.value as Output<Name>;
}

it('is a home of its own, and says that it is a demo', async () => {
  const about = await value('app.about');
  expect(about.isDemo).toBe(true);
  expect(about.home.startsWith(program.temporaryFolder)).toBe(true);
  expect(about.dataFolder.startsWith(about.home)).toBe(true);
});

it('has all three clients, each with something to do', async () => {
  const clients = await value('clients.read');
  const { home } = await value('app.about');
  expect(clients.map(({ isFound, problem, liveFile }) => [isFound, problem, liveFile.startsWith(home)])).toEqual(
    clients.map(() => [true, undefined, true]),
  );
  expect(clients.map(({ current }) => current.kind)).toEqual(['ours', 'ours', 'foreign']);
  expect((await value('import.preview')).map(({ client, isKnown }) => [client, isKnown])).toEqual([
    ['codex', false],
    ['opencode', false],
    ['openclaw', false],
  ]);
  expect((await value('history.read', {})).length).toBeGreaterThan(1);
});

it('has a provider that works, one whose key is refused, and one that only chats', async () => {
  const kinds = await Promise.all(
    ['demo-healthy', 'demo-wrong-key', 'demo-chat-only'].map(
      async (provider) => (await value('tests.run', { provider })).kind,
    ),
  );
  expect(kinds).toEqual(['good', 'key-refused', 'wrong-format']);
});

it('switches every client, and takes it back', async () => {
  for (const client of clientIds) {
    const choice = client === 'codex' ? 'demo-wrong-key' : 'demo-healthy';
    const { receipt } = await value('switch.use', { client, choice });
    expect(receipt).toBeDefined();
    expect((await value('undo.use', { receipt })).receipt).toBeDefined();
  }
});

it('keeps keys in its own home, and leaves the keychain of the person alone', async () => {
  expect(await value('keychain.check')).toBeNull();
  const key = 'a-key-entered-in-the-demo';
  expect((await call(served, session, 'keys.set', { provider: 'openrouter', key, store: 'keychain' })).ok).toBe(true);
  const { home } = await value('app.about');
  const kept = readdirSync(join(home, '.demo-keychain')).filter((name) => name.startsWith('openrouter.'));
  expect(kept.map((name) => readFileSync(join(home, '.demo-keychain', name), 'utf8'))).toEqual([key]);
});

it('moves a plain-text key out of a live file', async () => {
  const plain = 'demo-plain-key-4711';
  await value('import.apply', { client: 'openclaw' });
  const [plan] = await value('import.planKeyMoves', { client: 'openclaw' });
  await value('plans.apply', { plan: plan?.plan });
  const { home } = await value('app.about');
  expect(readFileSync(join(home, '.openclaw', 'openclaw.json'), 'utf8')).not.toContain(plain);
});

it('tells no page the keys that it made up', async () => {
  const names = ['clients.read', 'providers.list', 'import.preview', 'settings.read'] as const;
  const replies = JSON.stringify(await Promise.all(names.map((name) => value(name))));
  for (const key of [...Object.values(demoKeys), 'a-key-of-the-person']) expect(replies).not.toContain(key);
});

it('uses no stand-in for a keychain in a home that it did not make', async () => {
  const other = openTerminal();
  const add = ['add', 'x', '--base-url', 'https://x.example/v1', '--key-stdin'];
  const options = { variables: { SWITCHYARD_DEMO: '1' }, input: 'a-key-of-the-person' };
  expect(await other.problem(add, options)).toMatchObject({
    code: 'keychain-of-demo',
    fix: expect.stringContaining('SWITCHYARD_DEMO'),
  });
  expect(JSON.stringify(writtenState(other.home))).not.toContain('a-key-of-the-person');
  other.close();
});

it('goes without a trace, and never wrote anything elsewhere', async () => {
  const { home } = await value('app.about');
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  expect(await closed).toBe(0);
  expect(existsSync(home)).toBe(false);
  expect(readdirSync(program.temporaryFolder).filter((name) => name.startsWith('switchyard-'))).toEqual([]);
  expect(writtenState(terminal.home)).toEqual(before);
});
