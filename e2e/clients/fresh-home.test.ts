import { describe, expect, it, onTestFinished } from 'vitest';
import { enterHome } from './client-home.ts';
import { type ProgramName, programs } from './programs.ts';
import { addProvider, expectAsked, startPair } from './provider-pair.ts';

describe('a client that was never configured', () => {
  const names = Object.keys(programs) as ProgramName[];

  it.each(names)('%s asks a, status says so, and C15 leave takes away what we made', async (name) => {
    const home = await enterHome(name);
    onTestFinished(home.stop);
    const pair = await startPair(home);
    onTestFinished(pair.stop);
    const before = home.snapshot();
    await addProvider(home, pair, { which: 'a', wire: 'responses' });
    await home.use('a');
    expect(await home.ask()).toContain('answer of a');
    expectAsked(home, pair, { which: 'a', wire: 'responses' });
    const { value } = JSON.parse(await home.switchyard(['status', '--json']));
    expect(value.clients).toContainEqual(
      expect.objectContaining({
        client: programs[name].client,
        isFound: true,
        version: programs[name].version,
        current: expect.objectContaining({ kind: 'ours', provider: 'a', model: 'm-a', delivery: 'keychain' }),
        drift: { kind: 'none' },
        legacy: [],
        shadows: [],
      }),
    );
    await home.switchyard(['leave', '--yes']);
    expect(home.snapshot()).toEqual(before);
  });
});
