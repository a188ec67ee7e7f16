import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { OneTimeHints } from '../one-time-hints.ts';
import type { watchTrayHost } from '../tray/tray-host.ts';
import { setupTray } from './tray.ts';

type Watch = typeof watchTrayHost;
let report: Parameters<Watch>[1];
const stopped = vi.fn();
const watch: Watch = (_, onChange) => {
  report = onChange;
  return stopped;
};

beforeEach(() => {
  stub.resetElectron();
  stopped.mockClear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** Everything around the tray, small: a window that is open or not, settings that remember what was told. */
function desktop(given: { platform?: 'linux' | 'darwin'; isOpen?: boolean } = {}) {
  const told: 'no-tray'[] = [];
  const environment = { ...testEnvironment(), platform: given.platform ?? 'linux' };
  const change = vi.fn(async ({ told: next }: { told: 'no-tray'[] }) => void told.splice(0, told.length, ...next));
  const window = { isOpen: given.isOpen ?? true, show: vi.fn(() => void Object.assign(window, { isOpen: true })) };
  const face = { place: vi.fn(async () => undefined) };
  const app = { engine: { environment }, calls: { 'settings.change': change } };
  const hints = new OneTimeHints(app as never, { value: { told }, t: translator('en', en) } as never);
  const parts = { app, hints, window, face, watch };
  return { presence: setupTray(parts as never), window, face, told };
}

const said = () => stub.Notification.all.map(({ options }) => options.title);

it('puts the icon there once where there always is a tray', () => {
  const { presence, face } = desktop({ platform: 'darwin' });
  expect([presence.isSeen, face.place.mock.calls.length]).toEqual([true, 1]);
});

it('puts the icon there once for the panel that was there, and anew for each that comes', () => {
  const { presence, face } = desktop();
  expect(presence.isSeen).toBe(false);
  report(true);
  expect([presence.isSeen, face.place.mock.calls.length]).toEqual([true, 1]);
  report(false);
  expect(presence.isSeen).toBe(false);
  report(true);
  expect([presence.isSeen, face.place.mock.calls.length]).toEqual([true, 2]);
  vi.runAllTimers();
  expect(said()).toEqual([]);
});

it('T6 says once that there is no tray', async () => {
  const { told } = desktop();
  report(false);
  expect(said()).toEqual([]);
  await vi.runAllTimersAsync();
  expect(said()).toEqual(['This desktop shows no tray']);
  expect(told).toEqual(['no-tray']);
  report(true);
  report(false);
  await vi.runAllTimersAsync();
  expect(said()).toHaveLength(1);
});

it('is never out of sight: after a while without a tray it opens the window that a start at login did not', () => {
  const { window } = desktop({ isOpen: false });
  report(false);
  vi.advanceTimersByTime(3000);
  expect(window.show).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20_000);
  expect(window.show).toHaveBeenCalledOnce();
  expect(said()).toHaveLength(1);
});

it('waits for the panel that comes up after it at login, without a word or a window', () => {
  const { window, face } = desktop({ isOpen: false });
  report(false);
  vi.advanceTimersByTime(10_000);
  report(true);
  vi.runAllTimers();
  expect([window.show.mock.calls.length, said().length, face.place.mock.calls.length]).toEqual([0, 0, 2]);
});

it('stops listening with the app', () => {
  const { presence } = desktop();
  report(false);
  presence.stop();
  vi.runAllTimers();
  expect([stopped.mock.calls.length, said().length]).toEqual([1, 0]);
});
