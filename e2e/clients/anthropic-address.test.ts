import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientVariables } from '../support/client-variables.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { type Processes, processesIn } from './processes.ts';
import { findProgram, programs, putProgram } from './programs.ts';

const key = 'sk-of-the-vendor-0123456789';
const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');
const folders = ['bin', 'tmp', 'work', '.cache', '.config', '.local/share', '.local/state'];

/** As vendors print it, and with the `/v1` that other programs want; the server serves `/coding/v1/messages` alone. */
const spellings = { bare: '/coding', versioned: '/coding/v1' } as const;

/** One home with both clients; the key comes from a variable, so that no keychain has to be there. */
describe.each(['opencode-v1', 'opencode-v2'] as const)('one Anthropic address in %s and OpenClaw', (product) => {
  const clients = { opencode: programs[product], openclaw: programs.openclaw } as const;
  let folder: string;
  let processes: Processes;
  let vendor: LoopbackProvider;
  const run = async (program: string, words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await processes.run(program, words);
    expect(code, `${words.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };
  const switchyard = (...words: readonly string[]) => run(process.execPath, [cli, ...words]);

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-address-')));
    for (const one of [...folders, ...Object.values(clients).map((program) => program.folder)])
      mkdirSync(join(folder, one), { recursive: true });
    for (const name of [product, 'openclaw'] as const) putProgram(findProgram(name), join(folder, 'bin'));
    processes = processesIn(join(folder, 'work'), {
      ...clientVariables(folder),
      ...clients.opencode.variables,
      ...clients.openclaw.variables,
      SWITCHYARD_HOME: join(folder, '.local', 'share', 'switchyard'),
      VENDOR_KEY: key,
    });
    vendor = await startProvider({ reply: 'answer of the vendor', requireKey: key });
    for (const [id, base] of Object.entries(spellings)) {
      const words = ['add', id, '--base-url', `${vendor.origin}${base}`, '--wire', 'anthropic', '--model', `m-${id}`];
      await switchyard(...words, '--env', 'VENDOR_KEY');
    }
  });
  afterAll(async () => {
    await processes.stop();
    await vendor.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  describe.each(Object.entries(spellings))('stored %s, as %s', (id) => {
    it.each(['opencode', 'openclaw'] as const)('leads %s to the route of messages', async (client) => {
      await switchyard('use', id, '--client', client, '--delivery', 'env');
      vendor.take();
      const { name, words } = clients[client];
      expect(await run(name, [...words, 'say hi'])).toContain('answer of the vendor');
      const paths = vendor.take().flatMap(({ method, path }) => (method === 'POST' ? [path] : []));
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths)).toEqual(new Set(['/coding/v1/messages']));
    });
  });
});
