import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { setupQuit } from './quit.ts';

beforeEach(() => {
  stub.resetElectron();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An app whose engine stops when the test says so. */
function setup() {
  let settle = { resolve: (): void => undefined, reject: (_: Error): void => undefined };
  const stopped = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const own = { stop: vi.fn(() => stopped) };
  const removeTray = vi.fn();
  setupQuit(own as never, { letGo: vi.fn() } as never, removeTray);
  /** As the system does after each `quit`; gives whether the process would end now. */
  const end = () => {
    const event = new stub.StubEvent();
    stub.app.emit('will-quit', event);
    return !event.defaultPrevented;
  };
  const isOver = () => stub.deeds.at(-1) === 'quit';
  return { own, stop: settle, removeTray, end, isOver };
}

it('waits for a file that is being written, and ends as soon as it is', async () => {
  const { stop, removeTray, end, isOver } = setup();
  expect(end()).toBe(false);
  expect(removeTray).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(4900);
  expect(isOver()).toBe(false);
  stop.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
  expect(end()).toBe(true);
});

it('ends after five seconds, whatever still runs', async () => {
  const { end, isOver } = setup();
  end();
  await vi.advanceTimersByTimeAsync(4999);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver()).toBe(true);
});

it('stops once, however often it is told to quit', () => {
  const { own, end } = setup();
  expect([end(), end()]).toEqual([false, false]);
  expect(own.stop).toHaveBeenCalledOnce();
});

it('ends also when the engine did not stop well, and says so', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { stop, end, isOver } = setup();
  end();
  stop.reject(new Error('broken'));
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
  expect(String(said.mock.calls[0])).toContain('did not stop well');
});
