import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestView } from '../../shared/test-view.ts';
import type { ProviderView } from '../../shared/views.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const key = 'sk-of-the-loopback-4711';

let terminal: Terminal;
let provider: LoopbackProvider;
beforeEach(async () => {
  terminal = openTerminal();
  provider = await startProvider({ reply: 'hello', requireKey: key });
});
afterEach(async () => {
  await provider.stop();
  terminal.close();
});

async function add(id: string, baseUrl: string, entered?: string): Promise<void> {
  const keyed = entered === undefined ? ['--no-key'] : ['--key-stdin', '--key-store', 'file'];
  const args = ['add', id, '--base-url', baseUrl, '--wire', 'responses', '--model', 'loopback', ...keyed];
  await terminal.done(args, entered === undefined ? {} : { input: entered });
}

/** Times differ from run to run. */
function withoutTimes(text: string): string {
  return text
    .replace(/\b\d+ ms\b/g, '# ms')
    .replaceAll(provider.origin, 'ORIGIN')
    .replaceAll(new URL(provider.origin).host, 'HOST');
}

describe('switchyard test', () => {
  it('says in one line what works, and for the rest the cause in one and the way out in the next', async () => {
    await add('good', provider.baseUrl, key);
    await add('refused', provider.baseUrl, 'sk-another-key-0815');
    await add('no-path', provider.origin, key);
    const { code, stdout, stderr } = await terminal.run(['test']);
    // 1: of several groups.
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Testing good …\nTesting refused …\nTesting no-path …\n' });
    expect(withoutTimes(stdout)).toBe(
      [
        '✓ good     # ms',
        '✕ refused  key refused: bad key',
        '  refused refused the key (401). Enter it again, or open the key page.  switchyard key set refused',
        '✕ no-path  wrong address: no route POST /responses',
        '  Found: ORIGIN/v1 answers.  switchyard test no-path --fix',
        '',
      ].join('\n'),
    );
  });

  it('--fix changes the provider as it was found, and tests it again', async () => {
    await add('no-path', provider.origin, key);
    await terminal.done(['edit', 'no-path', '--wire', 'chat']);
    const { code, stdout } = await terminal.run(['test', 'no-path', '--fix']);
    expect(code).toBe(0);
    expect(withoutTimes(stdout)).toContain('no-path is changed as found. Tested again:\n✓ no-path  # ms\n');
    const { provider: now }: ProviderView = await terminal.value(['show', 'no-path']);
    expect(now).toMatchObject({ wire: 'chat', endpoints: { chat: provider.baseUrl } });
  });

  it('ends with 0 when those that were named work, and sends the key to its own address only', async () => {
    await add('good', provider.baseUrl, key);
    await add('bad', provider.origin, key);
    provider.take();
    const { code, stdout } = await terminal.run(['test', 'good', 'good']);
    expect({ code, stdout: withoutTimes(stdout) }).toEqual({ code: 0, stdout: '✓ good  # ms\n' });
    expect(provider.take().map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/v1/models', `Bearer ${key}`],
      ['/v1/models', undefined],
      ['/v1/responses', `Bearer ${key}`],
      ['/v1/responses', `Bearer ${key}`],
    ]);
  });

  it('asks a provider that needs no key, and one whose key is in a variable', async () => {
    const open = await startProvider({ reply: 'hello' });
    await add('open', open.baseUrl);
    await add('variable', provider.baseUrl, key);
    await terminal.done(['key', 'delete', 'variable']);
    await terminal.done(['edit', 'variable', '--env', 'ACME_KEY']);
    const { code, stdout } = await terminal.run(['test'], { variables: { ACME_KEY: key } });
    await open.stop();
    expect({ code, stdout: withoutTimes(stdout) }).toEqual({ code: 0, stdout: '✓ open      # ms\n✓ variable  # ms\n' });
  });

  it('says what is missing without asking anybody', async () => {
    await add('keyless', provider.baseUrl, key);
    await terminal.done(['key', 'delete', 'keyless']);
    provider.take();
    expect(await terminal.run(['test', 'keyless'])).toMatchObject({
      code: 4,
      stdout:
        '✕ keyless  key missing\n  keyless wants a key, and there is none here. Enter it.  switchyard key set keyless\n',
    });
    expect(provider.take()).toEqual([]);
  });

  it('gives everything as JSON, and is remembered', async () => {
    await add('good', provider.baseUrl, key);
    await add('bad', 'http://127.0.0.1:1/v1', key);
    const { code, stdout, stderr } = await terminal.run(['test', '--json']);
    expect({ code, stderr }).toEqual({ code: 8, stderr: '' });
    const { ok, value }: { ok: boolean; value: TestView[] } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(value).toMatchObject([
      { provider: 'good', kind: 'good', status: 200 },
      { provider: 'bad', kind: 'unreachable', detail: expect.any(String) },
    ]);
    expect(JSON.parse(terminal.read('.local/share/switchyard/tests.json'))).toMatchObject({
      tests: {
        good: { test: value[0] },
        // The terminal says in words what is kept by code and values.
        bad: { test: { ...value[1], detail: { text: 'tests.port-of-other', values: { port: '1' } } } },
      },
    });
    expect(stdout).not.toContain(key);
  });

  it('--level looks deeper, and tells each client of this machine what it gets', async () => {
    const chat = await startProvider({ reply: 'hello', requireKey: key, serves: ['chat'], models: ['loopback'] });
    await add('chat', chat.baseUrl, key);
    await terminal.done(['edit', 'chat', '--wire', 'chat']);
    const { code, stdout } = await terminal.run(['test', 'chat', '--level', '5', '--client', 'opencode']);
    const [first, ...others] = withoutTimes(stdout).trimEnd().split('\n');
    expect({ code, first }).toEqual({ code: 0, first: '✓ chat  # ms' });
    expect(others).toEqual([
      '  ✓ reach             # ms  TCP # ms · HTTP # ms',
      '  ✓ key               A stranger is refused, so the key counts.',
      '  ✓ model             loopback: In its own list.',
      '  ✓ OpenCode: works  chat',
      '    ✓ API format        # ms',
      '    ✓ tools             # ms',
    ]);
    const refused = await terminal.run(['test', 'chat', '--client', 'codex']);
    expect(refused.code).toBe(6);
    expect(refused.stdout).toContain('  – Codex speaks responses, and chat has no address for that.');
    await chat.stop();
  });

  it('names the proxy that only a client’s own .env names, for that client alone', async () => {
    await add('near', provider.baseUrl, key);
    terminal.write('.codex/.env', 'HTTP_PROXY=http://127.0.0.1:9\n');
    const codex = await terminal.run(['test', 'near', '--client', 'codex']);
    expect(codex.stdout).toContain('HTTP_PROXY');
    expect(codex.code).toBe(8);
    expect((await terminal.run(['test', 'near', '--client', 'opencode'])).code).toBe(0);
  });

  it('--level 1 to 3 costs nothing, and shows no deeper one', async () => {
    await add('good', provider.baseUrl, key);
    provider.take();
    const { stdout } = await terminal.run(['test', 'good', '--level', '1']);
    expect(withoutTimes(stdout)).toMatch(/^\? good {2}# ms {2}answers\n.*\n {2}✓ reach .*\n$/);
    expect(provider.take().every(({ body }) => !JSON.stringify(body).includes('Say OK'))).toBe(true);
    expect((await terminal.run(['test', 'good', '--level', '7'])).code).toBe(2);
  });

  it('--client alone tests the provider that it uses, and --all takes no names', async () => {
    await add('good', provider.baseUrl, key);
    const none = await terminal.run(['test', '--client', 'codex']);
    expect(none).toMatchObject({ code: 0, stdout: 'Codex uses none of your providers.\n' });
    expect((await terminal.run(['test', 'good', '--all'])).code).toBe(2);
    expect((await terminal.run(['test', '--all'])).stdout).toMatch(/^✓ good/);
  });

  it('ends with a code for each kind of failure', async () => {
    const manners = [
      [401, 4],
      [402, 5],
      [404, 6],
      [500, 8],
    ] as const;
    await add('moody', provider.baseUrl, key);
    for (const [status, expected] of manners) {
      provider.behave({ kind: 'fails', status });
      expect([status, (await terminal.run(['test', 'moody'])).code]).toEqual([status, expected]);
    }
  });

  it('asks all of them side by side', async () => {
    let open = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const server = createServer((_, response) => {
      open += 1;
      most = Math.max(most, open);
      waiting.push(() => {
        open -= 1;
        response.writeHead(500).end();
      });
      // Nobody gets an answer before all three have asked.
      if (most === 3) for (const answer of waiting.splice(0)) answer();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const id of ['one', 'two', 'three']) await add(id, `http://127.0.0.1:${port}/v1`);
    await terminal.run(['test']);
    server.close();
    expect(most).toBe(3);
  });

  it('names a provider that it does not know, and says so where there is none', async () => {
    expect((await terminal.problem(['test', 'nobody'])).code).toBe('provider-unknown');
    expect(await terminal.done(['test'])).toContain('No providers yet.');
  });

  it('offers the providers for completion', async () => {
    await add('good', provider.baseUrl, key);
    expect(await terminal.done(['complete', '--', 'test', ''])).toBe('good\n');
    expect((await terminal.done(['complete', '--', 'te'])).trim()).toBe('test');
  });
});
