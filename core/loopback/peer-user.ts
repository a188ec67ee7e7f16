import { readFileSync } from 'node:fs';

/** Linux' own lists of connections, those through an IPv6 socket in the second one. */
const tables = ['/proc/net/tcp', '/proc/net/tcp6'];

/** The users whose end of a connection from port `from` to port `to` stands in such a list (proc(5), `/proc/net/tcp`). */
export function usersIn(table: string, from: number, to: number): readonly number[] {
  const isPort = (address: string | undefined, port: number) =>
    Number.parseInt(address?.split(':')[1] ?? '', 16) === port;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, remote]) => isPort(local, from) && isPort(remote, to))
    .map(([, , , , , , , user]) => Number(user));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // Another system, or one without IPv6.
  }
}

/**
 * Whether another user of this machine opened a connection to us, as far as the system tells. Whoever starts a browser
 * names the address in its arguments, which everybody here can read. Root relays the connections of others (WSL,
 * containers) and could do anything; who started us with sudo sits in front of that browser.
 */
export function isOfAnotherUser(from: number, to: number, read: (path: string) => string = textOf): boolean {
  const friends = [0, process.getuid?.(), Number(process.env.SUDO_UID)];
  return tables.some((path) => usersIn(read(path), from, to).some((user) => !friends.includes(user)));
}
