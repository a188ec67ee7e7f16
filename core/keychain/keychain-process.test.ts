import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyRefFor } from './key-ref.ts';
import type { Keychain } from './keychain.ts';
import { type KeychainLimits, keychainOf } from './keychain-process.ts';

const refs = Array.from({ length: 20 }, (_, number) => keyRefFor(`p${number}`, 'https://h.example'));
const [first = keyRefFor('a', 'https://h.example'), second = first, third = first] = refs;

/** Much longer than a test may take: what a test is about is set by itself. */
const patient: KeychainLimits = { startMs: 60_000, answerMs: 60_000, idleMs: 60_000 };

/**
 * A keychain that is asked through a child of a test's own making. `script` is what the child does with each request
 * (`line`), after `start`; `say` prints a reply, `value` gives the key of a name. Whatever it was started for, the child
 * ends when its input does.
 */
function childOf(script: string, limits: Partial<KeychainLimits> = {}, start = 'ready();') {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-child-'));
  const file = join(folder, 'child.cjs');
  writeFileSync(
    file,
    `const fs = require('node:fs');
fs.appendFileSync(__dirname + '/starts', process.pid + '\\n');
const isFirst = fs.readFileSync(__dirname + '/starts', 'utf8').split('\\n').length === 2;
const say = (reply) => process.stdout.write(JSON.stringify(reply) + '\\n');
const ready = () => say({ kind: 'ready' });
const value = (line) => say({ kind: 'value', id: line.id, value: 'key of ' + line.request.ref });
require('node:readline').createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text);
  ${script}
}).on('close', () => process.exit());
${start}
`,
  );
  const starter = { self: [process.execPath, file] as const, variables: {} };
  const keychain: Keychain = keychainOf(starter, { ...patient, ...limits });
  const starts = () =>
    (existsSync(`${folder}/starts`) ? readFileSync(`${folder}/starts`, 'utf8').match(/\d+/g) : []) ?? [];
  return { keychain, starts, file };
}

function code(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value,
    (error: { problem?: { code: string } }) => error.problem?.code ?? error,
  );
}

const keyOf = (ref: string) => `key of ${ref}`;

it('gives each of many callers its own answer, in whatever order they come, with one start', async () => {
  const { keychain, starts } = childOf('setTimeout(() => value(line), Math.random() * 50);');
  expect(await Promise.all(refs.map((ref) => keychain.get(ref)))).toEqual(refs.map(keyOf));
  expect(await keychain.get(first)).toBe(keyOf(first));
  expect(starts()).toHaveLength(1);
});

it('S1 hands a key to the child by its input only, and tells none of what a broken child prints', async () => {
  const { keychain } = childOf(
    `if (process.argv.concat(Object.values(process.env)).join().includes('PLANTED')) process.exit();
     process.stdout.write(line.request.key + ' is no reply\\n');`,
  );
  const failure = await keychain.set(first, 'sk-PLANTED').catch((error: unknown) => error);
  expect(failure).toMatchObject({ problem: { code: 'keychain-process-ended' } });
  expect(JSON.stringify(failure)).not.toContain('PLANTED');
});

it('does not count the start of the child as time of the keychain', async () => {
  const { keychain, starts } = childOf('value(line);', { answerMs: 1000 }, 'setTimeout(ready, 1500);');
  expect(await keychain.get(first)).toBe(keyOf(first));
  expect(starts()).toHaveLength(1);
});

it('S6 gives up on a child that does not come up, and says that nobody was asked', async () => {
  const { keychain } = childOf('', { startMs: 300 }, '');
  await expect(keychain.get(first)).rejects.toMatchObject({
    problem: { code: 'keychain-not-asked' },
  });
});

it('S6 gives up on a keychain that is silent, ends the child, and asks anew with another one', async () => {
  const { keychain, starts } = childOf('if (!isFirst) value(line);', { answerMs: 1500 });
  expect(await Promise.all([code(keychain.get(first)), code(keychain.get(second))])).toEqual([
    'keychain-timeout',
    'keychain-timeout',
  ]);
  expect(await keychain.get(first)).toBe(keyOf(first));
  const [hung] = starts();
  await expect.poll(() => existsSync(`/proc/${hung}/exe`), { timeout: 15_000 }).toBe(false);
});

