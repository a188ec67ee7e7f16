import type { Wire } from './provider.ts';

/**
 * Anthropic's base URL is spelled in two ways: as vendors print it for Anthropic's own SDK, which appends `/v1/messages`,
 * and with the `/v1`, behind which other SDKs append `/messages`. Both mean one route, and one provider.
 */

/** The address without its `/v1` and without slashes at its end: what Anthropic's own SDK appends `/v1/messages` to. */
export function anthropicRoot(baseUrl: string): string {
  return withoutSlashes(withoutSlashes(baseUrl).replace(/\/v1$/, ''));
}

/** The address with its `/v1`: what an SDK appends `/messages` to. */
export function anthropicBase(baseUrl: string): string {
  return `${anthropicRoot(baseUrl)}/v1`;
}

/** Where messages go, however the base URL is spelled. */
export function messagesAddress(baseUrl: string): string {
  return `${anthropicBase(baseUrl)}/messages`;
}

/** One word for all spellings of an address over this wire. A slash at the end leads nowhere else. */
export function plainBase(wire: Wire | undefined, baseUrl: string): string {
  return wire === 'anthropic' ? anthropicRoot(baseUrl) : withoutSlashes(baseUrl);
}

/** Whether both lead to one place over this wire. */
export function isSameBase(wire: Wire | undefined, one: string, other: string): boolean {
  return plainBase(wire, one) === plainBase(wire, other);
}

function withoutSlashes(address: string): string {
  return address.replace(/\/+$/, '');
}
