import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, type ProviderPair, startPair } from './provider-pair.ts';
import { filesHolding, snapshot } from './witness.ts';

/** Settings as people have them: comments, a trailing comma, a provider of their own. `$schema` keeps version 1 from adding it. */
const settings = `{
  // mine
  "$schema": "https://opencode.ai/config.json",
  "model": "mine/m",      /* the old one */
  "provider": {
    "mine": { "npm": "@ai-sdk/openai-compatible", "options": { "baseURL": "http://127.0.0.1:9/v1" }, "models": { "m": {} } },
  },
  "share": "disabled",
}
`;

/** What OpenCode keeps for itself, as beginnings of paths; all else of the home is compared before and after. */
const openCodeData = ['.local/share/opencode', '.local/state/opencode', '.cache/', '.config/opencode/.gitignore'];

/** No look for updates and for a newer catalogue of models: both need the internet. */
const quiet = { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' };

/**
 * For any plug-in, OpenCode 1 installs `@opencode-ai/plugin` from npm beside its settings, which takes a minute. It takes
 * it for installed where `node_modules` is there and the lockfile names it (1.18.33); our plug-in needs nothing of it.
 */
function putPluginPackage(folder: string): void {
  mkdirSync(`${folder}/node_modules`);
  const dependencies = { '@opencode-ai/plugin': '1.18.33' };
  writeFileSync(`${folder}/package.json`, JSON.stringify({ dependencies }));
  writeFileSync(
    `${folder}/package-lock.json`,
    JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies } } }),
  );
}

describe.each([
  // A session of version 1 remembers its model, so it goes on at the provider of that.
  { product: 'opencode-v1', start: ['run'], goesOnAt: { which: 'a', wire: 'responses' } },
  // Without `--standalone`, version 2 leaves a server running in the background.
  { product: 'opencode-v2', start: ['run', '--standalone'], goesOnAt: { which: 'b', wire: 'chat' } },
] as const)('the real OpenCode ($product)', ({ product, start, goesOnAt }) => {
  let home: ClientHome;
  let pair: ProviderPair;
  let before: Readonly<Record<string, string>>;
  const live = () => home.path('.config', 'opencode', 'opencode.jsonc');
  const use = (...words: readonly string[]) => home.switchyard(['use', ...words, '--client', 'opencode']);
  const ask = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await home.run('opencode', [...start, ...words, 'say hi'], { variables: quiet });
    expect(code, stderr).toBe(0);
    return stdout.trim();
  };

  beforeAll(async () => {
    home = await enterHome([product]);
    pair = await startPair(home);
    mkdirSync(home.path('.config', 'opencode'));
    writeFileSync(live(), settings);
    putPluginPackage(home.path('.config', 'opencode'));
    before = snapshot(home.folder, openCodeData);
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'chat' });
    await addProvider(home, pair, { which: 'a', wire: 'anthropic', id: 'c' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a by the Responses API, with the key the plug-in got from the keychain', async () => {
    await use('a');
    expect(await ask()).toBe('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of settings.split('\n').filter((one) => !one.includes('"model"'))) expect(now).toContain(line);
  });

  it('S9 goes on with a session of a, each key at its own provider', async () => {
    await use('b');
    expect(await ask('--continue')).toBe(`answer of ${goesOnAt.which}`);
    expectAsked(home, pair, goesOnAt);
  });

  it('asks b by Chat Completions, with the key of b', async () => {
    expect(await ask()).toBe('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'chat' });
  });

  it('asks by Anthropic Messages', async () => {
    await use('c');
    expect(await ask()).toBe('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'anthropic' });
  });

  it('asks b again after undo', async () => {
    await home.switchyard(['undo', '--client', 'opencode']);
    expect(await ask()).toBe('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'chat' });
  });

  it('S1 leaves the keys in no file, argument or environment', () => {
    const { a, b } = home.keys;
    expect(filesHolding(home.folder, [a, b])).toEqual([]);
    expect(filesHolding(home.keychain.folder, [a, b])).toEqual([]);
    expect(home.leaks).toEqual([]);
    expect([...home.watched].join('\n')).toContain('opencode');
  });

  it('takes the key from one 0600 file where the person prefers no plug-in', async () => {
    await use('a', '--delivery', 'file');
    expect(await ask()).toBe('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const holding = filesHolding(home.folder, [home.keys.a]);
    expect(holding).toHaveLength(1);
    expect(statSync(home.path(holding[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(filesHolding(home.folder, [home.keys.b])).toEqual([]);
  });

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(snapshot(home.folder, openCodeData)).toEqual(before);
    expect(filesHolding(home.folder, [home.keys.a, home.keys.b])).toEqual([]);
  });
});
