import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

interface ShotOptions {
  /** What differs from run to run: ages, latencies, folders. Covered by one colour. */
  readonly without?: readonly string[];
}

/** Compares the page with its picture in the repository; `--update-snapshots` draws it anew. Chromium's fonts decide, so only Debian's count. */
export async function expectPicture(page: Page, name: string, { without = [] }: ShotOptions = {}): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: 'disabled',
    caret: 'hide',
    maxDiffPixelRatio: 0.01,
    mask: without.map((selector) => page.locator(selector)),
  });
}

/** Puts a picture of the page into the folder that `SWITCHYARD_PICTURES` names, for people; nothing where it names none. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SWITCHYARD_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