it('waits for a keychain that is slow as long as it goes on answering', async () => {
  // Twelve answers of 150 ms take longer than the limit, and no silence does.
  const { keychain, starts } = childOf(
    'queue = queue.then(() => new Promise((done) => setTimeout(() => done(value(line)), 150)));',
    { answerMs: 1500 },
    'let queue = Promise.resolve(); ready();',
  );
  const some = refs.slice(0, 12);
  expect(await Promise.all(some.map((ref) => keychain.get(ref)))).toEqual(some.map(keyOf));
  expect(starts()).toHaveLength(1);
});

it('asks once more when a child ended without an answer, and nobody hears of it', async () => {
  const { keychain, starts } = childOf('if (isFirst) process.exit(); value(line);');
  expect(await Promise.all(refs.map((ref) => keychain.get(ref)))).toEqual(refs.map(keyOf));
  expect(starts()).toHaveLength(2);
});

it('lets the request that ends every child fail alone', async () => {
  const { keychain } = childOf(
    `if (line.request.ref === '${second}') process.kill(process.pid, 'SIGKILL'); else value(line);`,
  );
  expect(await Promise.all([first, second, third].map((ref) => code(keychain.get(ref))))).toEqual([
    keyOf(first),
    'keychain-process-ended',
    keyOf(third),
  ]);
});

it('does not try for ever where every child ends before it is ready', async () => {
  const { keychain, starts } = childOf('', {}, 'process.exit();');
  expect(await Promise.all([code(keychain.get(first)), code(keychain.check())])).toEqual([
    'keychain-process-ended',
    'keychain-process-ended',
  ]);
  expect(starts()).toHaveLength(2);
});

it('says at once that the program which asks is not there', async () => {
  const keychain = keychainOf({ self: ['/no/such/program'], variables: {} }, patient);
  expect(await Promise.all([code(keychain.get(first)), code(keychain.get(second))])).toEqual([
    'keychain-failed',
    'keychain-failed',
  ]);
});

it('tells a refusal of the keychain from its silence, and asks no second time', async () => {
  const { keychain, starts } = childOf(
    "say({ kind: 'failure', id: line.id, message: 'Secret Service: org.freedesktop.Secret.Error.IsLocked' });",
  );
  expect(await code(keychain.get(first))).toBe('keychain-locked');
  expect(await code(keychain.delete(first))).toBe('keychain-locked');
  expect(starts()).toHaveLength(1);
});

it('lets the child end when it has been idle', async () => {
  const { keychain, starts } = childOf('value(line);', { idleMs: 50 });
  await keychain.get(first);
  await expect.poll(() => existsSync(`/proc/${starts()[0]}/exe`), { timeout: 15_000 }).toBe(false);
  expect(await keychain.get(second)).toBe(keyOf(second));
  expect(starts()).toHaveLength(2);
});

it('uses another child when the idle one was ended by somebody', async () => {
  const { keychain, starts } = childOf('value(line);');
  await keychain.get(first);
  process.kill(Number(starts()[0]), 'SIGKILL');
  expect(await keychain.get(second)).toBe(keyOf(second));
});

it('holds up nobody who wants to end, and the child ends with the one who asked, however that ends', async () => {
  const { file, starts } = childOf('value(line);');
  const asker = join(mkdtempSync(join(tmpdir(), 'switchyard-asker-')), 'asker.mts');
  writeFileSync(
    asker,
    `import { keychainOf } from '${join(import.meta.dirname, 'keychain-process.ts')}';
const limits = { startMs: 60_000, answerMs: 60_000, idleMs: 60_000 };
const keychain = keychainOf({ self: [process.execPath, '${file}'], variables: {} }, limits);
console.log(await keychain.get('${first}'));
if (process.argv[2] === 'stay') setInterval(() => 0, 1000);`,
  );
  const tsx = import.meta.resolve('tsx');
  const start = (...words: readonly string[]) =>
    spawn(process.execPath, ['--import', tsx, asker, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const leaving = start();
  expect(await new Promise((resolve) => leaving.once('exit', resolve))).toBe(0);
  const staying = start('stay');
  await new Promise((resolve) => staying.stdout.once('data', resolve));
  staying.kill('SIGKILL');
  expect(starts()).toHaveLength(2);
  for (const pid of starts()) await expect.poll(() => existsSync(`/proc/${pid}/exe`), { timeout: 10_000 }).toBe(false);
});
