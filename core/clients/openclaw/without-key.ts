import type { Plain } from './record.ts';

/** Names of this machine as seen from a container. */
const machineNames: ReadonlySet<string> = new Set(['docker.orb.internal', 'host.docker.internal', 'host.orb.internal']);

/** Whether nothing stands as the key, or a blank text. */
export function hasNoKey({ apiKey }: Plain): boolean {
  return apiKey === undefined || apiKey === null || (typeof apiKey === 'string' && apiKey.trim() === '');
}

/**
 * Whether OpenClaw asks an entry in which nothing stands as the key: only one that names its API itself, and has its
 * address on this machine or in a private network. Anywhere else it ends with "No API key found for provider", also where
 * a header carries the key (measured on 2026.9.6; the addresses are those of its `isLocalProviderBaseUrl`).
 */
export function isAskedWithoutKey({ api, baseUrl }: Plain): boolean {
  return typeof api === 'string' && api.trim() !== '' && typeof baseUrl === 'string' && isLocal(baseUrl);
}

function isLocal(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/^\[(.*)\]$/, '$1');
  if (host === 'localhost' || host === '0.0.0.0' || host === '::1') return true;
  return host.endsWith('.local') || machineNames.has(host) || isPrivateV4(host);
}

/** Loopback, and the three ranges of RFC 1918. */
function isPrivateV4(host: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host);
}
