import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isOfAnotherUser, usersIn } from './peer-user.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                     ';

function row(local: string, remote: string, user: number): string {
  return `   0: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000 ${String(user).padStart(5)}        0 7 1 0000 20 4 0 10 -1`;
}

/** Port 50000 at one end, 7143 at the other. */
const [client, server] = ['0100007F:C350', '0100007F:1BE7'];
const mapped = (address: string) => `0000000000000000FFFF0000${address}`;

it('finds the user at the other end, and not the one at ours', () => {
  const table = [head, row(server, client, 7), row(client, server, 1234), row(server, '00000000:0000', 7), ''].join(
    '\n',
  );
  expect(usersIn(table, 50_000, 7143)).toEqual([1234]);
  expect(usersIn(table, 50_001, 7143)).toEqual([]);
});

it.skipIf(process.getuid === undefined)(
  'L counts everybody else as a stranger, through whatever socket, but not root',
  () => {
    const own = process.getuid?.() ?? 0;
    const asked = (user: number, isV6: boolean) =>
      isOfAnotherUser(50_000, 7143, (path) =>
        path.endsWith('6') === isV6 ? row(isV6 ? mapped(client) : client, isV6 ? mapped(server) : server, user) : head,
      );
    for (const isV6 of [false, true]) {
      expect(asked(own + 1, isV6)).toBe(true);
      expect(asked(own, isV6)).toBe(false);
      expect(asked(0, isV6)).toBe(false);
      vi.stubEnv('SUDO_UID', String(own + 1));
      expect(asked(own + 1, isV6)).toBe(false);
      expect(asked(own + 2, isV6)).toBe(true);
      vi.unstubAllEnvs();
    }
    expect(isOfAnotherUser(50_000, 7143, () => '')).toBe(false);
  },
);

it.skipIf(process.platform !== 'linux')('knows a connection of our own from what the system says', async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void listener.close());
  await new Promise((resolve) => listener.once('listening', resolve));
  const { port } = listener.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  expect(usersIn(readFileSync('/proc/net/tcp', 'utf8'), socket.localPort ?? 0, port)).toEqual([process.getuid?.()]);
  expect(isOfAnotherUser(socket.localPort ?? 0, port)).toBe(false);
});
