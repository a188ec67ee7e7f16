import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestView } from '../../shared/test-view.ts';
import { openTerminal, type Terminal } from '../cli/terminal.ts';
import { startAimock, startMockLlm } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const key = 'sk-of-the-real-server-4711';

let terminal: Terminal;
beforeEach(() => {
  terminal = openTerminal();
});
afterEach(() => terminal.close());

function add(wire: string, baseUrl: string, entered?: string): Promise<string> {
  const keyed = entered === undefined ? ['--no-key'] : ['--key-stdin', '--key-store', 'file'];
  const args = ['add', 'relay', '--base-url', baseUrl, '--wire', wire, '--model', 'gpt-4o', ...keyed];
  return terminal.done(args, entered === undefined ? {} : { input: entered });
}

describeWith(['mock-llm'], 'switchyard test of mock-llm, which speaks Chat only', () => {
  it('finds the other format of what was stored as Responses, and --fix makes it work', async () => {
    const baseUrl = `http://127.0.0.1:${await startMockLlm(site)}/v1`;
    await add('responses', baseUrl);
    const { code, stdout } = await terminal.run(['test', 'relay']);
    expect({ code, stdout }).toEqual({ code: 6, stdout: expect.stringContaining('other API format') });
    const fixed = await terminal.run(['test', 'relay', '--fix', '--json']);
    expect(fixed.code).toBe(0);
    const { provider } = await terminal.value<{ provider: { wire: string } }>(['show', 'relay']);
    expect(provider.wire).toBe('chat');
  });
});

describeWith(['aimock'], 'switchyard test of aimock', () => {
  let port = 0;
  beforeAll(async () => {
    port = await startAimock(site, { keys: key });
  });

  it('takes a key that was pasted with the name of its header and in quotes', async () => {
    await add('chat', `http://127.0.0.1:${port}/v1`, `"Bearer ${key}"`);
    expect(await terminal.run(['test', 'relay'])).toMatchObject({ code: 0 });
  });

  it('wants the key that was said not to be needed, and counts the one that is given then', async () => {
    await add('chat', `http://127.0.0.1:${port}/v1`);
    expect((await terminal.run(['test', 'relay'])).stdout).toContain('key missing');
    await terminal.done(['key', 'set', 'relay', '--key-stdin', '--key-store', 'file'], { input: key });
    expect((await terminal.run(['test', 'relay'])).stdout).toContain('✓ relay');
  });

  it('takes the address that servers print of themselves for this computer', async () => {
    await add('chat', `http://0.0.0.0:${port}/v1`, key);
    const { value }: { value: TestView[] } = JSON.parse((await terminal.run(['test', 'relay', '--json'])).stdout);
    expect(value).toMatchObject([{ kind: 'good' }]);
  });
});
