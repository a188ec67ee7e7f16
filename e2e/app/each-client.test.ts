import { expect } from '@playwright/test';
import { clientFacts, clientIds, clientNames } from '../../shared/client-id.ts';
import { en } from '../../shared/messages/en.ts';
import type { ProviderView } from '../../shared/views.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';
import { choose, goTo, openMenu, row, toast } from './support/window.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme', wire: 'responses' });
});

for (const id of clientIds) {
  const name = clientNames[id];

  test(`${name} has a screen, on which a click switches and Undo gives every byte back`, async ({
    home,
    launchApp,
  }) => {
    const before = home.read(liveFiles[id]);
    const { page } = await launchApp();
    await goTo(page, name);
    await row(page, 'Acme').click();
    const said = toast(page, `${name} now uses Acme`);
    await expect(said).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${name} uses Acme`);
    expect(home.read(liveFiles[id])).toContain('https://acme.example/v1');
    await said.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => home.read(liveFiles[id])).toBe(before);
  });

  test(`${name} has a group in the tray that switches and takes back`, { tag: '@tray' }, async ({
    home,
    launchApp,
  }) => {
    const before = home.read(liveFiles[id]);
    const app = await launchApp();
    await expect.poll(() => app.trayItems()).toBe(1);
    await app.clickTray(name, 'Acme');
    await expect.poll(() => home.read(liveFiles[id])).toContain('https://acme.example/v1');
    await expect.poll(() => app.notifications()).toHaveLength(1);
    const [{ title, body } = { title: '', body: '' }] = await app.notifications();
    const restart = en[`clients.restart-${clientFacts[id].restart}`].replace('{client}', name);
    expect([title, [restart, en['clients.live']].includes(body)]).toEqual([`${name} now uses Acme`, true]);
    await app.clickTray('Undo');
    await expect.poll(() => home.read(liveFiles[id])).toBe(before);
  });
}

test('the editor has the options of each client under its name, and stores them there', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  await openMenu(page, 'Acme');
  await choose(page, 'Edit');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('More', { exact: true }).click();
  const expected = [];
  for (const id of clientIds) {
    const { name, options } = clientFacts[id];
    if (options.length === 0) continue;
    await expect(dialog.getByRole('heading', { name, exact: true })).toBeVisible();
    for (const option of options) {
      const field = dialog.locator(`[name="${id}.${option.name}"]`);
      await field.fill('low');
    }
    expected.push([
      id,
      Object.fromEntries(options.map(({ name: one, kind }) => [one, kind === 'list' ? ['low'] : 'low'])),
    ]);
  }
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  const { provider } = await home.value<ProviderView>(['show', 'acme']);
  expect(provider.options).toEqual(Object.fromEntries(expected));
});
