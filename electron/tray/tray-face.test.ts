import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import {
  minutesAgo,
  sampleClient,
  sampleNow,
  sampleProvider,
  sampleTest,
  sampleUse,
} from '../../e2e/support/tray-sample.ts';
import type { Topic } from '../../shared/contract.ts';
import { translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { fr } from '../../shared/messages/fr.ts';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { HistoryView, ProviderView } from '../../shared/views.ts';
import { TrayFace } from './tray-face.ts';

beforeEach(() => {
  stub.resetElectron();
  vi.useFakeTimers({ now: sampleNow });
});
afterEach(() => vi.useRealTimers());

/** A tray over an engine that tells of nothing by itself. */
function tray(given: { providers?: ProviderView[]; history?: HistoryView[]; undo?: string } = {}) {
  const state = { providers: given.providers ?? [sampleProvider('a')], history: given.history ?? [] };
  const listeners: ((topics: readonly Topic[]) => void)[] = [];
  const calls = {
    'clients.read': vi.fn(async () => [sampleClient(given.undo === undefined ? {} : { undo: given.undo })]),
    'providers.list': vi.fn(async () => state.providers),
    'history.read': vi.fn(async () => state.history),
    'switch.use': vi.fn(async (_: unknown): Promise<unknown> => applied),
    'undo.use': vi.fn(async (_: unknown): Promise<unknown> => ({ ...applied, kind: 'undo' })),
    'tests.run': vi.fn(async (_: unknown) => undefined),
  };
  const settings = { t: translator('en', en), language: 'en', onChange: vi.fn() };
  const open = vi.fn();
  const quit = vi.fn();
  const environment = { ...testEnvironment(), now: () => new Date() };
  const callsAs = vi.fn((_face: string) => calls);
  const app = {
    engine: { environment },
    callsAs,
    onChange: (listener: (topics: readonly Topic[]) => void) => listeners.push(listener),
  };
  const face = new TrayFace({ app: app as never, settings: settings as never, icons: '/icons', open, quit });
  const tell = (...topics: Topic[]) => {
    for (const listener of listeners) listener(topics);
  };
  return { face, calls, callsAs, state, settings, open, quit, tell };
}

const applied = { kind: 'use', client: 'codex', choice: 'a', summary: '', receipt: 'r1', notes: [] };
const last = () => stub.Tray.all.at(-1) as stub.Tray;
const items = () => last().menus.at(-1)?.items ?? [];
const labels = () => items().map(({ label }) => label);
const said = () => stub.Notification.all.map(({ options: { title, body } }) => ({ title, body }));

async function click(label: string): Promise<void> {
  const item = items().find((one) => one.label === label);
  if (!item?.click) throw new Error(`nothing to click: ${label}`);
  (item.click as () => void)();
  await vi.advanceTimersByTimeAsync(0);
}

it('acts in the tray’s own name, which then stands in the history', () => {
  expect(tray().callsAs.mock.calls).toEqual([['tray']]);
});

it('sets the menu again after a click that changed nothing, for Electron has checked the item by itself', async () => {
  const { face } = tray();
  await face.place();
  const before = last().menus.length;
  await click('Provider a');
  expect(last().menus.length).toBeGreaterThan(before);
  expect(items().filter(({ checked }) => checked)).toMatchObject([{ label: 'Official' }]);
});

it('sets the menu again after each change, and only for what it shows', async () => {
  const { face, state, tell } = tray();
  await face.place();
  const before = last().menus.length;
  tell('settings', 'links', 'palette');
  await vi.advanceTimersByTimeAsync(0);
  expect(last().menus.length).toBe(before);
  state.providers = [sampleProvider('b')];
  tell('providers');
  await vi.advanceTimersByTimeAsync(0);
  expect(labels()).toContain('Provider b');
});

it('leaves the menu alone when none of its words changed: it may be open, with a click on its way', async () => {
  const { face, settings, tell } = tray();
  await face.place();
  const before = last().menus.length;
  tell('clients', 'providers', 'history', 'tests');
  for (const [listener] of settings.onChange.mock.calls) listener();
  stub.nativeTheme.emit('updated');
  await vi.advanceTimersByTimeAsync(0);
  expect(last().menus.length).toBe(before);
});

it('looks once more when something changes while it looks, and not once for each change', async () => {
  const { face, calls, state, tell } = tray();
  await face.place();
  calls['providers.list'].mockClear();
  tell('providers');
  for (let count = 0; count < 5; count++) tell('tests');
  state.providers = [sampleProvider('late')];
  await vi.advanceTimersByTimeAsync(0);
  expect(labels()).toContain('Provider late');
  expect(calls['providers.list']).toHaveBeenCalledTimes(2);
});

it('T4 says what must be restarted, quietly', async () => {
  const { face, calls } = tray();
  await face.place();
  calls['switch.use'].mockResolvedValueOnce({ ...applied, notes: [{ kind: 'restart', message: 'in English' }] });
  await click('Provider a');
  expect(calls['switch.use']).toHaveBeenCalledWith({ client: 'codex', choice: 'a' });
  expect(said()).toEqual([{ title: 'Codex now uses Provider a', body: 'Start a new chat' }]);
  expect(stub.Notification.all[0]?.options.silent).toBe(true);
});

it('T3 a failure shows everywhere, and clears with the next act', async () => {
  const { face, calls, open } = tray();
  await face.place();
  calls['switch.use'].mockRejectedValueOnce(
    new AppError(problemOf('file-read-only', { file: '/x/config.toml', target: '/x/config.toml' })),
  );
  await click('Provider a');
  const failure = 'Codex was not switched. config.toml is read-only.';
  expect(said()).toEqual([{ title: failure, body: 'Run: chmod u+w /x/config.toml' }]);
  expect(labels()[0]).toBe(`⚠ ${failure}`);
  expect([last().image.path, last().tip]).toEqual(['/icons/tray-failure.png', `Switchyard\n${failure}`]);
  stub.Notification.all[0]?.emit('click');
  expect(open).toHaveBeenCalledOnce();
  await click('Provider a');
  expect([last().image.path, last().tip]).toEqual(['/icons/tray-normal.png', 'Switchyard']);
  expect(labels()[0]).toBe('Codex: Official');
});

it('T3 a failure clears by itself, and the undo goes after its ten minutes', async () => {
  const { face, calls } = tray({ history: [sampleUse(minutesAgo(0))], undo: 'h1' });
  await face.place();
  expect(labels()[0]).toBe('Undo: Codex uses Provider a');
  calls['undo.use'].mockRejectedValueOnce(new AppError(problemOf('disk-full', { file: '/x/f', folder: '/x' })));
  await click('Undo: Codex uses Provider a');
  expect(labels()[0]).toMatch(/^⚠ Codex was not put back/);
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  expect(labels()[0]).toBe('Codex: Official');
});

it('T4 takes back the very act that its item names, and says why where another one came after it', async () => {
  const { face, calls } = tray({ history: [sampleUse(minutesAgo(0))], undo: 'h1' });
  await face.place();
  await click('Undo: Codex uses Provider a');
  expect(calls['undo.use']).toHaveBeenCalledWith({ receipt: 'h1' });
  calls['undo.use'].mockRejectedValueOnce(
    new AppError(
      problemOf('act-followed', {
        act: sentence('acts.official', { client: 'Codex' }),
        client: 'Codex',
        newest: sentence('acts.use', { client: 'Codex', provider: 'B', model: 'm' }),
        id: 'h3',
        receipt: 'h1',
      }),
    ),
  );
  await click('Undo: Codex uses Provider a');
  expect(said().map(({ title }) => title)).toEqual([
    'Codex: the last change is undone',
    'Codex was not put back. "Codex uses its own login" is not the last change of Codex: "Codex uses B · m" (h3) came after it.',
  ]);
});

it('T2 lets ages grow, and rests when no word would change', async () => {
  const { face } = tray({ providers: [sampleProvider('a', { test: sampleTest('a') })] });
  await face.place();
  expect(labels()).toContain('Provider a   212 ms, 3 min. ago');
  await vi.advanceTimersByTimeAsync(60_100);
  expect(labels()).toContain('Provider a   212 ms, 4 min. ago');
  const idle = tray();
  await idle.face.place();
  const menus = last().menus.length;
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(last().menus.length).toBe(menus);
});

it('is made anew for another panel, with its menu', async () => {
  const { face } = tray();
  await face.place();
  await face.place();
  expect(stub.Tray.all.map(({ isGone }) => isGone)).toEqual([true, false]);
  expect(labels()).toContain('Provider a');
});

it('tests all on demand, and never by itself', async () => {
  const { face, calls } = tray({ providers: [sampleProvider('a'), sampleProvider('b')] });
  await face.place();
  expect(calls['tests.run']).not.toHaveBeenCalled();
  calls['tests.run'].mockRejectedValueOnce(new AppError(problemOf('provider-unknown', { id: 'a' })));
  await click('Test all');
  expect(calls['tests.run'].mock.calls).toEqual([[{ provider: 'a' }], [{ provider: 'b' }]]);
});

it('opens the window and ends the app', async () => {
  const { face, open, quit } = tray();
  await face.place();
  await click('Open Switchyard');
  last().emit('click');
  await click('Quit');
  expect([open.mock.calls.length, quit.mock.calls.length]).toEqual([2, 1]);
});

it('keeps what it knew when the engine can not be asked', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true);
  const { face, calls, tell } = tray();
  await face.place();
  calls['clients.read'].mockRejectedValueOnce(new Error('broken'));
  tell('clients');
  await vi.advanceTimersByTimeAsync(0);
  expect(labels()).toContain('Provider a');
});

it('speaks another language as soon as the settings do', async () => {
  const { face, settings } = tray();
  await face.place();
  Object.assign(settings, { t: translator('fr', fr), language: 'fr' });
  for (const [listener] of settings.onChange.mock.calls) listener();
  expect(labels().at(-1)).toBe('Quitter');
});
