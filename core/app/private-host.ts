import { isLoopback } from '../../shared/base-url.ts';

/** This machine, or a network that is nobody else's (RFC 1918, 3927, 4193, 4291, 6598): a link may point into somebody's house. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (isLoopback(name) || /\.(localhost|local|internal|lan|home|home\.arpa)$/.test(name)) return true;
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  const parts = name.split('.').map(Number);
  if (parts.length === 4 && parts.every((part) => Number.isInteger(part))) return isPrivateV4(parts);
  // A name without a dot is known in one's own network only.
  return !name.includes('.');
}

function isPrivateV4([a = 0, b = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

function isPrivateV6(address: string): boolean {
  if (/^(::1?$|f[cd]|fe[89ab])/.test(address)) return true;
  // `::ffff:10.0.0.1`, which URL writes as `::ffff:a00:1`.
  const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(address);
  if (!mapped) return false;
  const high = Number.parseInt(mapped[1] ?? '0', 16);
  return isPrivateV4([high >> 8, high & 255]);
}
