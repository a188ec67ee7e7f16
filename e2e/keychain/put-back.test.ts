import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepRemovals } from '../../core/app/acts/removals.ts';
import { createApp } from '../../core/app/create-app.ts';
import { startEngine } from '../../core/app/start-engine.ts';
import { clientIds } from '../../shared/client-id.ts';
import { clearKeychain, script } from '../cli/terminal.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { testApp, testDraft } from '../support/test-app.ts';
import { testEnvironment } from '../support/test-environment.ts';

const key = 'sk-planted-removed-0123456789';

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());
beforeEach(() => clearKeychain(service));

/** Asked in a process of its own: the library looks for the bus once. */
const listing = `const { findCredentials } = require('@napi-rs/keyring');
process.stdout.write(JSON.stringify(findCredentials('switchyard').map(({ account }) => account)));`;

/** The names under which our keys stand in the real keychain. */
function namesInKeychain(): readonly string[] {
  const options = { cwd: import.meta.dirname, env: service.variables, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', listing], options);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const held = /^removed-[0-9a-f]{16}\.relay#[0-9a-f]{12}$/;

/** A home with a provider whose key lies in the keychain, and whose traces stand in OpenCode's file. */
async function enter() {
  const { HOME: _, XDG_DATA_HOME: _data, ...bus } = service.variables;
  let now = Date.now();
  const environment = testEnvironment({ variables: bus, now: () => new Date(now) });
  const hands = await testApp({ environment });
  for (const client of clientIds) hands.write(liveFiles[client], liveContents[client]);
  const url = 'https://relay.example/v1';
  const draft = testDraft({ endpoints: { responses: url, chat: url } });
  await hands.calls['providers.add']({ draft, key, keyStore: 'keychain' });
  await hands.calls['providers.add']({ draft: { ...draft, name: 'Other' }, key, keyStore: 'keychain' });
  for (const choice of ['relay', 'other']) await hands.calls['switch.use']({ client: 'opencode', choice });
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [script, ...args], {
      env: { ...environment.variables },
      cwd: environment.workingFolder,
      encoding: 'utf8',
    });
  const terminal = (...args: readonly string[]) => {
    const { status, stdout, stderr } = run(...args);
    expect(status, stdout + stderr).toBe(0);
    return stdout;
  };
  const wait = (ms: number) => {
    now += ms;
  };
  return { ...hands, environment, run, terminal, wait };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

describe('a removed provider', () => {
  it('S1 has its key under a name of its own in the keychain, and in no file', async () => {
    const hands = await enter();
    await hands.calls['providers.remove']({ id: 'relay' });
    const names = namesInKeychain();
    expect(names.filter((name) => held.test(name))).toHaveLength(1);
    expect(names.some((name) => name.startsWith('relay#'))).toBe(false);
    for (const path of filesBelow(hands.environment.home)) expect(readFileSync(path, 'utf8'), path).not.toContain(key);
    expect(hands.run('key', 'print', 'relay').status).toBe(1);
  });

  it('is put back with its key by the terminal after its window closed, and by a window after the terminal', async () => {
    const hands = await enter();
    const before = hands.read(liveFiles.opencode);
    await hands.calls['providers.remove']({ id: 'relay' });
    await hands.app.stop();
    expect(hands.terminal('put-back', 'relay')).toBe('Relay is back.\n');
    expect(hands.terminal('key', 'print', 'relay')).toBe(`${key}\n`);
    expect(hands.read(liveFiles.opencode)).toBe(before);
    expect(namesInKeychain().filter((name) => name.startsWith('removed-'))).toEqual([]);

    expect(hands.terminal('remove', 'relay')).toContain('put-back relay');
    expect(hands.read(liveFiles.opencode)).not.toBe(before);
    const second = await createApp(hands.environment, { kind: 'browser' });
    const [removal] = await second.calls['removals.list']();
    await second.calls['providers.putBack']({ removal: removal?.removal ?? '' });
    await second.stop();
    expect(hands.terminal('key', 'print', 'relay')).toBe(`${key}\n`);
    expect(hands.read(liveFiles.opencode)).toBe(before);
  });

  it('goes for good with the next start of any face after ten minutes, key included', async () => {
    const hands = await enter();
    await hands.calls['providers.remove']({ id: 'relay' });
    await hands.app.stop();
    hands.wait(10 * 60 * 1000 - 1000);
    await startEngine(hands.environment, 'terminal');
    expect(namesInKeychain().filter((name) => held.test(name))).toHaveLength(1);
    hands.wait(1000);
    const engine = await startEngine(hands.environment, 'terminal');
    expect(namesInKeychain().filter((name) => name.startsWith('removed-'))).toEqual([]);
    await sweepRemovals(engine);
    expect(hands.run('put-back', 'relay').stderr).toContain('was not removed in the last ten minutes');
  });

  it('leaves no key behind when everything is left', async () => {
    const hands = await enter();
    await hands.calls['providers.remove']({ id: 'relay' });
    await hands.app.stop();
    hands.terminal('leave', '--yes');
    expect(namesInKeychain()).toEqual([]);
  });

  it('is remembered until the keychain answers again, where it is locked when the time is over', async () => {
    const hands = await enter();
    await hands.calls['providers.remove']({ id: 'relay' });
    await hands.app.stop();
    hands.wait(11 * 60 * 1000);
    service.lock();
    await startEngine(hands.environment, 'terminal');
    await service.unlock();
    expect(namesInKeychain().filter((name) => held.test(name))).toHaveLength(1);
    await startEngine(hands.environment, 'terminal');
    expect(namesInKeychain().filter((name) => name.startsWith('removed-'))).toEqual([]);
  });
});
