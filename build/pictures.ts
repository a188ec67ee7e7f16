import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright';
import * as z from 'zod';
import { chromiumProgram } from '../e2e/support/debian-packages.ts';

// `npm run pictures`: draws the README's pictures anew, from the demo and nothing else.
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs');
const size = { width: 960, height: 640 };

interface Demo {
  readonly address: string;
  stop(): void;
}

async function startDemo(): Promise<Demo> {
  const child = spawn('npx', ['tsx', 'build/demo/demo.ts', '--json'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const first = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { address } = z.object({ address: z.string() }).parse(JSON.parse(first.value));
  // npx has a child of its own: the whole group ends.
  return { address, stop: () => void (child.pid !== undefined && process.kill(-child.pid, 'SIGTERM')) };
}

async function take(
  browser: Browser,
  name: string,
  theme: 'light' | 'dark',
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const demo = await startDemo();
  try {
    const context = await browser.newContext({ viewport: size, colorScheme: theme, locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(demo.address);
    await page.getByRole('button', { name: 'Test all' }).click();
    await page.getByText('key refused').waitFor();
    await page
      .getByText(/^\d+ ms$/)
      .first()
      .waitFor();
    // All of them have ended.
    await page.getByRole('button', { name: 'Test all' }).waitFor();
    await prepare(page);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
    await context.close();
  } finally {
    demo.stop();
  }
}

async function preview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More for Demo, wrong key' }).click();
  await page.getByRole('menuitem', { name: 'Preview' }).click();
  await page.getByText('model_provider').first().waitFor();
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More for Demo, healthy' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByText('model_provider').first().waitFor();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: chromiumProgram,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await take(browser, 'window-light', 'light', async () => undefined);
  await take(browser, 'window-dark', 'dark', async () => undefined);
  await take(browser, 'preview', 'light', preview);
  await take(browser, 'editor', 'light', edit);
} finally {
  await browser.close();
}
