import { clientList } from '../core/clients/list.ts';
import type { ClientFacts } from './client-facts.ts';

export type ClientId = (typeof clientList)[number]['id'];

/** An option that some client declares, by its very name: one without a label in the messages is a type error. */
export type KnownOption = (typeof clientList)[number]['options'][number];

/** The coding clients, in the order in which every face shows them. */
export const clientIds: readonly [ClientId, ...ClientId[]] = idsOf(clientList);

/** What is known of each client; nothing in it is read from the machine. */
export const clientFacts: Readonly<Record<ClientId, ClientFacts>> = byId((facts) => facts);

export const clientNames: Readonly<Record<ClientId, string>> = byId(({ name }) => name);

function idsOf([first, ...others]: typeof clientList): readonly [ClientId, ...ClientId[]] {
  return [first.id, ...others.map(({ id }) => id)];
}

function byId<Value>(pick: (facts: ClientFacts) => Value): Readonly<Record<ClientId, Value>> {
  return Object.fromEntries(clientList.map((facts) => [facts.id, pick(facts)])) as Record<ClientId, Value>;
}

export function isClientId(value: string): value is ClientId {
  return (clientIds as readonly string[]).includes(value);
}
