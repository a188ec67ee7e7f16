import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from '../cli/terminal.ts';
import { chromiumProgram as executablePath } from '../support/debian-packages.ts';
import { changingBody } from './hostile-requests.ts';
import { sendRaw } from './raw-request.ts';
import { type Served, startServe } from './served.ts';

describe.skipIf(!existsSync(executablePath))('in a real browser', () => {
  const terminal = openTerminal();
  let browser: Browser;
  let context: BrowserContext;
  let served: Served;

  beforeAll(async () => {
    served = await startServe(terminal);
    browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  });

  afterAll(async () => {
    await browser.close();
    await served.stop();
    terminal.close();
  });

  beforeEach(async () => {
    context = await browser.newContext();
    return () => context.close();
  });

  async function freshAddress(): Promise<string> {
    return `${served.origin}/#${await served.newToken()}`;
  }

  /** Opens the address and waits for the first answer. */
  async function open(address: string): Promise<Page> {
    const page = await context.newPage();
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/app.about'));
    await page.goto(address);
    await answered;
    return page;
  }

  /** What a call gives that the page itself makes. */
  function ask(page: Page, name: string): Promise<number> {
    return page.evaluate(async (called) => {
      const headers = {
        'content-type': 'application/json',
        'x-switchyard-pass': localStorage.getItem('switchyard-pass') ?? '',
      };
      return (await fetch(`/api/${called}`, { method: 'POST', headers, body: '' })).status;
    }, name);
  }

  it('keeps the token out of the address bar and out of reach, and stays let in after a reload', async () => {
    const page = await open(await freshAddress());
    expect(page.url()).toBe(`${served.origin}/`);
    expect(await page.evaluate(() => [document.cookie, history.length > 2])).toEqual(['', false]);
    expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', expires: -1 }]);
    await page.reload();
    expect(await ask(page, 'app.about')).toBe(200);
    const second = await open(served.origin);
    expect(await ask(second, 'app.about')).toBe(200);
  });

  it('starts one process for a visit of one’s own: nobody holds its window', async () => {
    const page = await context.newPage();
    const policy = async (visit: Promise<Response | null>) => (await visit)?.headers()['cross-origin-opener-policy'];
    expect(await policy(page.goto(served.origin))).toBe('unsafe-none');
    expect(await policy(page.reload())).toBe('unsafe-none');
  });

  it('lets no second browser in with an address that was opened', async () => {
    const address = await freshAddress();
    await open(address);
    const other = await browser.newContext();
    const page = await other.newPage();
    const refused = page.waitForResponse((response) => response.url().endsWith('/session'));
    await page.goto(address);
    expect((await refused).status()).toBe(401);
    expect(page.url()).toBe(`${served.origin}/`);
    expect(await ask(page, 'app.about')).toBe(401);
    await other.close();
  });

  it('asks no more once the server has forgotten it, until the address of a new one is opened', async () => {
    const own = await startServe(terminal);
    const page = await open(own.address);
    await own.stop();
    const next = await startServe(terminal, '--port', String(own.port));
    const refused = page.waitForResponse((response) => response.status() === 401);
    await refused;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    // The page looks again every second.
    await page.waitForTimeout(2500);
    expect(asked).toEqual([]);
    const back = page.waitForResponse((response) => response.url().endsWith('/api/clients.read') && response.ok());
    await open(next.address);
    await back;
    await next.stop();
  });

  it('answers a click also when many tabs are open', async () => {
    await open(await freshAddress());
    await context.addInitScript(() => {
      // Pages of a headless browser all count as shown: these say what a tab in the background says.
      Object.defineProperty(document, 'visibilityState', { get: () => sessionStorage.getItem('state') ?? 'visible' });
    });
    for (let tab = 0; tab < 8; tab += 1) {
      const page = await context.newPage();
      await page.goto(served.origin);
      await page.evaluate(() => {
        sessionStorage.setItem('state', 'hidden');
        document.dispatchEvent(new Event('visibilitychange'));
      });
    }
    const front = await context.newPage();
    await front.goto(served.origin);
    expect(await ask(front, 'app.about')).toBe(200);
  });

  describe('a hostile page on another port', () => {
    let hostile: Server;
    let origin: string;
    const cookies: string[] = [];

    beforeAll(async () => {
      hostile = createServer((request, response) => {
        cookies.push(request.headers.cookie ?? '');
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>hostile</title>');
      });
      await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
    });

    afterAll(() => {
      hostile.close();
      hostile.closeAllConnections();
    });

    async function visit(): Promise<Page> {
      await open(await freshAddress());
      const page = await context.newPage();
      await page.goto(origin);
      return page;
    }

    it('neither reads an answer nor changes anything', async () => {
      const page = await visit();
      const outcomes = await page.evaluate(
        async ({ target, body }) => {
          const outcome = (init: RequestInit) =>
            fetch(`${target}/api/providers.add`, { method: 'POST', body, credentials: 'include', ...init }).then(
              (response) => `${response.type} ${response.status}`,
              (error: Error) => error.name,
            );
          return [
            await outcome({}),
            await outcome({ mode: 'no-cors' }),
            await outcome({ headers: { 'content-type': 'application/json' } }),
            navigator.sendBeacon(`${target}/api/providers.add`, body) ? 'sent' : 'not sent',
          ];
        },
        { target: served.origin, body: changingBody },
      );
      // An opaque answer says nothing, and a beacon none.
      expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError', 'sent']);
      expect(await terminal.value(['list'])).toEqual([]);
    });

    it('can not show the page in a frame', async () => {
      const page = await visit();
      const loaded = await page.evaluate(async (target) => {
        const frame = document.createElement('iframe');
        frame.src = target;
        const load = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await load;
        return frame.contentDocument === null;
      }, served.origin);
      expect(loaded).toBe(true);
      expect(page.frames().map((frame) => frame.url())).not.toContain(`${served.origin}/`);
    });

    it('has no hold on a window that it leads here', async () => {
      const page = await visit();
      const opened = context.waitForEvent('page');
      await page.evaluate((target) => Object.assign(globalThis, { held: window.open(target) }), served.origin);
      // It begins with an empty document, from which it is not parted yet.
      await (await opened).waitForURL((url) => url.origin === served.origin);
      // Parted from it, the window looks closed; it still shows why the visit was refused.
      await page.waitForFunction('held.closed');
      expect(await (await opened).innerText('body')).toContain('another site');
    });

    it('gets the cookie, as every port of the host does, and is not let in with it', async () => {
      await visit();
      const cookie = cookies.findLast((one) => one.includes(`switchyard-${served.port}=`));
      expect(cookie).toBeDefined();
      const answer = await sendRaw(served.port, {
        target: '/api/providers.list',
        headers: [
          ['Host', `127.0.0.1:${served.port}`],
          ['Content-Type', 'application/json'],
          ['Content-Length', '0'],
          ['Cookie', cookie ?? ''],
        ],
      });
      expect(answer.status).toBe(401);
    });
  });
});
