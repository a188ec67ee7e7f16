import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { keyRefFor } from '../../core/keychain/key-ref.ts';
import { type Keys, openKeys } from '../../core/keychain/keys.ts';
import { ensureLauncher } from '../../core/keychain/launcher.ts';
import { type SecretService, startSecretService, startSilentBus } from '../support/secret-service.ts';
import { testEnvironment } from '../support/test-environment.ts';

const ref = keyRefFor('acme', 'https://api.acme.example');
const other = keyRefFor('beta', 'https://api.beta.example');
const key = 'sk-PLANTED-0815';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Calls the launcher as clients do: absolute, no shell, no terminal. `input` undefined leaves stdin open. */
function call(environment: Environment, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const launcher = ensureLauncher(environment);
  const env = { ...(options.variables ?? environment.variables) } as NodeJS.ProcessEnv;
  const child = spawn(launcher, args, { cwd: dirname(launcher), env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  if (options.input !== undefined) child.stdin.end(options.input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      child.stdin.destroy();
      resolve({ code, stdout, stderr });
    });
  });
}

function expectOneLineCause(run: Run, cause: RegExp): void {
  expect(run.code).toBe(1);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(cause);
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
}

function request(...ids: string[]): string {
  return JSON.stringify({ protocolVersion: 1, provider: 'switchyard', ids });
}

