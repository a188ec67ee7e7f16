import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../support/loopback-provider.ts';
import { type ClientHome, type Ended, enterHome } from './client-home.ts';
import { addProvider, expectAsked, type ProviderPair, startPair } from './provider-pair.ts';
import { filesHolding, snapshot } from './witness.ts';

/** A configuration as people have it: comments, odd spacing, a provider of their own, other tools. */
const config = `# my settings
model   = "gpt-5.5"     # the big one
approval_policy = "on-request"

[model_providers.mine]
name = "Mine"   # keep
base_url = "http://127.0.0.1:9/v1"
env_key = "MINE_KEY"

[mcp_servers.docs]
command = "true"

[tui]
notifications = false
# the end`;

/** What Codex keeps for itself, as beginnings of paths; all else of the home is compared before and after. */
const codexData = [
  ...['.sandbox_migration', 'installation_id', 'models_cache.json', 'sessions', 'shell_snapshots', 'skills', 'tmp'],
  ...['goals_1', 'logs_2', 'memories_1', 'queue_1', 'state_5', 'thread_history_1', 'thread-writer-locks'],
].map((name) => `.codex/${name}`);

/** A login with ChatGPT, made by hand: the form Codex writes, with unsigned tokens that nobody accepts. */
function chatGptLogin(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part({
    email: 'person@example.com',
    exp: 4_102_444_800,
    'https://api.openai.com/auth': { chatgpt_account_id: 'acct-1', chatgpt_plan_type: 'plus', chatgpt_user_id: 'u-1' },
  })}.x`;
  const tokens = { id_token: token, access_token: token, refresh_token: 'refresh-1', account_id: 'acct-1' };
  const login = { auth_mode: 'chatgpt', OPENAI_API_KEY: null, tokens, last_refresh: new Date().toISOString() };
  return `${JSON.stringify(login, null, 2)}\n`;
}

describe('the real Codex', () => {
  let home: ClientHome;
  let pair: ProviderPair;
  let before: Readonly<Record<string, string>>;
  let session: string;
  const live = (name = 'config.toml') => home.path('.codex', name);
  const exec = (...words: readonly string[]): Promise<Ended> =>
    home.run('codex', ['exec', '--skip-git-repo-check', ...words]);

  beforeAll(async () => {
    home = await enterHome(['codex']);
    pair = await startPair(home);
    writeFileSync(live(), config);
    writeFileSync(live('auth.json'), chatGptLogin(), { mode: 0o600 });
    before = snapshot(home.folder, codexData);
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'responses' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a with the key from the keychain, and every other line of config.toml stays', async () => {
    await home.switchyard(['use', 'a', '--client', 'codex']);
    const { code, stdout, stderr } = await exec('say hi');
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: 'answer of a\n' });
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    session = stderr.match(/session id: (\S+)/)?.[1] ?? '';
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of config.split('\n').filter((one) => !one.startsWith('model '))) expect(now).toContain(line);
  });

  it('goes on with a session of a at b, with the key of b', async () => {
    await home.switchyard(['use', 'b', '--client', 'codex']);
    const resumed = await exec('resume', session, 'and now?');
    expect({ code: resumed.code, stdout: resumed.stdout }, resumed.stderr).toEqual({
      code: 0,
      stdout: 'answer of b\n',
    });
    expect(resumed.stderr).toContain(session);
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
    const last = await exec('resume', '--last', 'and then?');
    expect(last.stderr).toContain(session);
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
  });

  it('asks a again after undo', async () => {
    await home.switchyard(['undo', '--client', 'codex']);
    expect((await exec('say hi')).stdout).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });

  it('keeps a profile of b beside the choice of a', async () => {
    await home.switchyard(['use', 'b', '--client', 'codex', '--profile', 'work']);
    expect((await exec('--profile', 'work', 'say hi')).stdout).toBe('answer of b\n');
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
    expect((await exec('say hi')).stdout).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });

  it('goes back to the login with ChatGPT, whose file nobody touched', async () => {
    const login = { bytes: before['.codex/auth.json'], mtimeMs: statSync(live('auth.json')).mtimeMs };
    await home.switchyard(['use', 'official', '--client', 'codex']);
    expect(await home.run('codex', ['login', 'status'])).toMatchObject({
      code: 0,
      stderr: 'Logged in using ChatGPT\n',
    });
    const now = readFileSync(live(), 'utf8');
    for (const line of config.split('\n')) expect(now.split('\n')).toContain(line);
    expect(now).not.toMatch(/^model_provider\b/m);
    expect(now).toContain('[model_providers.switchyard]');
    expect(snapshot(home.folder, codexData)['.codex/auth.json']).toBe(login.bytes);
    expect(statSync(live('auth.json')).mtimeMs).toBe(login.mtimeMs);
  });

  it('has no key to send once the Secret Service is locked', async () => {
    await home.switchyard(['use', 'a', '--client', 'codex']);
    home.keychain.lock();
    const once = ['request_max_retries', 'stream_max_retries'].map((name) => `model_providers.switchyard.${name}=0`);
    const { code, stderr } = await exec(...once.flatMap((setting) => ['-c', setting]), 'say hi');
    home.keychain.unlock();
    expect({ code, said: stderr.includes('The keychain is locked.') }).toEqual({ code: 1, said: true });
    expect(new Set(pair.a.take().map(keyOf))).toEqual(new Set([undefined]));
  });

  it('S1 leaves the keys in no file, argument or environment', () => {
    const { a, b } = home.keys;
    expect(filesHolding(home.folder, [a, b])).toEqual([]);
    expect(filesHolding(home.keychain.folder, [a, b])).toEqual([]);
    expect(home.leaks).toEqual([]);
    expect([...home.watched].join('\n')).toContain(home.path('bin', 'codex'));
  });

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(snapshot(home.folder, codexData)).toEqual(before);
    expect(filesHolding(home.folder, [home.keys.a, home.keys.b])).toEqual([]);
  });
});

describe('the real Codex with a configuration that stops it', () => {
  const broken = `${config}

[model_providers.old]
name = "Old relay"
base_url = "http://127.0.0.1:9/v1"
wire_api = "chat"
`;
  let home: ClientHome;
  let pair: ProviderPair;
  const live = () => home.path('.codex', 'config.toml');

  beforeAll(async () => {
    home = await enterHome(['codex']);
    pair = await startPair(home);
    writeFileSync(live(), broken);
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('refuses a file that Codex itself refuses, and writes nothing', async () => {
    const before = snapshot(home.path('.codex'));
    const problem = await home.refused(['use', 'a', '--client', 'codex']);
    expect(problem).toMatchObject({ code: 'client-refuses' });
    expect(problem.fix).toContain('switchyard repair');
    expect(snapshot(home.path('.codex'))).toEqual(before);
  });

  it('works after repair', async () => {
    await home.switchyard(['repair', '--client', 'codex', '--yes']);
    await home.switchyard(['use', 'a', '--client', 'codex']);
    expect((await home.run('codex', ['exec', '--skip-git-repo-check', 'say hi'])).stdout).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });
});
