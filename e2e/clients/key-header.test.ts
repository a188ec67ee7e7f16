import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire } from '../../shared/provider.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { type ClientHome, enterHome } from './client-home.ts';
import { filesHolding } from './witness.ts';

/** Gateways that want the key in a header of their own, such as those of Azure. */
async function addGateway({ switchyard, keys }: ClientHome, gateway: LoopbackProvider, wire: Wire): Promise<void> {
  const words = ['add', 'gateway', '--base-url', gateway.baseUrl, '--wire', wire, '--model', 'm'];
  await switchyard([...words, '--key-in', 'api-key', '--key-stdin'], `${keys.a}\n`);
}

describe.each(['opencode-v1', 'opencode-v2', 'openclaw'] as const)(
  'B a key in a header of its own, in %s',
  (product) => {
    let home: ClientHome;
    let gateway: LoopbackProvider;
    beforeAll(async () => {
      home = await enterHome(product);
      gateway = await startProvider({ reply: 'answer of the gateway', requireKey: home.keys.a });
      await addGateway(home, gateway, 'chat');
    });
    afterAll(async () => {
      await gateway.stop();
      await home.stop();
    });

    it('comes there from the keychain, goes nowhere else, and stands in no file', async () => {
      await home.use('gateway');
      expect(await home.ask()).toContain('answer of the gateway');
      const prompts = gateway.take().filter(({ method }) => method === 'POST');
      expect(prompts.length).toBeGreaterThan(0);
      for (const { headers } of prompts) {
        expect(headers['api-key']).toBe(home.keys.a);
        expect(headers.authorization ?? '').not.toContain(home.keys.a);
      }
      expect(filesHolding(home.folder, [home.keys.a])).toEqual([]);
    });
  },
);

describe('B a key in a header of its own, in Codex', () => {
  let home: ClientHome;
  let gateway: LoopbackProvider;
  beforeAll(async () => {
    home = await enterHome('codex');
    gateway = await startProvider({ reply: 'answer of the gateway', requireKey: home.keys.a });
    await addGateway(home, gateway, 'responses');
  });
  afterAll(async () => {
    await gateway.stop();
    await home.stop();
  });

  it('is refused from the keychain, with the way that works', async () => {
    const refused = home.use('gateway');
    await expect(refused).rejects.toThrow(/can't fetch the key from the keychain into api-key[\s\S]*--delivery env/);
  });

  it('comes there from a variable', async () => {
    await home.switchyard(['edit', 'gateway', '--env', 'GATEWAY_KEY']);
    await home.switchyard(['use', 'gateway', '--client', 'codex', '--delivery', 'env']);
    const variables = { GATEWAY_KEY: home.keys.a };
    const { stdout } = await home.run('codex', ['exec', '--skip-git-repo-check', 'say hi'], { variables });
    expect(stdout).toContain('answer of the gateway');
    const prompts = gateway.take().filter(({ method }) => method === 'POST');
    expect(prompts.map(({ headers }) => [headers['api-key'], headers.authorization])).toEqual([
      [home.keys.a, undefined],
    ]);
  });
});
