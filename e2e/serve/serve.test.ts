import { chmodSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writtenState } from '../cli/home-state.ts';
import { openTerminal, putProgram, type Terminal, toProblem } from '../cli/terminal.ts';
import { call, hear, linesOf, openSession, type Served, startServe } from './served.ts';

let terminal: Terminal;
let running: Served[] = [];

beforeEach(() => {
  terminal = openTerminal();
});

afterEach(async () => {
  for (const served of running) served.child.kill('SIGKILL');
  running = [];
  terminal.close();
});

async function serve(...args: readonly string[]): Promise<Served> {
  const served = await startServe(terminal, ...args);
  running.push(served);
  return served;
}

function trade({ origin }: Served, token: string): Promise<Response> {
  return fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}

describe('the address', () => {
  it('holds 256 bits behind the #, and none of it is sent with a request', async () => {
    const served = await serve();
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
    expect(Buffer.from(served.token, 'base64url')).toHaveLength(32);
    expect(served.pid).toBe(served.child.pid);
  });

  it('opens once, for the browser that comes first', async () => {
    const served = await serve();
    const first = await trade(served, served.token);
    expect(first.status).toBe(200);
    expect(first.headers.get('set-cookie')).toMatch(
      new RegExp(`^switchyard-${served.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    const second = await trade(served, served.token);
    expect(second.status).toBe(401);
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('is no longer good when a new one was asked for', async () => {
    const served = await serve();
    const token = await served.newToken();
    expect((await trade(served, served.token)).status).toBe(401);
    expect((await trade(served, token)).status).toBe(200);
  });

  it('leads two browsers in, each with a session of its own', async () => {
    const served = await serve();
    const one = await openSession(served, served.token);
    const other = await openSession(served, await served.newToken());
    expect(one.cookie).not.toBe(other.cookie);
    for (const session of [one, other, one]) expect((await call(served, session, 'app.about')).ok).toBe(true);
  });

  it('is good for this run only', async () => {
    const served = await serve();
    const session = await openSession(served, served.token);
    await served.stop();
    const next = await serve();
    const old = { ...session, cookie: session.cookie.replace(String(served.port), String(next.port)) };
    expect(await call(next, old, 'app.about')).toMatchObject({ ok: false, problem: { code: 'session-needed' } });
  });
});

describe('the page', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  it('W4 comes with its policy, and every file that it names is there', async () => {
    const { origin } = await serve();
    const index = await fetch(`${origin}/`);
    expect(index.status).toBe(200);
    expect(Object.fromEntries(index.headers)).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const names = [...(await index.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name ?? '');
    const files = names.filter((name) => !name.startsWith('data:'));
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      const file = await fetch(new URL(name, `${origin}/`));
      expect(file.status, name).toBe(200);
      // The name of the icon stays when it changes.
      const cache = name === '/icon.svg' ? 'no-cache' : 'immutable';
      expect(file.headers.get('cache-control'), name).toContain(cache);
      expect(file.headers.get('content-security-policy'), name).toBe(policy);
    }
  });

  it('comes in the look of the settings, and in the languages of the browser where none was chosen', async () => {
    const { origin } = await serve();
    const html = async (languages: string) => {
      const response = await fetch(`${origin}/`, { headers: { 'accept-language': languages } });
      return /<html[^>]*>/.exec(await response.text())?.[0];
    };
    expect(await html('de, fr-CH;q=0.9, ja;q=0.8')).toBe('<html lang="fr">');
    expect(await html('*')).toBe('<html lang="en">');
    expect(await html('"><script>')).toBe('<html lang="en">');
    await terminal.done(['settings', 'theme', 'dark']);
    await terminal.done(['settings', 'language', 'zh-CN']);
    expect(await html('fr')).toBe('<html lang="zh-CN" data-theme="dark">');
    for (const broken of ['{ broken', '{"version":999}']) {
      terminal.write('.local/share/switchyard/settings.json', broken);
      expect(await html('fr')).toBe('<html lang="fr">');
    }
  });

  it('answers HEAD as GET, without the page', async () => {
    const { origin } = await serve();
    const head = await fetch(`${origin}/`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe((await fetch(`${origin}/`)).headers.get('content-length'));
    expect(await head.text()).toBe('');
  });
});

describe('changes.wait', () => {
  it('answers when somebody else changes something, not before', async () => {
    const served = await serve();
    const session = await openSession(served, served.token);
    const first = await call(served, session, 'changes.wait', { since: 0 });
    if (!first.ok) throw new Error(first.problem.code);
    const { now } = first.value as { now: number };
    let isAnswered = false;
    const next = call(served, session, 'changes.wait', { since: now }).finally(() => {
      isAnswered = true;
    });
    await call(served, session, 'clients.read');
    expect(isAnswered).toBe(false);
    await terminal.done(['add', 'one', '--base-url', 'https://one.example/v1', '--model', 'm', '--no-key']);
    expect(await next).toMatchObject({ ok: true, value: { topics: expect.arrayContaining(['providers']) } });
  });

  it('keeps no place for those who went away', async () => {
    const served = await serve();
    const session = await openSession(served, served.token);
    // More than the connections that are taken at once.
    for (let round = 0; round < 150; round += 1) {
      const leaving = new AbortController();
      const left = expect(call(served, session, 'changes.wait', { since: 1 }, leaving.signal)).rejects.toThrow();
      expect((await call(served, session, 'app.about')).ok).toBe(true);
      leaving.abort();
      await left;
    }
  });

  it('ends with the server', async () => {
    const served = await serve();
    const session = await openSession(served, served.token);
    const waiting = call(served, session, 'changes.wait', { since: 1 });
    const cut = expect(waiting).rejects.toThrow();
    await call(served, session, 'app.about');
    expect(await served.stop()).toBe(0);
    await cut;
  });
});

describe('the end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('comes with %s, and the port is free again', async (signal) => {
    const served = await serve();
    await openSession(served, served.token);
    expect(await served.stop(signal)).toBe(0);
    await expect(fetch(served.origin)).rejects.toThrow();
    const next = await serve('--port', String(served.port));
    expect(next.port).toBe(served.port);
  });

  it('comes with the end of standard input, for the program that started it', async () => {
    const served = await serve();
    const ended = new Promise((resolve) => served.child.once('close', resolve));
    served.child.stdin?.end();
    expect(await ended).toBe(0);
  });

  it('leaves a home in which nothing was pressed as it was', async () => {
    terminal.write('.codex/config.toml', 'model = "m" # mine\n');
    const before = writtenState(terminal.home);
    const served = await serve();
    const session = await openSession(served, served.token);
    for (const name of ['app.about', 'clients.read', 'providers.list', 'settings.read', 'import.preview'] as const)
      expect((await call(served, session, name)).ok, name).toBe(true);
    expect(await served.stop()).toBe(0);
    expect(writtenState(terminal.home)).toEqual(before);
  });
});

describe('the port', () => {
  it('says which one is taken and what to do', async () => {
    const { port } = await serve();
    const ended = await terminal.run(['serve', '--port', String(port), '--json']);
    expect(toProblem(ended)).toMatchObject({ code: 'terminal.port-in-use', fix: expect.stringContaining('--port') });
  });

  it.each(['x', '-1', '65536', '1e3', '80.5', ''])('refuses "%s"', async (port) => {
    const ended = await terminal.run(['serve', `--port=${port}`, '--json']);
    expect(toProblem(ended)).toMatchObject({ code: 'terminal.port-no-number' });
  });

  it('is the usual one, or any other where that is taken', async () => {
    const ports = await Promise.all(
      [0, 1].map(async () => {
        const child = terminal.start(['serve', '--json']);
        const line = await linesOf(child, hear(child))();
        const closed = new Promise((resolve) => child.once('close', resolve));
        return { port: JSON.parse(line).port as number, child, closed };
      }),
    );
    expect(new Set(ports.map(({ port }) => port)).size).toBe(2);
    for (const { child, closed } of ports) {
      child.kill();
      await closed;
    }
  });
});

describe.runIf(process.platform === 'linux')('--open', () => {
  const display = { DISPLAY: ':0' };

  /** Starts it for a person, waits until it said enough and stops it. */
  async function said(variables: Readonly<Record<string, string>>, isEnough: (text: string) => boolean) {
    const child = terminal.start(['serve', '--port', '0', '--open'], { variables });
    let text = '';
    const closed = new Promise((resolve) => child.once('close', resolve));
    await new Promise<void>((resolve) => {
      const take = (more: string): void => {
        text += more;
        if (isEnough(text)) resolve();
      };
      child.stdout?.setEncoding('utf8').on('data', take);
      child.stderr?.setEncoding('utf8').on('data', take);
      void closed.then(() => resolve());
    });
    child.kill();
    await closed;
    return text;
  }

  it('gives the address to the default browser', async () => {
    chmodSync(terminal.write('bin/xdg-open', '#!/bin/sh\nprintf %s "$1" > "$HOME/opened"\nexit 3\n'), 0o755);
    const text = await said(display, (all) => all.includes('ended with 3'));
    expect(text).toContain(readFileSync(terminal.path('opened'), 'utf8'));
  });

  it('says that there is no program to open it, and goes on', async () => {
    expect(await said(display, (all) => all.includes('yourself'))).toContain('there is no xdg-open');
  });

  it('does not try without a display', async () => {
    putProgram(terminal, 'xdg-open', '1');
    expect(await said({}, (all) => all.includes('No browser'))).toContain('there is no display');
  });

  it('tells somebody who is logged in from elsewhere how to get there', async () => {
    const variables = { ...display, SSH_CONNECTION: '192.0.2.7 50000 192.0.2.1 2222' };
    const text = await said(variables, (all) => all.includes('No browser'));
    const port = /127\.0\.0\.1:(\d+)\/#/.exec(text)?.[1];
    expect(text).toContain(`ssh -p 2222 -L ${port}:127.0.0.1:${port} `);
    expect(text).toContain('@192.0.2.1');
  });
});