describe('with a real Secret Service', () => {
  let service: SecretService;
  let environment: Environment;
  let keys: Keys;
  beforeAll(async () => {
    service = await startSecretService();
    environment = testEnvironment({ variables: service.variables });
    keys = openKeys(environment);
    await keys.set(ref, key, 'keychain');
  });
  afterAll(() => service.stop());

  it('prints the key as one line, for its full name and for the provider', async () => {
    const expected = { code: 0, stdout: `${key}\n`, stderr: '' };
    expect(await call(environment, ['print', ref])).toEqual(expected);
    expect(await call(environment, ['print', 'acme'])).toEqual(expected);
  });

  it('answers in spite of what the variables of the caller would do to Node', async () => {
    const variables = { ...service.variables, NODE_OPTIONS: '--require /nowhere.js', NODE_PATH: '/nowhere' };
    expect(await call(environment, ['print', ref], { variables })).toEqual({ code: 0, stdout: `${key}\n`, stderr: '' });
  });

  it('tells the time of the keychain on stderr when asked to', async () => {
    const run = await call(environment, ['print', ref], {
      variables: { ...service.variables, SWITCHYARD_TIMING: '1' },
    });
    expect(run.stdout).toBe(`${key}\n`);
    expect(run.stderr).toMatch(/^keychain \d+\.\d ms\n$/);
  });

  it('ends with 1 and one line of cause for a missing key, a wrong call and a broken index', async () => {
    expectOneLineCause(await call(environment, ['print', other]), /beta has no key here/);
    expectOneLineCause(await call(environment, ['print', 'nobody']), /nobody has no key here/);
    for (const args of [['print'], ['print', '-x'], ['print', 'acme', 'beta'], ['openclaw', 'acme']])
      expectOneLineCause(await call(environment, args), /Usage/);
    const broken = testEnvironment({ variables: service.variables });
    ensureLauncher(broken);
    writeFileSync(join(broken.dataFolder, 'keys.json'), '{');
    expectOneLineCause(await call(broken, ['print', ref]), /keys\.json can't be read/);
  });

  it('says the cause in the language of its environment, also where it is remembered from another', async () => {
    const inLanguage = (LANG: string, args: readonly string[]) =>
      call(environment, args, { variables: { ...service.variables, LANG } });
    expectOneLineCause(await inLanguage('fr_FR.UTF-8', ['print', other]), /beta n’a pas de clé ici\. Enregistrez-la/);
    const remembered = readFileSync(join(environment.dataFolder, 'refusals', other.replace('#', '.')), 'utf8');
    expect(JSON.parse(remembered).problem).toMatchObject({ code: 'helper.no-key', values: { provider: 'beta' } });
    expectOneLineCause(await inLanguage('ja_JP.UTF-8', ['print', other]), /beta のキーはここにありません。/);
    expectOneLineCause(await inLanguage('zh_CN.UTF-8', ['print']), /用法：switchyard key print/);
    expectOneLineCause(await inLanguage('C', ['print', other]), /beta has no key here/);
  });

  it('prints a key again at once after it was entered, whatever was refused before', async () => {
    expectOneLineCause(await call(environment, ['print', other]), /beta has no key here/);
    await keys.set(other, 'sk-new', 'keychain');
    expect((await call(environment, ['print', other])).stdout).toBe('sk-new\n');
    await keys.delete(other);
  });

  it('OpenClaw: answers every id it is asked, with an environment of passEnv only and nothing else on stdout', async () => {
    const { DBUS_SESSION_BUS_ADDRESS = '' } = service.variables;
    const run = await call(environment, ['openclaw'], {
      input: request(ref, other, 'no such id', '__proto__'),
      variables: { DBUS_SESSION_BUS_ADDRESS, OPENCLAW_CLI: '1' },
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.trimEnd()).not.toContain('\n');
    const answer = JSON.parse(run.stdout);
    expect(answer.protocolVersion).toBe(1);
    expect(answer.values).toEqual({ [ref]: key });
    expect(Object.entries(answer.errors)).toEqual(
      [other, 'no such id', '__proto__'].map((id) => [id, { code: 'NOT_FOUND' }]),
    );
  });

  it('OpenClaw: refuses what is not its protocol', async () => {
    for (const input of ['', 'noise', '{}', '{"protocolVersion":2,"ids":[]}', '{"protocolVersion":1,"ids":[7]}'])
      expectOneLineCause(await call(environment, ['openclaw'], { input }), /^switchyard: /);
  });

  it('OpenClaw: does not wait for ever for a request', async () => {
    expectOneLineCause(await call(environment, ['openclaw']), /No request came on stdin/);
  });
});

it('reads a key from its file with an empty environment, and refuses one that others may read', async () => {
  const environment = testEnvironment();
  const keys = openKeys(environment);
  await keys.set(ref, key, 'file');
  const run = await call(environment, ['openclaw'], { input: request(ref), variables: {} });
  expect(JSON.parse(run.stdout)).toEqual({ protocolVersion: 1, values: { [ref]: key } });
  expect((await call(environment, ['print', 'acme'], { variables: {} })).stdout).toBe(`${key}\n`);
  chmodSync(keys.filePath(ref), 0o644);
  expectOneLineCause(await call(environment, ['print', ref], { variables: {} }), /chmod 600/);
});

it('S5 says "locked" and never "missing", without a dialog, and prints again after the unlocking', async () => {
  const service = await startSecretService({ dialog: 'unanswered' });
  onTestFinished(() => service.stop());
  const environment = testEnvironment({ variables: service.variables });
  await openKeys(environment).set(ref, key, 'keychain');
  service.lock();
  expectOneLineCause(await call(environment, ['print', ref]), /The keychain is locked/);
  expectOneLineCause(await call(environment, ['openclaw'], { input: request(ref) }), /The keychain is locked/);
  // The dialog of gnome-keyring would have been started by now, and would have left its process number.
  expect(existsSync(join(service.folder, 'pids'))).toBe(false);
  await service.unlock();
  expect((await call(environment, ['openclaw'], { input: request(ref) })).code).toBe(0);
});

it('asks a keychain that never answers once when it is called nine times in a row, as Codex does', async () => {
  const bus = await startSilentBus();
  onTestFinished(() => bus.stop());
  const environment = testEnvironment({ variables: bus.variables });
  for (let run = 0; run < 9; run += 1)
    expectOneLineCause(await call(environment, ['print', ref]), /The keychain did not answer in time/);
  expect(bus.connections()).toBe(1);
  expect(readFileSync(join(environment.dataFolder, 'refusals', ref.replace('#', '.')), 'utf8')).not.toContain(key);
});
