import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActValue } from '../../cli/act-value.ts';
import { clientIds } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { liveFiles } from '../support/client-samples.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { contentState, writtenState } from './home-state.ts';
import { clearKeychain, openTerminal, putLiveFiles, putProgram, type Terminal } from './terminal.ts';

const key = 'sk-entered-by-hand-4711';

let service: SecretService;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());
beforeEach(() => {
  terminal = openTerminal(service);
});
afterEach(() => {
  clearKeychain(service);
  terminal.close();
});

function addAcme(): Promise<string> {
  return terminal.done(
    ['add', 'acme', '--base-url', 'https://api.acme.example/v1', '--wire', 'responses', '--model', 'm1', '--key-stdin'],
    { input: `${key}\n` },
  );
}

async function statusOf(client: string): Promise<ClientView> {
  const { clients } = await terminal.value<{ clients: ClientView[] }>(['status']);
  const found = clients.find((one) => one.client === client);
  if (!found) throw new Error(`no status of ${client}`);
  return found;
}

describe('add, list, show, edit, remove', () => {
  it('adds a known provider with nothing but a key, which only the keychain and the helper then know', async () => {
    const stdout = await terminal.done(['add', 'openrouter', '--key-stdin'], { input: `  ${key}\r\n` });
    expect(stdout).toBe('Added OpenRouter. Switch to it with: switchyard use openrouter --client codex\n');
    expect(await terminal.value(['show', 'openrouter'])).toMatchObject({
      provider: { preset: 'openrouter', endpoints: { responses: 'https://openrouter.ai/api/v1' } },
      key: 'keychain',
      keyHint: '4711',
    });
    expect(await terminal.run(['key', 'print', 'openrouter'])).toEqual({ code: 0, stdout: `${key}\n`, stderr: '' });
    expect(JSON.stringify(contentState(terminal.home))).not.toContain(key);
  });

  it('takes a key out of what was pasted along, and says so on stderr', async () => {
    const add = ['add', 'pasted', '--base-url', 'https://pasted.example/v1', '--model', 'm', '--key-stdin'];
    const { code, stderr } = await terminal.run(add, { input: `export PASTED_API_KEY="${key}"\n` });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: [
        'Mended: what stood around the key was left out: export PASTED_API_KEY.',
        'Mended: what stood around the key was left out: quotes.',
        '',
      ].join('\n'),
    });
    expect(await terminal.done(['key', 'print', 'pasted'])).toBe(`${key}\n`);
    const set = await terminal.run(['key', 'set', 'pasted', '--key-stdin'], { input: `Bearer ${key}` });
    expect(set.stderr).toBe('Mended: what stood around the key was left out: Bearer.\n');
    expect(await terminal.done(['key', 'print', 'pasted'])).toBe(`${key}\n`);
  });

  it('takes the addresses of a preset for a wrong path at its host, and says so on stderr', async () => {
    const { stderr } = await terminal.run([
      'add',
      'zen',
      '--base-url',
      'https://zenmux.ai',
      '--no-key',
      '--model',
      'm',
    ]);
    expect(stderr).toBe('Base URL: the addresses known of ZenMux were taken: https://zenmux.ai/api/v1.\n');
    expect(await terminal.value(['show', 'zen'])).toMatchObject({
      provider: { endpoints: { responses: 'https://zenmux.ai/api/v1', chat: 'https://zenmux.ai/api/v1' } },
    });
  });

  it('cleans a pasted endpoint, says what it changed on stderr, and takes the wire from it', async () => {
    const { code, stderr } = await terminal.run([
      ...['add', 'relay', '--base-url', 'api.relay.example/v1/chat/completions/?tenant=7', '--no-key', '--model', 'm'],
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: [
        'Base URL: https:// was put in front.',
        'Base URL: the query was set apart as query parameters.',
        'Base URL: /chat/completions was cut off: clients append it themselves.',
        '',
      ].join('\n'),
    });
    expect(await terminal.value(['show', 'relay'])).toMatchObject({
      provider: {
        endpoints: { chat: 'https://api.relay.example/v1' },
        wire: 'chat',
        queryParams: { tenant: '7' },
      },
      key: 'not-needed',
    });
  });

  it('keeps headers, query parameters and the name of a variable', async () => {
    const stdout = await terminal.done([
      ...['add', 'team', '--name', 'My Team', '--base-url', 'https://team.example', '--env', 'TEAM_KEY'],
      ...['--header', 'X-Team=a=b', '--header', 'X-Mode=fast', '--query', 'api-version=2026-01-01'],
    ]);
    expect(stdout).toContain('Added My Team.');
    expect(await terminal.value(['show', 'team'])).toMatchObject({
      provider: {
        name: 'My Team',
        headers: { 'X-Team': 'a=b', 'X-Mode': 'fast' },
        queryParams: { 'api-version': '2026-01-01' },
        env: 'TEAM_KEY',
      },
      key: 'env',
    });
    expect(await terminal.done(['list'])).toMatch(/key from \$TEAM_KEY\n$/);
  });

  it('names a client that can use what was added', async () => {
    const args = ['add', 'chatty', '--base-url', 'https://c.example', '--wire', 'chat', '--no-key'];
    expect(await terminal.done(args)).toMatch(/use chatty --client opencode\n$/);
  });

  it('lists one line for each provider, and says how to begin while there is none', async () => {
    expect(await terminal.done(['list'])).toContain('switchyard add openrouter');
    await addAcme();
    expect(await terminal.done(['list'])).toBe('acme  api.acme.example  responses  m1  key in keychain\n');
  });

  it('S8 edits one field, and asks for the key again only when the origin is another', async () => {
    await addAcme();
    expect(await terminal.done(['edit', 'acme', '--base-url', 'https://api.acme.example/v2'])).toBe('Changed acme.\n');
    expect(await terminal.value(['show', 'acme'])).toMatchObject({ provider: { model: 'm1' }, key: 'keychain' });
    const moved = await terminal.done(['edit', 'acme', '--base-url', 'https://acme.other/v1']);
    expect(moved).toContain('switchyard key set acme');
    expect(await terminal.value(['show', 'acme'])).toMatchObject({ key: 'elsewhere' });
    putLiveFiles(terminal);
    const refusal = await terminal.problem(['use', 'acme', '--client', 'codex']);
    expect(refusal.code).toBe('key-origin-changed');
  });

  it('C13 writes nothing when an edit changes nothing', async () => {
    await addAcme();
    const before = writtenState(terminal.home);
    expect(await terminal.done(['edit', 'acme', '--model', 'm1'])).toContain('nothing to change');
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('removes a provider with its key, but never one that a client uses', async () => {
    putLiveFiles(terminal);
    await addAcme();
    await terminal.done(['use', 'acme', '--client', 'codex']);
    expect((await terminal.problem(['remove', 'acme'])).message).toBe('Codex uses acme now.');
    await terminal.done(['use', 'official', '--client', 'codex']);
    expect(await terminal.done(['remove', 'acme'])).toMatch(
      /keeps the entry of acme.*\nRemoved acme and its key\.\nIt can be put back/,
    );
    expect((await terminal.run(['key', 'print', 'acme'])).stderr).toMatch(/acme has no key here/);
  });

  it('searches the known providers', async () => {
    const lines = (await terminal.done(['presets', 'router'])).split('\n');
    expect(lines.some((line) => /^openrouter +aggregator +responses/.test(line))).toBe(true);
    expect(lines.at(-2)).toMatch(/^Public facts of 2026-\d\d-\d\d; the connection is not tested yet\.$/);
  });
});

