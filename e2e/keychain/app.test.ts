import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientIds } from '../../shared/client-id.ts';
import type { Topic } from '../../shared/contract.ts';
import { script } from '../cli/terminal.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { problemOf, testApp, testDraft } from '../support/test-app.ts';
import { testEnvironment } from '../support/test-environment.ts';

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());

const key = 'sk-planted-0123456789';

/** A window and a terminal on the same home, with a real keychain. */
async function enter() {
  const { HOME: _, XDG_DATA_HOME: _data, ...bus } = service.variables;
  const environment = testEnvironment({ variables: bus });
  const hands = await testApp({ environment });
  for (const client of clientIds) hands.write(liveFiles[client], liveContents[client]);
  await delay(150);
  const terminal = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args, '--json'], {
      env: { ...environment.variables },
      cwd: environment.workingFolder,
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
    return JSON.parse(stdout).value;
  };
  return { ...hands, terminal };
}

type Hands = Awaited<ReturnType<typeof enter>>;

const relay = { draft: testDraft({ endpoints: { responses: 'https://relay.example/v1' } }), key };
const add = ({ calls }: Hands) => calls['providers.add']({ ...relay, keyStore: 'keychain' });

async function heardOf({ calls }: Hands, act: () => unknown): Promise<readonly Topic[]> {
  const { now } = await calls['changes.wait']({ since: 0 });
  act();
  await Promise.race([calls['changes.wait']({ since: now }), delay(1000)]);
  await delay(150);
  return Promise.race([
    calls['changes.wait']({ since: now }).then(({ topics }) => topics),
    delay(100, [] as readonly Topic[]),
  ]);
}

describe('a window and a terminal', () => {
  it('T7 hold the same providers, the same keys, the same choice and the same history', async () => {
    const hands = await enter();
    expect((await add(hands)).key).toBe('keychain');
    expect(hands.terminal('list')).toMatchObject([{ provider: { id: 'relay' }, key: 'keychain', keyHint: '6789' }]);
    const heard = await heardOf(hands, () => hands.terminal('use', 'relay', '--client', 'codex'));
    expect(heard).toEqual(expect.arrayContaining(['clients', 'history', 'providers']));
    const [codex] = await hands.calls['clients.read'](undefined);
    expect(codex).toMatchObject({ current: { kind: 'ours', provider: 'relay' }, keyStore: 'keychain' });
    expect(await hands.calls['undo.use']({ receipt: codex?.undo ?? '' })).toMatchObject({
      kind: 'undo',
      choice: 'relay',
    });
    expect(hands.read(liveFiles.codex)).toBe(liveContents.codex);
    expect(hands.terminal('history')).toMatchObject([{ kind: 'undo' }, { kind: 'use', isUndone: true }]);
    expect(await heardOf(hands, () => hands.terminal('settings', 'delivery.codex', 'file'))).toContain('settings');
    expect(await heardOf(hands, () => hands.terminal('remove', 'relay'))).toContain('providers');
    expect(await hands.calls['providers.list'](undefined)).toEqual([]);
  });
});

describe('a window with a keychain', () => {
  it('removes a key from it with its provider, and puts both back', async () => {
    const hands = await enter();
    await add(hands);
    const ref = (await hands.app.engine.keys.list())[0]?.ref;
    if (!ref) throw new Error('there is no key');
    const { removal } = await hands.calls['providers.remove']({ id: 'relay' });
    expect((await problemOf(hands.app, 'switch.plan', { client: 'codex', choice: 'relay' })).code).toBe(
      'provider-unknown',
    );
    expect(await hands.app.engine.keys.list()).toEqual([]);
    expect((await hands.calls['providers.putBack']({ removal })).key).toBe('keychain');
    expect(await hands.app.engine.keys.read(ref)).toBe(key);
  });

  it('moves a key out of a live file into it, and brings it back with an undo', async () => {
    const hands = await enter();
    const text = `model_provider = "x"\n\n[model_providers.x]\nname = "X"\nbase_url = "https://x.example/v1"\nwire_api = "responses"\nexperimental_bearer_token = "${key}"\n`;
    hands.write(liveFiles.codex, text);
    await hands.calls['import.apply']({});
    const [move] = await hands.calls['import.planKeyMoves']({ client: 'codex' });
    const applied = await hands.calls['plans.apply']({ plan: move?.plan ?? '' });
    expect(applied).toMatchObject({ kind: 'import', choice: 'x' });
    expect(hands.read(liveFiles.codex)).not.toContain(key);
    expect((await hands.calls['providers.list'](undefined))[0]).toMatchObject({ key: 'keychain', keyHint: '6789' });
    await hands.calls['undo.use']({ receipt: applied.receipt ?? '' });
    expect(hands.read(liveFiles.codex)).toBe(text);
  });

  it('S5 that is locked says so, loses nothing, and works again once it is unlocked', async () => {
    const hands = await enter();
    await add(hands);
    service.lock();
    expect(await hands.calls['tests.run']({ provider: 'relay' })).toMatchObject({ kind: 'keychain' });
    for (const [name, input] of [
      ['providers.remove', { id: 'relay' }],
      ['keys.set', { provider: 'relay', key: 'sk-another-0123456789', store: 'keychain' }],
    ] as const)
      expect((await problemOf(hands.app, name, input)).code).toMatch(/^keychain-/);
    expect(await hands.calls['keychain.check'](undefined)).toMatchObject({ code: expect.stringMatching(/^keychain-/) });
    expect((await hands.calls['providers.list'](undefined))[0]?.key).toBe('keychain');
    await service.unlock();
    expect(await hands.calls['keychain.check'](undefined)).toBeNull();
    const [entry] = await hands.app.engine.keys.list();
    expect(entry && (await hands.app.engine.keys.read(entry.ref))).toBe(key);
  });
});
