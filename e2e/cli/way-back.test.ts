import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../core/switching/undo/history.ts';
import { liveFiles } from '../support/client-samples.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { contentState, writtenState } from './home-state.ts';
import { clearKeychain, openTerminal, putLiveFiles, type Terminal } from './terminal.ts';

let service: SecretService;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());
beforeEach(async () => {
  terminal = openTerminal(service);
  putLiveFiles(terminal);
  for (const id of ['a', 'b']) await add(id);
});
afterEach(() => {
  clearKeychain(service);
  terminal.close();
});

async function add(id: string): Promise<void> {
  const address = `https://${id}.example/v1`;
  await terminal.done(['add', id, '--base-url', address, '--model', `model-${id}`, '--key-stdin'], {
    input: `sk-of-${id}-0123456789`,
  });
}

const codex = (...args: string[]) => terminal.done([...args, '--client', 'codex']);
const history = () => terminal.value<HistoryEntry[]>(['history']);
const config = () => terminal.read(liveFiles.codex);

function clientFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(contentState(terminal.home)).filter(([path]) => !path.startsWith('.local')));
}

describe('undo, history, restore', () => {
  it('C2 undo goes back step by step to the very first bytes, and then says that there is nothing left', async () => {
    const before = config();
    await codex('use', 'a');
    const withA = config();
    await codex('use', 'b');
    expect(await codex('undo')).toMatch(/\nUndone: Codex uses b · model-b\n/);
    expect(config()).toBe(withA);
    expect(await codex('undo')).toContain('↻ Running chats keep the old provider; start a new chat.');
    expect(config()).toBe(before);
    expect((await terminal.problem(['undo'])).code).toBe('nothing-to-undo');
  });

  it('shows what undo and restore would do, and writes nothing with --dry-run', async () => {
    await codex('use', 'a');
    const [act] = await history();
    const before = writtenState(terminal.home);
    for (const args of [['undo'], ['restore', act?.id ?? '']])
      expect(await terminal.done([...args, '--dry-run'])).toMatch(/-model_provider = "switchyard".*\(--dry-run\)/s);
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('passes over what is no entry, and names it when the whole history is checked', async () => {
    await codex('use', 'a');
    expect(await terminal.done(['history', '--check'])).toBe('Every entry of the history can be read.\n');
    const log = '.local/share/switchyard/history/codex.jsonl';
    terminal.write(log, `what is this\n${terminal.read(log)}{"torn`);
    expect(await history()).toHaveLength(1);
    const { code, stdout } = await terminal.run(['history', '--check', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).value).toMatchObject([{ code: 'history-line-unreadable', where: { line: 1 } }]);
    await codex('undo');
    expect(await history()).toHaveLength(2);
  });

  it('undoes one client and leaves the others', async () => {
    const before = config();
    await terminal.done(['use', 'a', '--client', 'all']);
    const opencode = terminal.read(liveFiles.opencode);
    await codex('undo');
    expect(config()).toBe(before);
    expect(terminal.read(liveFiles.opencode)).toBe(opencode);
  });

  it('restores over several acts at once, by the beginning of an id, and lists it all newest first', async () => {
    const before = config();
    for (const id of ['a', 'b', 'a']) await codex('use', id);
    const acts = await history();
    expect(acts.map(({ summary }) => summary)).toEqual(['a', 'b', 'a'].map((id) => `Codex uses ${id} · model-${id}`));
    expect(acts.map(({ id }) => id)).toEqual(
      acts
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect((await terminal.problem(['restore', '20'])).message).toBe('"20" stands for several acts.');
    await terminal.done(['restore', acts[2]?.id ?? '']);
    expect(config()).toBe(before);
    expect(await terminal.done(['history'])).toMatch(
      /^\d{8}T\d{9}-[0-9a-f]{8} {2}2\d{3}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d {2}\S+ +Back to before: /,
    );
  });

  it('C11 keeps what the client wrote meanwhile: other keys, and keys of ours', async () => {
    await codex('use', 'a');
    terminal.write(liveFiles.codex, `${config()}\n[projects."/w"]\ntrust_level = "trusted" # by codex\n`);
    terminal.write(liveFiles.codex, config().replace('model = "model-a"', 'model = "chosen-in-codex"'));
    const undone = await codex('undo');
    expect(undone).toMatch(/· model in \S+config\.toml was changed since, and is left as it is\.\n/);
    expect(config()).toBe(
      '# my own\nmodel = "chosen-in-codex"\napproval_policy = "on-request"\n\n[features]\nx = true # keep\n\n' +
        '[projects."/w"]\ntrust_level = "trusted" # by codex\n',
    );
  });

  it('S9 leaves the key of an address that was changed by hand where it is, and says so in one line', async () => {
    await codex('use', 'a');
    await codex('use', 'b');
    terminal.write(liveFiles.codex, config().replace('https://b.example', 'https://by-hand.example'));
    const undone = await codex('undo');
    expect(config()).toMatch(/base_url = "https:\/\/by-hand\.example\/v1"\n\n.*\n.*\nargs = \["print", "b#/);
    expect(undone.match(/changed since/g)).toHaveLength(1);
    expect(undone).toMatch(
      /base_url in \S+ was changed since, and is left as it is, with the key and all .* beside it\.\n/,
    );
  });

  it('C11 a login that came after the switch is not touched by undo or restore', async () => {
    await codex('use', 'a');
    const auth = terminal.write('.codex/auth.json', '{"tokens":{"id_token":"newer"}}');
    await codex('use', 'b');
    await terminal.done(['restore', (await history()).at(-1)?.id ?? '']);
    expect(readFileSync(auth, 'utf8')).toBe('{"tokens":{"id_token":"newer"}}');
  });
});

describe('import and repair', () => {
  const plain = 'sk-plain-text-key-998877';
  const relay = `model_provider = "relay"\nmodel = "gpt-x"\n\n[model_providers.relay] # mine\nname = "Relay"\nbase_url = "https://relay.example/v1"\nexperimental_bearer_token = "${plain}"\n`;

  it('shows what it found and writes nothing with --dry-run', async () => {
    terminal.write(liveFiles.codex, relay);
    const before = writtenState(terminal.home);
    const stdout = await codex('import', '--move-keys', '--dry-run');
    expect(stdout).toMatch(/^codex {2}relay {2}new: relay {2}key in PLAIN TEXT \(…8877\)/);
    expect(stdout).not.toContain(plain);
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('leaves the keys where they are until it is told to move them, and asks first', async () => {
    terminal.write(liveFiles.codex, relay);
    expect(await codex('import')).toContain('switchyard import --move-keys');
    expect((await terminal.problem(['import', '--client', 'codex', '--move-keys'])).code).toBe('terminal.no-key-moved');
    expect(config()).toBe(relay);
    expect(await terminal.done(['status'])).toContain('The key of relay stands in plain text in ~/.codex/config.toml.');
  });

  it('S1 moves a plain-text key to the keychain: the live file gets the helper instead, and nothing else changes', async () => {
    terminal.write(liveFiles.codex, relay);
    const stdout = await codex('import', '--move-keys', '--yes');
    expect(stdout).toContain('Codex: the key of Relay moved to the keychain');
    expect(stdout).not.toContain(plain);
    expect(config()).not.toContain(plain);
    expect(config()).toContain('[model_providers.relay.auth]');
    expect((await terminal.run(['key', 'print', 'relay'])).stdout).toBe(`${plain}\n`);
    // A backup is a byte copy of what the person had; no other file of ours may hold the key.
    const holding = Object.entries(contentState(terminal.home)).filter(([, content]) => content.includes(plain));
    expect(holding.map(([path]) => path).filter((path) => !path.includes('/backups/'))).toEqual([]);
    expect(await codex('undo')).not.toContain(plain);
    expect(config()).toBe(relay);
  });

  it('C11 S1 puts a moved key back beside what was written since, though no history names it', async () => {
    terminal.write(liveFiles.codex, relay);
    await codex('import', '--move-keys', '--yes');
    terminal.write(liveFiles.codex, `# since\n${config()}`);
    await codex('undo');
    expect(config()).toContain(`experimental_bearer_token = "${plain}"`);
    expect(config()).toMatch(/^# since\n/);
    expect(config()).not.toContain('[model_providers.relay.auth]');
    expect(JSON.stringify(await history())).not.toContain(plain);
  });

  it('A keeps the key that is stored where an entry has another one: that is another account', async () => {
    terminal.write(liveFiles.codex, relay);
    await codex('import', '--move-keys', '--yes');
    const other = relay.replace(plain, 'sk-quite-another-key-1122');
    terminal.write(liveFiles.codex, other);
    const args = ['import', '--client', 'codex', '--move-keys', '--yes'];
    await terminal.done(args);
    expect(config()).not.toContain('sk-quite-another-key-1122');
    expect((await terminal.run(['key', 'print', 'relay'])).stdout).toBe(`${plain}\n`);
    expect((await terminal.run(['key', 'print', 'relay-2'])).stdout).toBe('sk-quite-another-key-1122\n');
  });

  it('shows a repair, makes it when told to, and undoes it', async () => {
    const legacy = 'profile = "old"\nmodel = "gpt-5.5" # mine\n';
    terminal.write(liveFiles.codex, legacy);
    expect(await terminal.done(['status'])).toContain('switchyard repair --client codex');
    const before = writtenState(terminal.home);
    expect(await codex('repair', '--dry-run')).toContain('-profile = "old"');
    expect((await terminal.problem(['repair', '--client', 'codex'])).code).toBe('terminal.nothing-repaired');
    expect(writtenState(terminal.home)).toEqual(before);
    await codex('repair', '--yes');
    expect(config()).toBe('model = "gpt-5.5" # mine\n');
    expect(await codex('repair', '--yes')).toContain('Nothing needs repair.');
    // What stopped Codex is back with the rest.
    expect((await terminal.run(['undo', '--client', 'codex'])).code).toBe(3);
    expect(config()).toBe(legacy);
  });
});

describe('leave', () => {
  it('C15 puts the whole home back to what it was, and deletes every key', async () => {
    const before = clientFiles();
    await terminal.done(['use', 'a', '--client', 'all']);
    await codex('use', 'b');
    await codex('use', 'official');
    await terminal.done(['use', 'b', '--client', 'opencode']);
    expect(await terminal.done(['leave', '--yes'])).toMatch(/Every trace is removed\. .*\n$/);
    expect(clientFiles()).toEqual(before);
    expect(existsSync(terminal.path('.local', 'share', 'switchyard'))).toBe(false);
    for (const id of ['a', 'b']) expect((await terminal.run(['key', 'print', id])).code).toBe(1);
  });

  it('C15 keeps what was written since by others', async () => {
    await terminal.done(['use', 'a', '--client', 'all']);
    const mine = '\n[projects."/w"]\ntrust_level = "trusted"\n';
    const before = config();
    terminal.write(liveFiles.codex, `${before}${mine}`);
    await terminal.done(['leave', '--yes']);
    expect(config()).toBe(
      `# my own\nmodel = "gpt-5.5"\napproval_policy = "on-request"\n\n[features]\nx = true # keep\n${mine}`,
    );
  });

  it('removes nothing when nobody can be asked, and nothing with --dry-run', async () => {
    await terminal.done(['use', 'a', '--client', 'all']);
    const before = writtenState(terminal.home);
    expect((await terminal.problem(['leave'])).code).toBe('terminal.nothing-removed');
    const refused = await terminal.run(['leave'], { input: 'y\n' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe('Nothing was removed.\n  Say yes when asked, or --yes.\n');
    await terminal.done(['leave', '--dry-run']);
    expect(writtenState(terminal.home)).toEqual(before);
    expect((await terminal.run(['key', 'print', 'a'])).code).toBe(0);
  });
});
