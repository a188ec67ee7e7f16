import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveFiles } from '../support/client-samples.ts';
import { scriptedServer } from '../support/scripted-server.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { writtenState } from './home-state.ts';
import { filesWithKeys, keysIn, plantedKeys, refusedKeys, watchProcesses } from './planted-keys.ts';
import { type Ended, openTerminal, putLiveFiles, type Terminal, toEnd } from './terminal.ts';

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());

describe('S1 a whole session with keys of twenty shapes', () => {
  let terminal: Terminal;
  let watch: ReturnType<typeof watchProcesses>;
  const said: { readonly args: string; readonly ended: Ended }[] = [];
  beforeAll(() => {
    terminal = openTerminal(service);
    putLiveFiles(terminal);
    watch = watchProcesses(terminal.home);
  });
  afterAll(() => {
    watch.stop();
    terminal.close();
  });

  async function say(args: readonly string[], options: Parameters<Terminal['run']>[1] = {}): Promise<Ended> {
    const ended = await terminal.run(args, options);
    said.push({ args: args.join(' '), ended });
    return ended;
  }

  const idOf = (index: number) => `p${index}`;

  it('adds every key, and clients get each of them back as it was', async () => {
    for (const [index, key] of plantedKeys.entries()) {
      const address = `https://p${index}.example/v1`;
      const args = ['add', idOf(index), '--base-url', address, '--model', `m${index}`, '--key-stdin'];
      expect(await say(args, { input: `${key}\n` })).toMatchObject({ code: 0 });
    }
    for (const [index, key] of plantedKeys.entries())
      expect((await terminal.run(['key', 'print', idOf(index)])).stdout).toBe(`${key}\n`);
  });

  it.each(refusedKeys)('refuses %s as a key, and does not repeat it', async (_, key) => {
    const refused = await say(['key', 'set', 'p0', '--key-stdin', '--json'], { input: key });
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout).problem.code).toMatch(
      /^key-(empty|line-break|control-character|not-ascii|too-long)$/,
    );
    expect(refused.stdout + refused.stderr).not.toMatch(/planted|refused/);
  });

  it('switches, looks, edits and goes back', async () => {
    for (const index of plantedKeys.keys()) {
      const client = ['codex', 'opencode', 'openclaw', 'all'][index % 4] ?? 'all';
      expect((await say(['use', idOf(index), '--client', client])).code).toBe(0);
    }
    for (const args of [['status'], ['list'], ['show', 'p10'], ['history'], ['undo'], ['undo', '--client', 'codex']]) {
      expect((await say(args)).code).toBe(0);
      if (args[0] !== 'undo') expect((await say([...args, '--json'])).code).toBe(0);
    }
    await say(['edit', 'p3', '--base-url', 'https://elsewhere.example']);
    expect((await say(['use', 'p3', '--client', 'codex'])).code).toBe(1);
    const oldest = JSON.parse((await terminal.run(['history', '--json'])).stdout).value.at(-1).id;
    expect((await say(['restore', oldest])).code).toBe(0);
  });

  it('tests a provider that says back every key it is sent', async () => {
    const echo = await scriptedServer(({ headers }, response) => {
      const message = `I do not know ${headers.authorization}`;
      response.writeHead(401, { 'x-key': 'none' }).end(JSON.stringify({ error: { message, code: 'invalid_api_key' } }));
    });
    for (const [index, key] of plantedKeys.entries()) {
      const args = ['add', `e${index}`, '--base-url', `${echo.origin}/v1`, '--model', 'm', '--key-stdin'];
      expect(await say(args, { input: `${key}\n` })).toMatchObject({ code: 0 });
    }
    const ids = plantedKeys.map((_, index) => `e${index}`);
    const codes: (number | null)[] = [];
    for (const args of [
      ['test', ...ids],
      ['test', ...ids, '--json'],
      ['test', 'p3'],
    ])
      codes.push((await say(args)).code);
    // Refused keys.
    expect(codes).toEqual([4, 4, 4]);
    const sent = echo.requests.map(({ headers }) => headers.authorization);
    expect(sent).toContain(`Bearer ${plantedKeys[3]}`);
    await echo.stop();
  });

  it('fails: no such key, a broken file, a locked keychain, no keychain', async () => {
    await say(['key', 'set', 'p5', '--key-stdin', '--key-store', 'nowhere'], { input: plantedKeys[5] ?? '' });
    await say(['show', 'nobody']);
    const config = terminal.read(liveFiles.codex);
    terminal.write(liveFiles.codex, `${config}broken =`);
    expect((await say(['use', 'p1', '--client', 'codex'])).code).toBe(1);
    terminal.write(liveFiles.codex, config);
    const absent = { variables: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } };
    for (const options of ['locked', absent] as const) {
      const isLocked = options === 'locked';
      if (isLocked) service.lock();
      for (const args of [
        ['key', 'print', 'p6'],
        ['status'],
        ['key', 'delete', 'p6'],
        ['key', 'set', 'p6', '--key-stdin'],
      ]) {
        const ended = await say(args, { input: plantedKeys[7] ?? '', ...(!isLocked && absent) });
        expect({ args, code: ended.code }).toEqual({ args, code: args[0] === 'status' ? 0 : 1 });
      }
      if (isLocked) await service.unlock();
    }
    // The helper remembers a refusal for seconds; OpenClaw's way asks anew.
    const request = JSON.stringify({ protocolVersion: 1, provider: 'switchyard', ids: ['p6'] });
    const answer = await terminal.run(['key', 'openclaw'], { input: request });
    expect(JSON.parse(answer.stdout).values).toEqual({ p6: plantedKeys[6] });
  });

  it('is killed in the middle of a switch and of storing a key, and goes on', async () => {
    for (const after of [40, 70, 100, 130, 160, 200]) {
      const adding = terminal.start(['key', 'set', 'p8', '--key-stdin'], { input: plantedKeys[8] ?? '' });
      const switching = terminal.start(['use', after % 40 === 0 ? 'p9' : 'p10', '--client', 'all']);
      const ends = [adding, switching].map(toEnd);
      await delay(after);
      for (const child of [adding, switching]) child.kill('SIGKILL');
      for (const ended of await Promise.all(ends)) said.push({ args: `killed after ${after}`, ended });
    }
    expect((await say(['status'])).code).toBe(0);
    expect((await say(['use', 'p9', '--client', 'all'])).code).toBe(0);
    expect((await say(['leave', '--dry-run'])).code).toBe(0);
    expect((await say(['leave', '--dry-run', '--json'])).code).toBe(0);
  });

  it('shows none of them in any output, file, argument or environment', () => {
    expect(said.length).toBeGreaterThan(70);
    for (const { args, ended } of said)
      expect({ args, keys: keysIn(ended.stdout + ended.stderr) }).toEqual({ args, keys: [] });
    expect(filesWithKeys(terminal.home)).toEqual([]);
    expect(filesWithKeys(service.folder)).toEqual([]);
    expect(watch.leaks).toEqual([]);
    for (const word of [' keychain-child', ' use ', ' add '])
      expect([...watch.seen].some((words) => words.includes(word))).toBe(true);
  });
});

