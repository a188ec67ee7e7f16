import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writtenState } from '../cli/home-state.ts';
import { openTerminal } from '../cli/terminal.ts';
import { hostileRequests, pageRequest, type Target } from './hostile-requests.ts';
import { sendRaw } from './raw-request.ts';
import { call, openSession, type Served, startServe } from './served.ts';

const terminal = openTerminal();
let served: Served;
let target: Target;

beforeAll(async () => {
  served = await startServe(terminal);
  const session = await openSession(served, served.token);
  const otherSession = await openSession(served, await served.newToken());
  target = { port: served.port, session, otherSession, usedToken: served.token };
});

afterAll(async () => {
  await served.stop();
  terminal.close();
});

it.each(hostileRequests)('L refuses $what, and nothing changes', async ({ request, status, code }) => {
  const before = writtenState(terminal.home);
  const answer = await sendRaw(served.port, request(target));
  expect(status, answer.head).toContain(answer.status);
  expect(answer.head).not.toMatch(/^access-control-|^set-cookie:/im);
  if (code !== undefined) expect(JSON.parse(answer.body)).toMatchObject({ ok: false, problem: { code } });
  expect(writtenState(terminal.home)).toEqual(before);
  expect((await call(served, target.session, 'app.about')).ok).toBe(true);
});

it('takes the same request from the page, under both names of the host', async () => {
  for (const name of ['127.0.0.1', 'localhost']) {
    const answer = await sendRaw(served.port, pageRequest(target, { Host: `${name}:${served.port}` }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true });
  }
  expect(await call(served, target.session, 'providers.list')).toMatchObject({ value: [{}, {}] });
});

/** Nobody's, on every Linux. */
const nobody = 65_534;

it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'L lets no other user of the machine in, who read the address in the arguments of the browser',
  async () => {
    const token = await served.newToken();
    const script = `
      const headers = { 'content-type': 'application/json' };
      fetch('${served.origin}/session', { method: 'POST', headers, body: '{"token":"${token}"}' })
        .then((response) => console.log(response.status, response.headers.get('set-cookie')));`;
    const stranger = await promisify(execFile)(process.execPath, ['-e', script], {
      uid: nobody,
      gid: nobody,
      cwd: '/',
    });
    expect(stranger.stdout.trim()).toBe('403 null');
    // It is not used up: the browser that it was for may still come.
    expect(await openSession(served, token)).toHaveProperty('cookie');
  },
);

it('listens on no address that another machine can reach', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outer = addresses.filter(({ internal }) => !internal).map(({ address }) => address);
  const outcomes = await Promise.all([...outer, '127.0.0.2', '::1'].map((address) => outcomeOf(address)));
  expect(outcomes).not.toContain('connected');
});

function outcomeOf(host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: served.port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error) => resolve(error.message));
  });
}
