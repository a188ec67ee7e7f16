import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, type ProviderPair, startPair } from './provider-pair.ts';
import { filesHolding, snapshot } from './witness.ts';

/** A configuration as people have it: JSON5 with comments, a provider of their own. Logs go to /tmp unless told otherwise. */
const toConfig = (port: number, log: string) => `// mine
{
  gateway: { mode: 'local', port: ${port}, bind: 'loopback', auth: { mode: 'token', token: 'of-the-gateway' } }, // mine too
  logging: { file: '${log}' },
  models: {
    providers: {
      mine: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '\${MINE_KEY}', models: [{ id: 'm', name: 'Mine' }] },
    },
  },
  agents: { defaults: { model: { primary: 'mine/m' } } },
}
`;

const variables = {
  // OpenClaw's own commands refuse to run for any provider while the variable of one is missing.
  MINE_KEY: 'mine',
  // What a gateway does besides, and needs the network or a minute for.
  ...{ OPENCLAW_DISABLE_BONJOUR: '1', OPENCLAW_NO_AUTO_UPDATE: '1', OPENCLAW_NO_RESPAWN: '1' },
  ...{ OPENCLAW_SKIP_CHANNELS: '1', OPENCLAW_SKIP_CRON: '1' },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What OpenClaw keeps for itself, as beginnings of paths; all else of the home is compared before and after. */
const openClawData = [
  ...['agents', 'cache', 'logs', 'media', 'plugin-skills', 'state', 'tmp', 'workspace'],
  ...['config-journal-fingerprint.key', 'openclaw.json.last-good'],
]
  .map((name) => `.openclaw/${name}`)
  .concat('.cache/', '.npm');

describe('the real OpenClaw', () => {
  let home: ClientHome;
  let pair: ProviderPair;
  let config: string;
  let before: Readonly<Record<string, string>>;
  const live = () => home.path('.openclaw', 'openclaw.json');
  const use = (...words: readonly string[]) => home.switchyard(['use', ...words, '--client', 'openclaw']);
  const openclaw = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await home.run('openclaw', [...words, '--json'], { variables });
    expect(code, stderr).toBe(0);
    return stdout;
  };
  const ask = () => openclaw('infer', 'model', 'run', '--local', '--prompt', 'say hi');
  const askGateway = () => openclaw('agent', '--session-id', 'one', '--message', 'say hi');

  beforeAll(async () => {
    home = await enterHome(['openclaw']);
    pair = await startPair(home);
    mkdirSync(home.path('.openclaw'), { mode: 0o700 });
    config = toConfig(await freePort(), home.path('.openclaw', 'logs', 'test.log'));
    writeFileSync(live(), config, { mode: 0o600 });
    before = snapshot(home.folder, openClawData);
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'anthropic' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a with the key from the keychain, and every other line of openclaw.json stays', async () => {
    await use('a');
    expect(await ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of config.split('\n').filter((one) => !one.includes('primary'))) expect(now).toContain(line);
  });

  it('asks b with the key of b', async () => {
    await use('b');
    expect(await ask()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'anthropic' });
  });

  it('asks a again after undo, and a running gateway follows the next switch in the same conversation', async () => {
    await home.switchyard(['undo', '--client', 'openclaw']);
    const gateway = home.start('openclaw', ['gateway', 'run'], variables);
    await gateway.says('[gateway] ready');
    expect(await askGateway()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    await use('b');
    await gateway.says('config hot reload applied');
    expect(await askGateway()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'anthropic' });
  });

  it('S1 leaves the keys in no file, argument or environment', () => {
    const { a, b } = home.keys;
    expect(filesHolding(home.folder, [a, b])).toEqual([]);
    expect(filesHolding(home.keychain.folder, [a, b])).toEqual([]);
    expect(home.leaks).toEqual([]);
    expect([...home.watched].join('\n')).toContain('openclaw.mjs');
  });

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(snapshot(home.folder, openClawData)).toEqual(before);
    expect(filesHolding(home.folder, [home.keys.a, home.keys.b])).toEqual([]);
  });
});