describe('S2 a key on the command line', () => {
  const key = 'sk-on-the-command-line-31';
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = openTerminal(service);
    await terminal.done(['add', 'p', '--base-url', 'https://p.example', '--env', 'P_KEY', '--model', 'm']);
  });
  afterAll(() => terminal.close());

  const add = ['add', 'q', '--base-url', 'https://q.example', '--no-key'];
  it.each([
    ['--api-key', [...add, '--api-key', key]],
    ['--api-key=', [...add, `--api-key=${key}`]],
    ['--token', [...add, '--token', key]],
    ['an unknown option', [...add, `--secret=${key}`]],
    ['an unknown option without a known shape', [...add, '--pass=only-i-know-that-on-the-command-line-31']],
    ['edit --api-key', ['edit', 'p', '--api-key', key]],
    ['key set', ['key', 'set', 'p', key]],
    ['key set with the option', ['key', 'set', 'p', key, '--key-stdin']],
    ['a further word', [...add, key]],
    ['a further word of edit', ['edit', 'p', key]],
    ['a header by its name', [...add, '--header', `Authorization=Bearer ${key}`]],
    ['x-api-key', [...add, '--header', `x-api-key=${key}`]],
    ['a header by its value', [...add, '--header', `X-Relay=Bearer ${key}`]],
    ['a header of edit', ['edit', 'p', '--header', `X-Relay=${key}`]],
    ['a header without a name', [...add, '--header', key]],
    ['a query parameter', [...add, '--query', `api-key=${key}`]],
    ['the query of a base URL', ['add', 'q', '--base-url', `https://q.example/v1?key=${key}`]],
    ['the query of a base URL by its value', ['add', 'q', '--base-url', `https://q.example/v1?x=${key}`]],
    ['the user of a base URL', ['add', 'q', '--base-url', `https://${key}@q.example/v1`]],
    ['the password of a base URL', ['edit', 'p', '--base-url', `https://user:${key}@q.example/v1`]],
    ['the name of a variable', [...add, '--env', key]],
    ['a command', [key]],
    ['the helper', ['key', 'print', 'p', key]],
    ['the deletion', ['key', 'delete', 'p', key]],
  ])('is refused as %s, not repeated and not stored', async (_, args) => {
    const before = writtenState(terminal.home);
    for (const line of [args, [...args, '--json']]) {
      const { code, stdout, stderr } = await terminal.run(line, { input: '' });
      expect([1, 2]).toContain(code);
      expect(stdout + stderr).not.toContain('on-the-command-line-31');
      expect(stdout + stderr).not.toMatch(/unexpected|\n\s+at /);
    }
    expect(writtenState(terminal.home)).toEqual(before);
  });
});
