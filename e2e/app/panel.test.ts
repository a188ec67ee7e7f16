import { expect } from '@playwright/test';
import { startPanel } from '../host/tray/panel.ts';
import { test } from './support/app-test.ts';

test('a real panel that starts after the app shows its icon', { tag: '@tray' }, async ({ home, launchApp }, info) => {
  const app = await launchApp({ hasTray: false });
  const panel = await startPanel(home.bus.variables.DBUS_SESSION_BUS_ADDRESS ?? '');
  try {
    await expect.poll(() => app.trayItems()).toBe(1);
    // The panel's own ground is light grey, and empty but for its handles at both ends.
    const marks = () => darkIn(panel.shoot(), { left: 16, right: 60 });
    await expect.poll(marks).toBeGreaterThan(20);
    await info.attach('panel', { body: panel.shoot().file, contentType: 'image/png' });
    await app.clickTray('Quit');
    await expect.poll(marks).toBe(0);
  } finally {
    await panel.stop();
  }
});

/** Pixels of the lowest 32 lines, between two columns, that differ clearly from the panel's ground beside them. */
function darkIn(
  { width, height, rgba }: { readonly width: number; readonly height: number; readonly rgba: Buffer },
  { left, right }: { readonly left: number; readonly right: number },
): number {
  const light = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return (rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0);
  };
  let found = 0;
  for (let y = height - 30; y < height; y += 1)
    for (let x = left; x < right; x += 1) if (Math.abs(light(x, y) - light(width / 2, y)) > 90) found += 1;
  return found;
}
