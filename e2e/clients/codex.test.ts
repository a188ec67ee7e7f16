import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englishProblem } from '../support/english.ts';
import { keyOf } from '../support/loopback-provider.ts';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, expectNoKeys, type ProviderPair, startPair } from './provider-pair.ts';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

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

const isSession = (path: string): boolean => path.endsWith('.jsonl');

describe('the real Codex', () => {
  let home: ClientHome;
  let pair: ProviderPair;
  let before: Readonly<Record<string, string>>;
  const live = (name = 'config.toml') => home.path('.codex', name);
  const linesOf = (text: string) => text.split('\n');
  const sessions = () => readdirSync(live('sessions'), { recursive: true, encoding: 'utf8' }).filter(isSession);

  beforeAll(async () => {
    home = await enterHome('codex');
    pair = await startPair(home);
    writeFileSync(live(), config);
    writeFileSync(live('auth.json'), chatGptLogin(), { mode: 0o600 });
    before = home.snapshot();
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'responses' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a with the key from the keychain, and every other line of config.toml stays', async () => {
    await home.use('a');
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = linesOf(readFileSync(live(), 'utf8'));
    for (const line of linesOf(config).filter((one) => !one.startsWith('model '))) expect(now).toContain(line);
  });

  it('goes on with a session of a at b, with the key of b', async () => {
    const [session = ''] = sessions();
    const id = session.match(/[0-9a-f-]{36}(?=\.jsonl$)/)?.[0] ?? '';
    await home.use('b');
    expect(await home.ask('resume', id)).toBe('answer of b\n');
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
    expect(await home.ask('resume', '--last')).toBe('answer of b\n');
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
    expect(sessions()).toEqual([session]);
    expect(readFileSync(live(join('sessions', session)), 'utf8')).toMatch(/answer of a.*answer of b.*answer of b/s);
  });

  it('asks a again after undo', async () => {
    await home.switchyard(['undo', '--client', 'codex']);
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });

  it('starts no command that is not there, which status has foretold; repair names our launcher', async () => {
    const text = readFileSync(live(), 'utf8');
    const elsewhere = '/home/other/.local/share/switchyard/bin/switchyard-key';
    writeFileSync(live(), text.replace(/^command = ".*switchyard-key"$/m, `command = "${elsewhere}"`));
    const { value } = JSON.parse(await home.switchyard(['status', '--json']));
    const codex = value.clients.find(({ client }: { readonly client: string }) => client === 'codex');
    expect(codex.gaps).toEqual([expect.objectContaining({ kind: 'launcher', isFatal: true })]);
    const once = ['request_max_retries', 'stream_max_retries'].map((name) => `model_providers.switchyard.${name}=0`);
    await expect(home.ask(...once.flatMap((setting) => ['-c', setting]))).rejects.toThrow(/failed to start/);
    expect(new Set(pair.a.take().map(keyOf))).toEqual(new Set([undefined]));
    await home.switchyard(['repair', '--client', 'codex', '--yes']);
    expect(readFileSync(live(), 'utf8')).toBe(text);
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    await home.switchyard(['undo', '--client', 'codex']);
    await home.switchyard(['redo', '--client', 'codex']);
  });

  it('keeps a profile of b beside the choice of a', async () => {
    await home.use('b', '--profile', 'work');
    expect(await home.ask('--profile', 'work')).toBe('answer of b\n');
    expectAsked(home, pair, { which: 'b', wire: 'responses' });
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });

  it('goes back to the login with ChatGPT, whose file nobody touched', async () => {
    const { mtimeMs } = statSync(live('auth.json'));
    await home.use('official');
    const { stderr } = await home.run('codex', ['login', 'status']);
    expect(stderr).toBe('Logged in using ChatGPT\n');
    const now = readFileSync(live(), 'utf8');
    for (const line of linesOf(config)) expect(linesOf(now)).toContain(line);
    expect(now).not.toMatch(/^model_provider\b/m);
    // Sessions refer to it.
    expect(now).toContain('[model_providers.switchyard]');
    expect(home.snapshot()['.codex/auth.json']).toBe(before['.codex/auth.json']);
    expect(statSync(live('auth.json')).mtimeMs).toBe(mtimeMs);
  });

  it('S8 takes no key along to another host: refused, and the live file still asks a', async () => {
    await home.use('a');
    await home.switchyard(['edit', 'a', '--base-url', pair.b.baseUrl]);
    const text = readFileSync(live(), 'utf8');
    expect(await home.refused(['use', 'a', '--client', 'codex'])).toMatchObject({ code: 'key-origin-changed' });
    expect(readFileSync(live(), 'utf8')).toBe(text);
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    await home.switchyard(['edit', 'a', '--base-url', pair.a.baseUrl]);
  });

  it('has no key to send once the Secret Service is locked', async () => {
    home.keychain.lock();
    const once = ['request_max_retries', 'stream_max_retries'].map((name) => `model_providers.switchyard.${name}=0`);
    const asked = home.ask(...once.flatMap((setting) => ['-c', setting]));
    await expect(asked).rejects.toThrow('The keychain is locked.');
    home.keychain.unlock();
    expect(new Set(pair.a.take().map(keyOf))).toEqual(new Set([undefined]));
  });

  it('S1 leaves the keys in no file, argument or environment', () => expectNoKeys(home));

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(home.snapshot()).toEqual(before);
    expectNoKeys(home);
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
    home = await enterHome('codex');
    pair = await startPair(home);
    writeFileSync(live(), broken);
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('refuses a file that Codex itself refuses, and writes nothing', async () => {
    const before = home.snapshot();
    const problem = await home.refused(['use', 'a', '--client', 'codex']);
    expect(problem).toMatchObject({ code: 'codex.file-refused' });
    expect(englishProblem(problem).fix).toContain('switchyard repair');
    expect(home.snapshot()).toEqual(before);
  });

  it('works after repair', async () => {
    await home.switchyard(['repair', '--client', 'codex', '--yes']);
    await home.use('a');
    expect(await home.ask()).toBe('answer of a\n');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
  });

  it('gives back by undo, redo and restore what Codex refuses, and says so', async () => {
    const said = 'Codex itself refuses what came back';
    const say = (...args: readonly string[]) => home.run(process.execPath, [cli, ...args]);
    const refused = { code: 3, stdout: expect.stringContaining(said) };
    await home.switchyard(['undo', '--client', 'codex']);
    expect(await say('undo', '--client', 'codex')).toMatchObject(refused);
    expect(readFileSync(live(), 'utf8')).toBe(broken);
    expect(await home.switchyard(['redo', '--client', 'codex'])).not.toContain(said);
    expect(readFileSync(live(), 'utf8')).not.toBe(broken);
    const { value } = JSON.parse(await home.switchyard(['history', '--json']));
    expect(await say('restore', value.at(-1).id)).toMatchObject(refused);
    expect(readFileSync(live(), 'utf8')).toBe(broken);
  });
});
