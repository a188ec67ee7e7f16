import type { KeyCarrier, Wire } from './provider.ts';

/** How a request carries the key where a provider says nothing else. */
export function carrierOfWire(wire: Wire): KeyCarrier {
  return wire === 'anthropic'
    ? { in: 'header', name: 'x-api-key' }
    : { in: 'header', name: 'Authorization', prefix: 'Bearer ' };
}

function isSame(a: KeyCarrier, b: KeyCarrier): boolean {
  const isSameName = a.in === 'query' ? a.name === b.name : a.name.toLowerCase() === b.name.toLowerCase();
  return a.in === b.in && isSameName && (a.prefix ?? '') === (b.prefix ?? '');
}

/** Whether both requests carry the key in the same way; undefined is the way of the API format. */
export function isSameCarrier(a: KeyCarrier | undefined, b: KeyCarrier | undefined, wire: Wire): boolean {
  return isSame(a ?? carrierOfWire(wire), b ?? carrierOfWire(wire));
}

/** The carrier, where it has to be said at all. */
export function carrierBeside(wire: Wire, carrier: KeyCarrier): KeyCarrier | undefined {
  return isSame(carrier, carrierOfWire(wire)) ? undefined : carrier;
}

/** As it is typed and shown: `api-key`, `Authorization: Token`, `?key` for the query of the address. */
export function carrierText({ in: place, name, prefix }: KeyCarrier): string {
  if (place === 'query') return `?${name}`;
  return prefix === undefined ? name : `${name}: ${prefix.trim()}`;
}

/** `carrierText` turned round; undefined for what is none. */
export function parseCarrier(text: string): KeyCarrier | undefined {
  const query = /^\?([A-Za-z0-9_.~-]{1,100})=?$/.exec(text.trim())?.[1];
  if (query !== undefined) return { in: 'query', name: query };
  const header = /^([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100})(?::\s*([A-Za-z][A-Za-z0-9-]{0,20})?)?$/.exec(text.trim());
  const [, name, prefix] = header ?? [];
  if (name === undefined) return undefined;
  return { in: 'header', name, ...(prefix !== undefined && { prefix: `${prefix} ` }) };
}
