import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { callNames } from '../../shared/contract.ts';
import { setupIpc, strangerIn } from './ipc.ts';

const secret = 'sk-planted-key-0001';
const ours = { parent: null, origin: 'app://main' };
const answer = vi.fn(
  async (_name: unknown, _input: unknown, _gone?: AbortSignal) => ({ ok: true, value: 'done' }) as const,
);
const onAnswered = vi.fn();
let logged: string;

beforeEach(() => {
  stub.resetElectron();
  answer.mockClear();
  logged = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged += String(text);
    return true;
  });
  onAnswered.mockClear();
  setupIpc(answer, onAnswered);
});
afterEach(() => vi.restoreAllMocks());

function ask(name: string, senderFrame: unknown, inputs: readonly unknown[], sender = new stub.StubContents()) {
  return stub.ipcMain.handlers.get(name)?.({ senderFrame, sender } as never, ...inputs);
}

it('W2 has one handler for each name of the contract, and none besides', () => {
  expect([...stub.ipcMain.handlers.keys()]).toEqual(callNames);
});

it('hands what the page asks to the engine, and its reply back', async () => {
  expect(await ask('tests.run', ours, [{ provider: 'a' }])).toEqual({ ok: true, value: 'done' });
  expect(answer).toHaveBeenCalledWith('tests.run', { provider: 'a' }, expect.any(AbortSignal));
  expect(await ask('providers.list', ours, [])).toEqual({ ok: true, value: 'done' });
  expect(logged).toBe('');
});

it.each([
  ['no frame', null],
  ['a sub-frame', { parent: ours, origin: 'app://main' }],
  ['another origin', { parent: null, origin: 'https://main' }],
  ['another origin', { parent: null, origin: 'app://main.evil' }],
  ['another origin', { parent: null, origin: 'app://other' }],
  ['another origin', { parent: null, origin: 'file://' }],
  ['another origin', { parent: null, origin: 'null' }],
])('W6 refuses %s, and logs it without the payload', async (why, frame) => {
  expect(strangerIn({ senderFrame: frame as never })).toBe(why);
  const reply = await ask('keys.set', frame, [{ provider: 'a', key: secret, store: 'keychain' }]);
  expect(reply).toMatchObject({ ok: false, problem: { code: 'not-our-window' } });
  expect(answer).not.toHaveBeenCalled();
  expect(logged).toContain(`keys.set was refused: ${why}`);
  expect(logged + JSON.stringify(reply)).not.toContain(secret);
});

it.each([
  ['too many', 'tests.run', [{ provider: 'a' }, secret]],
  ['none where one is needed', 'tests.run', []],
  ['one where none is taken', 'providers.list', [secret]],
])('W6 refuses the wrong number of inputs: %s', async (_, name, inputs) => {
  expect(await ask(name, ours, inputs)).toMatchObject({ ok: false, problem: { code: 'wrong-number-of-inputs' } });
  expect(answer).not.toHaveBeenCalled();
  expect(logged).not.toContain(secret);
});

it('tells of an answer only while the page that asked is still there', async () => {
  const contents = new stub.StubContents();
  await ask('changes.wait', ours, [{ since: 0 }], contents);
  expect(onAnswered.mock.calls).toEqual([['changes.wait']]);
  answer.mockImplementationOnce(async () => {
    contents.emit('did-start-loading');
    return { ok: true, value: 'done' };
  });
  await ask('changes.wait', ours, [{ since: 1 }], contents);
  expect(onAnswered).toHaveBeenCalledOnce();
});

it.each(['did-start-loading', 'render-process-gone', 'destroyed'])(
  'lets the calls of a page go that nobody waits for any more: %s',
  async (event) => {
    const contents = new stub.StubContents();
    await ask('changes.wait', ours, [{ since: 1 }], contents);
    const gone = answer.mock.lastCall?.[2];
    expect(gone?.aborted).toBe(false);
    contents.emit(event);
    expect(gone?.aborted).toBe(true);
    // The page that comes after it waits anew.
    await ask('changes.wait', ours, [{ since: 1 }], contents);
    expect(answer.mock.lastCall?.[2]?.aborted).toBe(false);
    expect(contents.listenerCount(event)).toBe(1);
  },
);

it('gives a reply also where the engine breaks its promise to, and one line in the log', async () => {
  answer.mockRejectedValueOnce(new TypeError(`it held ${secret}`));
  const reply = await ask('keys.set', ours, [{ provider: 'a', key: secret, store: 'keychain' }]);
  expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected-in-window' } });
  expect(logged).toMatch(/^switchyard: keys\.set: TypeError at .*ipc\.test\.ts.*\n$/);
  expect(logged + JSON.stringify(reply)).not.toContain('planted');
});

it('gives the reply also where somebody who hears of it fails', async () => {
  onAnswered.mockImplementationOnce(() => {
    throw new Error(secret);
  });
  expect(await ask('providers.list', ours, [])).toEqual({ ok: true, value: 'done' });
  expect(logged).toMatch(/^switchyard: after providers\.list: Error at .*\n$/);
  expect(logged).not.toContain('planted');
});
