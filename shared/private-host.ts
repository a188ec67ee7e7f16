/** Ranges of IPv4 that no public server has: [first address, bits of the network]. */
const privateRanges: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['240.0.0.0', 4],
];

/** Endings that no public name has (RFC 6761, 6762, 8375 and the habit of routers). */
const privateNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$|^[^.]*$/;

/**
 * Whether a host is this machine or inside a private network, as far as its name or address tells: loopback, RFC 1918,
 * link-local, carrier networks, unique local IPv6, IPv4 inside of IPv6, names without a dot. `host` may have a port, and
 * may be spelled in any way that a browser takes (`0x7f.1`, `2130706433`). What is no host counts as private.
 */
export function isPrivateHost(host: string): boolean {
  const name = normalized(host);
  if (name === undefined) return true;
  if (name.startsWith('[')) return isPrivateV6(groupsOf(name.slice(1, -1)));
  return /^\d+(?:\.\d+){3}$/.test(name) ? isPrivateV4(numberOf(name)) : privateNames.test(name);
}

/** As a URL spells it: numbers in decimal, IPv6 in brackets and short, letters small, no dot at the end. */
function normalized(host: string): string | undefined {
  const isBareV6 = !host.startsWith('[') && (host.match(/:/g) ?? []).length > 1;
  const address = `http://${isBareV6 ? `[${host}]` : host}/`;
  if (/[/?#@\\]/.test(host) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/\.+$/, '');
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateV4(address: number): boolean {
  return privateRanges.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(numberOf(network) / size);
  });
}

/** The eight groups of an address that may have `::` in it. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<number>(gap).fill(0), ...after];
}

function isPrivateV6(groups: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = groups;
  // Unique local fc00::/7, link-local fe80::/10, site-local fec0::/10, multicast ff00::/8.
  if ((first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 || first >= 0xff00) return true;
  const inside = embeddedV4(groups, first, second, third);
  return inside !== undefined && isPrivateV4(inside);
}

/** IPv4 inside: mapped and compatible (also `::` and `::1`), translated (64:ff9b::), 6to4 (2002::). */
function embeddedV4(groups: readonly number[], first: number, second: number, third: number): number | undefined {
  const pair = (high = 0, low = 0) => high * 65_536 + low;
  const isEmpty = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  if (first === 0x2002) return pair(second, third);
  const isMapped = isEmpty(0, 5) && (groups[5] === 0xffff || groups[5] === 0);
  const isTranslated = first === 0x64 && second === 0xff9b && isEmpty(2, 6);
  return isMapped || isTranslated ? pair(groups[6], groups[7]) : undefined;
}
