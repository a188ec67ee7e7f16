import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { bundleFirstScripts } from '../build/page.ts';
import { chromiumProgram as executablePath } from '../e2e/support/debian-packages.ts';
import { makeHome, type ServeProcess, startServe, stop, wakeUps } from './serve-process.ts';
import { median, type Ratio } from './statistics.ts';

const paintRounds = 31;
/** Of 300 px each: past the end of 500 rows of 44 px. */
const wheelTurns = 80;

/** What the page costs: bytes, its first paint, a list of 500 providers, and a server that has nothing to do. */
export async function measurePage(folder: string): Promise<readonly Ratio[]> {
  if (!existsSync(executablePath)) {
    process.stdout.write(`The page was not measured: there is no ${executablePath}.\n`);
    return [];
  }
  const home = join(folder, 'page');
  mkdirSync(home);
  const serve = await startServe(makeHome(home, 500));
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 960, height: 640 } });
    return [
      await measureBytes(),
      await measureFirstPaint(browser, serve),
      ...(await measureList(context, serve)),
      ...(await measureIdle(context, serve)),
    ];
  } finally {
    await browser.close();
    await serve.stop();
  }
}

async function openPage(context: BrowserContext, serve: ServeProcess): Promise<Page> {
  const page = await context.newPage();
  await page.goto(await serve.address());
  await page.getByText('Provider 0 of Lyon').first().waitFor();
  return page;
}

async function measureBytes(): Promise<Ratio> {
  const scripts = await bundleFirstScripts();
  const total = scripts.reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  const detail = `${scripts.length} scripts, what the page's start and its program import`;
  return { name: 'JavaScript at first paint, gzip', ratio: total / 1000, limit: 130, unit: 'kB', detail };
}

/** Milliseconds from the navigation to the first paint with content, in a browser that has never been there. */
async function firstPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 960, height: 640 } });
  const page = await context.newPage();
  await page.goto(address);
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return time;
}

async function measureFirstPaint(browser: Browser, serve: ServeProcess): Promise<Ratio> {
  const empty = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>e</title><p>e</p>');
  });
  await new Promise<void>((resolve) => empty.listen(0, '127.0.0.1', resolve));
  const bareAddress = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
  const app: number[] = [];
  const bare: number[] = [];
  const visitApp = async () => app.push(await firstPaint(browser, await serve.address()));
  const visitBare = async () => bare.push(await firstPaint(browser, bareAddress));
  // In pairs, so that a machine that slows down slows both, and by turns first, as what came before is still being closed.
  for (let round = 0; round < paintRounds; round += 1)
    for (const visit of round % 2 === 0 ? [visitApp, visitBare] : [visitBare, visitApp]) await visit();
  empty.close();
  const ratios = app.map((time, round) => time / (bare[round] ?? Number.NaN));
  const detail = `medians ${median(app).toFixed(0)} and ${median(bare).toFixed(0)} ms, ${paintRounds} pairs of first visits`;
  return {
    name: 'first contentful paint / that of an empty page',
    ratio: median(ratios),
    limit: 1.5,
    detail,
  };
}

/** From each key press to the next frame, as the browser itself measures it, in milliseconds; under 16 it counts none. */
async function timeKeys(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') times.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    await pause(150);
  }
  return page.evaluate(() => (globalThis as unknown as { times: readonly number[] }).times);
}

const backspaces = (count: number) => Array<string>(count).fill('Backspace');

async function measureList(context: BrowserContext, serve: ServeProcess): Promise<readonly Ratio[]> {
  const page = await openPage(context, serve);
  await page.getByRole('searchbox').first().focus();
  const filter = await timeKeys(page, [...'osaka', ...backspaces(5), ...'host-4', ...backspaces(6)]);
  const palette = await timeKeys(page, Array.from({ length: 6 }, () => ['Control+k', 'Escape']).flat());
  const frames = await slowFrames(page);
  await page.close();
  const keys = (name: string, times: readonly number[], limit: number): Ratio => ({
    name: `500 providers: ${name}, worst`,
    ratio: Math.max(0, ...times),
    limit,
    unit: 'ms',
    detail: `key press to paint; 16 ms or more: ${times.length} times`,
  });
  return [
    keys('filter', filter, 50),
    keys('palette', palette, 100),
    {
      name: '500 providers: frames over 50 ms while scrolling from end to end',
      ratio: frames.length,
      limit: 0,
      unit: 'frames',
      detail: `longest ${Math.max(0, ...frames).toFixed(0)} ms, ${wheelTurns} turns of the wheel`,
    },
  ];
}

/** What the browser calls a long animation frame, more than 50 ms, while the list is scrolled by wheel; in milliseconds. */
async function slowFrames(page: Page): Promise<readonly number[]> {
  await page.getByText('Provider 0 of Lyon').first().hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) frames.push(duration);
    }).observe({ type: 'long-animation-frame' });
  });
  for (let step = 0; step < wheelTurns; step += 1) {
    await page.mouse.wheel(0, 300);
    await pause(20);
  }
  await page
    .getByText(`Provider ${500 - 1} of`)
    .first()
    .waitFor();
  return page.evaluate(() => (globalThis as unknown as { frames: readonly number[] }).frames);
}

/** Wake-ups of `serve` with a page that waits, beyond those of a Node server that does nothing. */
async function measureIdle(context: BrowserContext, serve: ServeProcess): Promise<readonly Ratio[]> {
  if (process.platform !== 'linux') return [];
  const page = await openPage(context, serve);
  const idle = spawn(process.execPath, ['-e', "require('node:http').createServer().listen(0, '127.0.0.1')"]);
  // After work V8 gives memory back, once: its memory reducer wakes the process a few times up to 40 s later (seen with
  // strace; with --no-memory-reducer there is none of it). That is no rest yet, and comes to an end.
  await pause(60_000);
  const before = [wakeUps(serve.pid), wakeUps(idle.pid ?? 0)] as const;
  await pause(60_000);
  const after = [wakeUps(serve.pid), wakeUps(idle.pid ?? 0)] as const;
  await stop(idle);
  await page.close();
  const [ours, bare] = [after[0] - before[0], after[1] - before[1]];
  const detail = `in 60 s with an open page: ${ours}, an idle Node server: ${bare}`;
  return [
    {
      name: 'serve at rest: wake-ups beyond an idle Node server',
      ratio: Math.max(0, ours - bare),
      limit: 0,
      unit: 'times',
      detail,
    },
  ];
}
