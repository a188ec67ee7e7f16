import { expect } from '@playwright/test';
import { callNames } from '../../shared/contract.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';

test.beforeEach(({ home }) => putLiveFiles(home));

test('starts with its window, and writes no live file before a click', async ({ home, launchApp }) => {
  const before = home.read('.codex/config.toml');
  const app = await launchApp();
  await expect(app.page).toHaveTitle(/Switchyard/);
  await expect(app.page.locator('main')).toBeVisible();
  expect(await app.ask('app.about')).toMatchObject({
    host: app.host === 'browser' ? 'browser' : 'desktop',
    home: home.home,
  });
  expect(home.read('.codex/config.toml')).toBe(before);
});

test('W2 gives the page no global but the API, with exactly the names of the contract', async ({ launchApp }) => {
  const app = await launchApp();
  const { added, names, isFrozen, isFixed } = await app.page.evaluate(() => {
    // An empty frame has what the browser gives to every page.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    const api: unknown = Reflect.get(globalThis, 'switchyard');
    return {
      added: Object.getOwnPropertyNames(globalThis).filter((name) => !usual.has(name) && !/^\d+$/.test(name)),
      names: Object.keys(api ?? {}),
      isFrozen: Object.isFrozen(api),
      isFixed: Object.getOwnPropertyDescriptor(globalThis, 'switchyard')?.configurable === false,
    };
  });
  const isDesktop = app.host !== 'browser';
  expect(added).toEqual(isDesktop ? ['switchyard'] : []);
  expect(names.toSorted()).toEqual(isDesktop ? callNames.toSorted() : []);
  expect({ isFrozen, isFixed }).toEqual({ isFrozen: true, isFixed: isDesktop });
});

test('W4 runs no inline script, takes no inline style and asks nobody else', async ({ launchApp }) => {
  const app = await launchApp();
  const seen = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "an inline script ran"';
    const style = document.createElement('style');
    style.textContent = 'body { opacity: 0 }';
    document.head.append(script, style);
    const answer = await fetch('https://switchyard.invalid/').then(
      () => 'an answer',
      (error: Error) => error.name,
    );
    const own = await fetch('/').then(
      () => 'an answer',
      (error: Error) => error.name,
    );
    return { answer, own, opacity: getComputedStyle(document.body).opacity };
  });
  // A browser asks its own server, the desktop app has none.
  expect(seen).toEqual({ answer: 'TypeError', own: app.host === 'browser' ? 'an answer' : 'TypeError', opacity: '1' });
  expect(await app.page.title()).not.toContain('inline');
  await app.provoked(/Content Security Policy|switchyard\.invalid/);
});

test('W5 stays on its page, and opens only pages of known hosts, in the user’s browser', { tag: '@desktop' }, async ({
  launchApp,
}) => {
  const app = await launchApp();
  const address = app.page.url();
  await app.page.evaluate(() => {
    window.open('https://openrouter.ai/keys');
    window.open('https://openrouter.ai.switchyard.invalid/');
    window.open('http://openrouter.ai/');
    location.href = 'https://switchyard.invalid/';
  });
  await expect.poll(() => app.deeds()).toEqual([{ kind: 'external', url: 'https://openrouter.ai/keys' }]);
  expect(app.page.url()).toBe(address);
  await app.provoked(/switchyard\.invalid/);
});

test('a second start ends at once and shows the window of the first', { tag: '@desktop' }, async ({ launchApp }) => {
  const app = await launchApp();
  await app.closeWindow();
  await expect.poll(() => app.isWindowVisible()).toBe(false);
  expect(await app.startAgain()).toEqual({ code: 0 });
  await expect.poll(() => app.isWindowVisible()).toBe(true);
});

test('a link in a second start waits for an answer, and all after it is dropped', { tag: '@desktop' }, async ({
  launchApp,
}) => {
  const app = await launchApp();
  const link = 'switchyard://add?name=Relay&baseUrl=https%3A%2F%2Fapi.relay.example%2Fv1&wire=chat';
  await app.startAgain(link, '--hidden', 'switchyard://add?name=Other&baseUrl=https%3A%2F%2Fo.example%2Fv1');
  await expect.poll(async () => (await app.ask('links.read'))?.draft.name).toBe('Relay');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('api.relay.example');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await app.ask('providers.list')).toEqual([]);
});

test('is the same app after it was started again', async ({ home, launchApp }) => {
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const app = await launchApp();
  await app.ask('switch.use', { client: 'codex', choice: 'acme' });
  await app.relaunch({ locale: 'fr-FR' });
  const [codex] = await app.ask('clients.read');
  expect(codex).toMatchObject({ client: 'codex', current: { kind: 'ours', provider: 'acme' } });
});

test('starts at login without a window, and shows it at the next start', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp({ args: ['--hidden'], isHidden: true });
  await expect.poll(() => app.trayItems()).toBe(1);
  // A window is made in the same breath as the icon, where one is wanted.
  expect(await app.windows()).toEqual([]);
  await app.startAgain();
  await expect.poll(() => app.isWindowVisible()).toBe(true);
  await expect(app.page.locator('main')).toBeVisible();
});