describe('key', () => {
  it('sets, prints and deletes a key, and counts on no terminal', async () => {
    await terminal.done(['add', 'acme', '--base-url', 'https://a.example', '--env', 'ACME_KEY']);
    expect((await terminal.problem(['key', 'set', 'acme'])).fix).toContain('--key-stdin');
    await terminal.done(['key', 'set', 'acme', '--key-stdin'], { input: key });
    expect((await terminal.run(['key', 'print', 'acme'])).stdout).toBe(`${key}\n`);
    expect(await terminal.done(['key', 'delete', 'acme'])).toBe('Deleted the key of acme.\n');
    const gone = await terminal.run(['key', 'print', 'acme']);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toMatch(/^switchyard: acme has no key here\. .*switchyard key set acme\n$/);
  });

  it('says which clients are without a key since it was deleted, and no other', async () => {
    putLiveFiles(terminal);
    for (const id of ['acme', 'other'])
      await terminal.done(['add', id, '--base-url', `https://${id}.example`, '--model', 'm', '--env', 'A_KEY']);
    for (const id of ['acme', 'other']) await terminal.done(['key', 'set', id, '--key-stdin'], { input: key });
    await terminal.done(['use', 'acme', '--client', 'codex']);
    await terminal.done(['use', 'acme', '--client', 'opencode', '--delivery', 'env']);
    expect(await terminal.done(['key', 'delete', 'other'])).toBe('Deleted the key of other.\n');
    expect(await terminal.done(['key', 'delete', 'acme'])).toBe(
      'Deleted the key of acme.\nCodex still uses acme, and now gets no key. Enter one: switchyard key set acme\n',
    );
  });

  it('S4 keeps a key in a file only when told to, 0600, and goes on saying so', async () => {
    putLiveFiles(terminal);
    await terminal.done(
      ['add', 'loc', '--base-url', 'https://l.example', '--model', 'm', '--key-stdin', '--key-store', 'file'],
      { input: key },
    );
    const held = Object.entries(contentState(terminal.home)).filter(([, content]) => content.includes(key));
    expect(held).toEqual([[expect.stringMatching(/keys\/loc\.[0-9a-f]{12}\.key$/), `file 600\n${key}`]]);
    await terminal.done(['use', 'loc', '--client', 'codex']);
    expect(await terminal.done(['status'])).toContain('KEY IN A FILE, readable by you only');
    expect((await terminal.run(['key', 'print', 'loc'])).stdout).toBe(`${key}\n`);
  });
});

