import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire } from '../../shared/provider.ts';
import type { TestView } from '../../shared/test-view.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { type ClientHome, enterHome } from './client-home.ts';
import type { ProgramName } from './programs.ts';
import { filesHolding } from './witness.ts';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

const wireOf = {
  codex: 'responses',
  'opencode-v1': 'chat',
  'opencode-v2': 'chat',
  openclaw: 'chat',
} as const satisfies Readonly<Record<ProgramName, Wire>>;

describe.each(Object.keys(wireOf) as readonly ProgramName[])('a test that lets %s itself ask', (name) => {
  let home: ClientHome;
  let provider: LoopbackProvider;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    home = await enterHome(name);
    provider = await startProvider({ reply: 'hello there', requireKey: home.keys.a, models: ['m'] });
    const added = [
      'add',
      'relay',
      '--base-url',
      provider.baseUrl,
      '--wire',
      wireOf[name],
      '--model',
      'm',
      '--key-stdin',
    ];
    await home.switchyard(added, `${home.keys.a}\n`);
    before = home.snapshot();
  });
  afterAll(async () => {
    await provider.stop();
    await home.stop();
  });

  const test = async () => {
    const { code, stdout } = await home.run(process.execPath, [
      ...[cli, 'test', 'relay', '--level', '6', '--client', home.client, '--json'],
    ]);
    const { value }: { value: TestView[] } = JSON.parse(stdout);
    return { code, client: value[0]?.clients?.[0] };
  };
  const last = (client: Awaited<ReturnType<typeof test>>['client']) => client?.levels.at(-1);

  it('sees it answer, leaves its home as it was, and the key in no file', async () => {
    const { code, client } = await test();
    expect({ code, client }).toMatchObject({
      code: 0,
      client: { kind: 'good', levels: [{}, {}, { level: 'client' }] },
    });
    expect(last(client)).toMatchObject({ level: 'client', look: 'good' });
    const changed = Object.entries(home.snapshot()).filter(([path, is]) => before[path] !== is);
    expect(changed.map(([path]) => path).filter((path) => !path.startsWith('.local/share/switchyard'))).toEqual([]);
    expect(filesHolding(home.folder, [home.keys.a])).toEqual([]);
    expect(home.sighting.leaks).toEqual([]);
  });

  // The others take half a minute more for the same; what they say is read in core/clients/trial.test.ts.
  it.runIf(name === 'codex' || name === 'opencode-v2')('tells in its own words why it fails', async () => {
    // Our own question passes, so that only the client can tell.
    provider.behave({ kind: 'fails', status: 418, message: 'the tea is not ready' });
    const { code, client } = await test();
    expect(code).toBeGreaterThan(3);
    expect(last(client)).toMatchObject({ level: 'client', look: 'bad', detail: expect.stringMatching(/418|tea/) });
    provider.behave({ kind: 'speaks' });
  });
});
