import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, type ProviderPair, startPair } from './provider-pair.ts';
import { filesHolding, snapshot } from './witness.ts';

/** A configuration as people have it: JSON5 with comments, a provider of their own. */
const config = `// mine
{
  gateway: { mode: 'local' }, // for the gateway
  models: {
    providers: {
      mine: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '\${MINE_KEY}', models: [{ id: 'm', name: 'Mine' }] },
    },
  },
  agents: { defaults: { model: { primary: 'mine/m' } } },
}
`;

/** OpenClaw's own commands refuse to run for any provider while the variable of one is missing. */
const variables = { MINE_KEY: 'mine' };

/** What OpenClaw keeps for itself, as beginnings of paths; all else of the home is compared before and after. */
const openClawData = ['.cache/', '.openclaw/state', '.openclaw/agents', '.openclaw/logs', '.openclaw/tmp'];

describe('the real OpenClaw', () => {
  let home: ClientHome;
  let pair: ProviderPair;
  let before: Readonly<Record<string, string>>;
  const live = () => home.path('.openclaw', 'openclaw.json');
  const use = (...words: readonly string[]) => home.switchyard(['use', ...words, '--client', 'openclaw']);
  const ask = async (): Promise<string> => {
    const words = ['infer', 'model', 'run', '--local', '--prompt', 'say hi', '--json'];
    const { code, stdout, stderr } = await home.run('openclaw', words, { variables });
    expect(code, stderr).toBe(0);
    const reply: { readonly outputs: readonly { readonly text: string }[] } = JSON.parse(stdout);
    return reply.outputs.map(({ text }) => text).join('');
  };

  beforeAll(async () => {
    home = await enterHome(['openclaw']);
    pair = await startPair(home);
    mkdirSync(home.path('.openclaw'), { mode: 0o700 });
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
    expect(await ask()).toBe('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of config.split('\n').filter((one) => !one.includes('primary'))) expect(now).toContain(line);
  });

  it('asks b with the key of b', async () => {
    await use('b');
    expect(await ask()).toBe('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'anthropic' });
  });

  it('asks a again after undo', async () => {
    await home.switchyard(['undo', '--client', 'openclaw']);
    expect(await ask()).toBe('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
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