describe('use', () => {
  it('shows the diff and writes nothing with --dry-run, in both forms', async () => {
    putLiveFiles(terminal);
    await addAcme();
    const before = writtenState(terminal.home);
    for (const client of ['codex', 'opencode', 'openclaw', 'all']) {
      const stdout = await terminal.done(['use', 'acme', '--client', client, '--dry-run']);
      expect(stdout).toMatch(/^~\/\.\S+ {2}changed: \+\d+ -\d+ of \d+ lines\n {2}@@ /);
      expect(stdout).toMatch(/Nothing was written \(--dry-run\)\.\n$/);
      await terminal.value(['use', 'acme', '--client', client, '--dry-run']);
    }
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('switches every client that is found, says what to restart, and C13 does nothing the second time', async () => {
    putLiveFiles(terminal);
    await addAcme();
    const first = await terminal.done(['use', 'acme', '--client', 'all']);
    for (const name of ['Codex', 'OpenCode', 'OpenClaw']) expect(first).toContain(`\n${name} uses acme · m1\n`);
    expect(first).toContain('↻ Running chats keep the old provider; start a new chat.');
    expect(first).toContain('✓ A running gateway takes this over');
    for (const client of clientIds)
      expect((await statusOf(client)).current).toMatchObject({ kind: 'ours', provider: 'acme', delivery: 'keychain' });
    const before = writtenState(terminal.home);
    const second = await terminal.done(['use', 'acme', '--client', 'all']);
    expect(second.match(/nothing to change\./g)).toHaveLength(3);
    expect(second).not.toContain('↻');
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('writes where its diff said it would', async () => {
    putLiveFiles(terminal);
    await addAcme();
    const run = (...more: string[]) => terminal.value<[ActValue]>(['use', 'acme', '--client', 'codex', ...more]);
    const [planned] = await run('--dry-run');
    const [applied] = await run();
    expect(planned).toMatchObject({ kind: 'use', client: 'codex', choice: 'acme', model: 'm1', isApplied: false });
    expect(applied).toMatchObject({ isApplied: true, receipt: expect.any(String), files: planned.files });
    const [again] = await run();
    expect(again).toMatchObject({ isApplied: false, files: [] });
    expect(again).not.toHaveProperty('receipt');
  });

  it('takes the only client that is found, and asks which one where there are several', async () => {
    await addAcme();
    terminal.write(liveFiles.codex, 'model = "gpt-5.5"\n');
    expect(await terminal.done(['use', 'acme', '--model', 'm2'])).toContain('Codex uses acme · m2');
    terminal.write(liveFiles.openclaw, '{}');
    const unclear = await terminal.run(['use', 'acme']);
    expect(unclear).toMatchObject({ code: 2, stdout: '' });
    expect(unclear.stderr).toContain('--client codex | openclaw | all');
  });

  it('leaves a client alone that the provider cannot serve, tells why, and switches the others', async () => {
    putLiveFiles(terminal);
    const args = ['add', 'chatty', '--base-url', 'https://c.example', '--wire', 'chat', '--no-key', '--model', 'm'];
    await terminal.done(args);
    const { code, stderr } = await terminal.run(['use', 'chatty', '--client', 'all']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Codex was left as it is: .*responses/);
    expect((await statusOf('codex')).current.kind).toBe('official');
    expect((await statusOf('openclaw')).current).toMatchObject({ provider: 'chatty', delivery: 'none' });
  });

  it('goes back to the own login of Codex without a look at its auth.json', async () => {
    putLiveFiles(terminal);
    const auth = terminal.write('.codex/auth.json', '{ "tokens":{"id_token":"eyJ.x.y","refresh_token":"r1"}}');
    const stateOf = () => ({
      bytes: readFileSync(auth, 'utf8'),
      ino: statSync(auth).ino,
      changed: statSync(auth).ctimeMs,
    });
    const before = stateOf();
    await addAcme();
    await terminal.done(['use', 'acme', '--client', 'codex']);
    expect(await terminal.done(['use', 'official', '--client', 'codex'])).toContain('\nCodex uses its own login\n');
    expect((await statusOf('codex')).current).toEqual({ kind: 'official', model: 'gpt-5.5' });
    expect(stateOf()).toEqual(before);
    expect(terminal.read(liveFiles.codex)).toContain('[model_providers.switchyard]');
  });

  it('says what is unknown, with what to look at next', async () => {
    putLiveFiles(terminal);
    await addAcme();
    const codeOf = async (...args: string[]) => (await terminal.problem(args)).code;
    expect(await codeOf('use', 'nobody', '--client', 'codex')).toBe('provider-unknown');
    expect((await terminal.problem(['use', 'acm', '--client', 'codex'])).fix).toBe('Did you mean acme?');
    expect(await codeOf('add', 'x', '--preset', 'nothing')).toBe('terminal.preset-unknown');
    expect(await codeOf('restore', 'zzz')).toBe('act-unknown');
    expect(await codeOf('undo')).toBe('nothing-to-undo');
    await terminal.done(['edit', 'acme', '--name', 'Acme']);
    await terminal.done(['add', 'bare', '--base-url', 'https://b.example', '--no-key']);
    expect(await codeOf('use', 'bare', '--client', 'codex')).toBe('model-missing');
    expect((await terminal.run(['use', 'acme', '--client', 'vim'])).code).toBe(2);
  });
});

describe('status', () => {
  it('tells what is found, its version, and what is not', async () => {
    terminal.write(liveFiles.codex, 'model = "gpt-5.5"\n');
    putProgram(terminal, 'openclaw', '2026.9.1');
    expect(await statusOf('codex')).toMatchObject({ isFound: true, current: { kind: 'official', model: 'gpt-5.5' } });
    expect(await statusOf('openclaw')).toMatchObject({ isFound: true, version: '2026.9.1' });
    expect(await statusOf('opencode')).toMatchObject({ isFound: false });
    const stdout = await terminal.done(['status']);
    expect(stdout).toContain('● Codex: its own login · gpt-5.5\n  ~/.codex/config.toml\n');
    expect(stdout).toContain('○ OpenCode: not found\n');
    expect(stdout).toContain('● OpenClaw 2026.9.1: ');
  });

  it('C14 names the project file that outranks the choice, and does not write it', async () => {
    putLiveFiles(terminal);
    await addAcme();
    const project = terminal.write('work/opencode.json', '{ "model": "other/one" }');
    await terminal.done(['use', 'acme', '--client', 'all']);
    expect((await statusOf('opencode')).shadows).toContainEqual(
      expect.objectContaining({ kind: 'project', source: project }),
    );
    expect(await terminal.done(['status'])).toContain(project);
    expect(readFileSync(project, 'utf8')).toBe('{ "model": "other/one" }');
  });

  it('names our keys that were changed by hand, and only those', async () => {
    putLiveFiles(terminal);
    await addAcme();
    await terminal.done(['use', 'acme', '--client', 'codex']);
    terminal.write(liveFiles.codex, `${terminal.read(liveFiles.codex)}\n[tools]\nweb = true\n`);
    expect((await statusOf('codex')).drift.kind).toBe('elsewhere');
    terminal.write(liveFiles.codex, terminal.read(liveFiles.codex).replace('model = "m1"', 'model = "hand"'));
    expect((await statusOf('codex')).drift).toMatchObject({ kind: 'ours', keys: ['model'] });
    expect(await terminal.done(['status'])).toContain('changed by hand since our last write: model\n');
  });

  it('starts no data folder of its own', async () => {
    await terminal.done(['status']);
    expect(existsSync(terminal.path('.local'))).toBe(false);
  });
});

describe('duplicate, move', () => {
  it('copies a provider below its original, without its key, and keeps the order that is given', async () => {
    await addAcme();
    await terminal.done(['add', 'local', '--base-url', 'http://localhost:8080/v1', '--no-key']);
    expect(await terminal.value(['duplicate', 'acme'])).toMatchObject({
      provider: { id: 'acme-2', name: 'acme 2', model: 'm1' },
      key: 'missing',
    });
    expect((await terminal.run(['key', 'print', 'acme-2'])).code).toBe(1);
    expect(await terminal.value(['move', 'local', '--before', 'acme'])).toEqual(['local', 'acme', 'acme-2']);
    expect(await terminal.value(['move', 'acme'])).toEqual(['local', 'acme-2', 'acme']);
    const problem = await terminal.problem(['move', 'acme', '--before', 'nobody']);
    expect(problem.code).toBe('provider-unknown');
  });
});
