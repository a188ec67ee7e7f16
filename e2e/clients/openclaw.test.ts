import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, expectNoKeys, type ProviderPair, startPair } from './provider-pair.ts';

/** A configuration as people have it: JSON5 with comments, a provider of their own. Logs go to /tmp unless told otherwise. */
const toConfig = (port: number, log: string) => `// mine
{
  gateway: { mode: 'local', port: ${port}, bind: 'loopback', auth: { mode: 'token', token: 'of-the-gateway' } }, // mine too
  logging: { file: '${log}' },
  models: {
    providers: {
      mine: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'of-mine', models: [{ id: 'm', name: 'Mine' }] },
    },
  },
  agents: { defaults: { model: { primary: 'mine/m' } } },
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('the real OpenClaw', () => {
  let home: ClientHome;
  let pair: ProviderPair;
  let config: string;
  let before: Readonly<Record<string, string>>;
  const live = () => home.path('.openclaw', 'openclaw.json');
  const askGateway = async (): Promise<string> => {
    const words = ['agent', '--session-id', 'one', '--message', 'say hi', '--json'];
    return (await home.run('openclaw', words)).stdout;
  };

  beforeAll(async () => {
    home = await enterHome('openclaw');
    pair = await startPair(home);
    config = toConfig(await freePort(), home.path('.openclaw', 'logs', 'test.log'));
    writeFileSync(live(), config, { mode: 0o600 });
    before = home.snapshot();
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'anthropic' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a with the key from the keychain, and every other line of openclaw.json stays', async () => {
    await home.use('a');
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of config.split('\n').filter((one) => !one.includes('primary'))) expect(now).toContain(line);
  });

  it('asks b with the key of b', async () => {
    await home.use('b');
    expect(await home.ask()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'anthropic' });
  });

  it('asks a again after undo, and a running gateway follows the next switch in the same conversation', async () => {
    await home.switchyard(['undo', '--client', 'openclaw']);
    const gateway = home.start('openclaw', ['gateway', 'run']);
    await gateway.says('[gateway] ready');
    expect(await askGateway()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    await home.use('b');
    await gateway.says('config hot reload applied');
    expect(await askGateway()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'anthropic' });
  });

  it('S1 leaves the keys in no file, argument or environment', () => expectNoKeys(home));

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(home.snapshot()).toEqual(before);
    expectNoKeys(home);
  });
});
