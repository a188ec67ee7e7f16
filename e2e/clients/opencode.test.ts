import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import { addProvider, expectAsked, expectNoKeys, type ProviderPair, startPair } from './provider-pair.ts';
import { filesHolding } from './witness.ts';

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

/** A third party that serves what Codex asks its own maker for. */
const codexEndpoint = { wire: 'responses', base: '/backend-api/codex' } as const;

describe.each([
  // A session of version 1 remembers its model, so it goes on at the provider of that.
  { product: 'opencode-v1', goesOnAt: { which: 'a', wire: 'responses' } },
  { product: 'opencode-v2', goesOnAt: { which: 'b', wire: 'chat' } },
] as const)('the real OpenCode ($product)', ({ product, goesOnAt }) => {
  let home: ClientHome;
  let pair: ProviderPair;
  let before: Readonly<Record<string, string>>;
  const live = () => home.path('.config', 'opencode', 'opencode.jsonc');

  beforeAll(async () => {
    home = await enterHome(product);
    pair = await startPair(home);
    writeFileSync(live(), settings);
    before = home.snapshot();
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await addProvider(home, pair, { which: 'b', wire: 'chat' });
    await addProvider(home, pair, { which: 'a', wire: 'anthropic', id: 'c' });
    await addProvider(home, pair, { which: 'b', ...codexEndpoint, id: 'd' });
  });
  afterAll(async () => {
    await pair.stop();
    await home.stop();
  });

  it('asks a by the Responses API, with the key the plug-in got from the keychain', async () => {
    await home.use('a');
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const now = readFileSync(live(), 'utf8').split('\n');
    for (const line of settings.split('\n').filter((one) => !one.includes('"model"'))) expect(now).toContain(line);
  });

  it('S9 goes on with a session of a, each key at its own provider', async () => {
    await home.use('b');
    expect(await home.ask('--continue')).toContain(`answer of ${goesOnAt.which}`);
    expectAsked(home, pair, goesOnAt);
  });

  it('asks b by Chat Completions, with the key of b', async () => {
    expect(await home.ask()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', wire: 'chat' });
  });

  it('asks by Anthropic Messages', async () => {
    await home.use('c');
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'anthropic' });
  });

  it('asks an endpoint made for Codex', async () => {
    await home.use('d');
    expect(await home.ask()).toContain('answer of b');
    expectAsked(home, pair, { which: 'b', ...codexEndpoint });
  });

  it('asks by Anthropic Messages again after undo', async () => {
    await home.switchyard(['undo', '--client', 'opencode']);
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'anthropic' });
  });

  it('S1 leaves the keys in no file, argument or environment', () => expectNoKeys(home));

  it('takes the key from one 0600 file where the person prefers no plug-in', async () => {
    await home.use('a', '--delivery', 'file');
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const holding = filesHolding(home.folder, [home.keys.a]);
    expect(holding).toHaveLength(1);
    expect(statSync(home.path(holding[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(filesHolding(home.folder, [home.keys.b])).toEqual([]);
  });

  it('C15 leave gives back every byte of the home', async () => {
    await home.switchyard(['leave', '--yes']);
    expect(home.snapshot()).toEqual(before);
    expectNoKeys(home);
  });
});
