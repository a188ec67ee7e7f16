import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../cli/terminal.ts';
import { type Served, startServe } from './served.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isRoot = process.getuid?.() === 0;

/** Says that this is macOS, whose opener is a program of the home. */
const macos = `Object.defineProperty(process, 'platform', { value: 'darwin' });
const processes = require('node:child_process');
const { spawn } = processes;
processes.spawn = (program, ...rest) =>
  spawn(program === '/usr/bin/open' ? require('node:path').join(process.env.HOME, 'bin', 'open') : program, ...rest);
`;

describe.skipIf(!existsSync(executablePath) || process.platform === 'win32')('serve --open on macOS', () => {
  let browser: Browser;
  let terminal: Terminal;
  let served: Served;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  });
  afterAll(() => browser.close());

  /** The program itself, told that it runs there; `open` notes its arguments and does nothing. */
  async function start(): Promise<Served> {
    const stub = terminal.write('macos.cjs', macos);
    terminal.write(
      'bin/open',
      '#!/bin/sh\nprintf "%s\\n" "$@" > "$HOME/noted" && /bin/mv "$HOME/noted" "$HOME/opened"\n',
    );
    chmodSync(terminal.path('bin', 'open'), 0o755);
    const variables = { ...terminal.variables, NODE_OPTIONS: `--require=${stub}` };
    return startServe({ ...terminal, variables }, '--open');
  }

  beforeEach(async () => {
    terminal = openTerminal();
    served = await start();
  });

  afterEach(async () => {
    await served.stop();
    terminal.close();
  });

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async function openedFile(): Promise<string> {
    await until(() => existsSync(terminal.path('opened')));
    return terminal.read('opened').trim();
  }

  async function visit(url: string): Promise<{ page: Page; close(): Promise<void> }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    return { page, close: () => context.close() };
  }

  /** A state of the page, not an event: an answer can come before anybody waits for it. */
  async function showsTheList(page: Page): Promise<void> {
    await page.waitForURL(`${served.origin}/`);
    await page.getByRole('main').waitFor();
  }

  it('L gives the browser a file that only its user can read, and no token in the arguments', async () => {
    const file = await openedFile();
    expect(file).toMatch(/Switchyard\/open\/[0-9a-f]{32}\.html$/);
    expect(file).not.toContain(served.token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('leads a real browser in, once, and the file goes', async () => {
    const file = await openedFile();
    const copy = terminal.write('copy.html', terminal.read(file.slice(terminal.home.length + 1)));
    const { page, close } = await visit(pathToFileURL(file).href);
    await showsTheList(page);
    expect(page.url()).toBe(`${served.origin}/`);
    await until(() => !existsSync(file));
    expect(existsSync(dirname(file))).toBe(false);
    const other = await visit(pathToFileURL(copy).href);
    await other.page.waitForURL(/^http/);
    expect(await other.page.textContent('body')).toContain('Refused, because another site');
    await page.reload();
    await showsTheList(page);
    await close();
    await other.close();
  });

  it('takes nobody else who comes from elsewhere, nor the invitation without its token', async () => {
    const file = await openedFile();
    const invitation = /url=([^"#]+)#/.exec(terminal.read(file.slice(terminal.home.length + 1)))?.[1] ?? '';
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const status = async (url: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
      (await fetch(url, { headers, method })).status;
    // Node's fetch says `cors` of itself, whatever it is told.
    expect(await status(invitation, visit)).toBe(403);
    expect(await status(`${served.origin}/open-${'A'.repeat(43)}`, {})).toBe(404);
    expect(await status(`${served.origin}/open-`, {})).toBe(404);
    expect(await status(invitation, {}, 'POST')).toBe(405);
    expect(await status(invitation, {})).toBe(200);
    await served.newToken();
    expect(await status(invitation, {})).toBe(404);
  });

  it('leaves nothing behind when it ends', async () => {
    await openedFile();
    expect(await served.stop()).toBe(0);
    expect(readdirSync(terminal.home).sort()).toEqual(['bin', 'macos.cjs', 'opened', 'work']);
    served = await start();
  });
});

describe.runIf(process.platform === 'linux')('serve --open on Linux', () => {
  it('gives the address itself, for browsers that can not read our folder', async () => {
    const terminal = openTerminal();
    terminal.write(
      'bin/xdg-open',
      '#!/bin/sh\nprintf %s "$1" > "$HOME/noted" && /bin/mv "$HOME/noted" "$HOME/opened"\n',
    );
    chmodSync(terminal.path('bin', 'xdg-open'), 0o755);
    const served = await startServe({ ...terminal, variables: { ...terminal.variables, DISPLAY: ':0' } }, '--open');
    while (!existsSync(terminal.path('opened'))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(terminal.read('opened')).toBe(served.address);
    await served.stop();
    expect(readdirSync(terminal.home).sort()).toEqual(['bin', 'opened', 'work']);
    terminal.close();
  });
});
