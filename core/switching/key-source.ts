import type { ClientFacts } from '../../shared/client-facts.ts';
import { carrierText } from '../../shared/key-carrier.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { type Delivery, originOf, type Provider } from '../../shared/provider.ts';
import type { Client, KeySource } from '../clients/client.ts';
import { entriesOf, hasKey, type KeyIndex } from '../keychain/key-index.ts';
import { keyRefFor } from '../keychain/key-ref.ts';
import { launcherPath } from '../keychain/launcher.ts';
import type { Engine } from './engine.ts';

/** The key that a plan relies on, and whether it must lie in a file of its own when the plan is applied. */
export interface Keep {
  readonly ref: KeyRef;
  readonly place: 'as-is' | 'file';
}

/** The name under which the provider's key is found today. */
export function keyRefOfProvider(provider: Provider): KeyRef {
  return keyRefFor(provider.id, originOf(provider));
}

/** The way the key goes when nobody chose one: the helper, unless the user only has a variable. */
function defaultDelivery(provider: Provider, hasKey: boolean): Delivery {
  return !hasKey && provider.env !== undefined ? 'env' : 'keychain';
}

function requireKey(index: KeyIndex, provider: Provider, ref: KeyRef): void {
  if (hasKey(index, ref)) return;
  const others = entriesOf(index).filter((entry) => entry.provider === provider.id);
  if (others.length > 0)
    throw new AppError(
      problemOf('key-origin-changed', { name: provider.name, origin: originOf(provider), provider: provider.id }),
    );
  if (provider.found) throw new AppError(problemOf('key-not-moved', { name: provider.name, provider: provider.id }));
  throw new AppError(problemOf('key-not-entered', { name: provider.name, provider: provider.id }));
}

function variableOf(provider: Provider): string {
  if (provider.env !== undefined) return provider.env;
  throw new AppError(problemOf('key-variable-missing', { name: provider.name, provider: provider.id }));
}

/**
 * Chooses how `client` gets the key of `provider`. Throws `key-not-entered`, `key-not-moved`, `key-variable-missing`,
 * `key-carrier-*`, or `key-origin-changed` when a key exists for another origin only (checklist S8).
 */
export async function chooseKeySource(
  { environment, keys, read }: Engine,
  client: Client,
  provider: Provider,
  wanted: Delivery | undefined,
): Promise<{ readonly source: KeySource; readonly keep?: Keep }> {
  if (!provider.needsKey) return { source: { kind: 'none' } };
  const ref = keyRefOfProvider(provider);
  const index = await read.keys();
  const delivery = wanted ?? defaultDelivery(provider, hasKey(index, ref));
  assertSupported(client, delivery);
  assertCarried(client, provider, delivery);
  if (delivery === 'env') return { source: { kind: 'env', name: variableOf(provider) } };
  requireKey(index, provider, ref);
  const launcher = launcherPath(environment);
  return delivery === 'file'
    ? { source: { kind: 'file', file: keys.filePath(ref), launcher, ref }, keep: { ref, place: 'file' } }
    : { source: { kind: 'keychain', launcher, ref }, keep: { ref, place: 'as-is' } };
}

/** How requests carry the key, in the words of a client's facts; undefined for the way of the API format. */
function carrierKind({ keyIn }: Provider): ClientFacts['carriers'][Delivery][number] | undefined {
  if (!keyIn) return undefined;
  if (keyIn.in === 'query') return 'query';
  return keyIn.prefix === undefined ? 'header' : 'prefixed';
}

/** Whether `client` can have the key of `provider` carried in its way, when it comes by `delivery`. */
export function isCarried(client: ClientFacts, provider: Provider, delivery: Delivery): boolean {
  const kind = carrierKind(provider);
  return kind === undefined || client.carriers[delivery].includes(kind);
}

/** Throws `key-carrier-unsupported`. */
export function assertCarried(client: Client, provider: Provider, delivery: Delivery): void {
  if (isCarried(client, provider, delivery)) return;
  const way = client.deliveries.find((other) => isCarried(client, provider, other));
  const values = {
    client: client.name,
    command: client.id,
    carrier: provider.keyIn ? carrierText(provider.keyIn) : '',
    provider: provider.id,
  };
  throw new AppError(
    way === undefined
      ? problemOf('key-carrier-unsupported', values)
      : problemOf('key-carrier-other-delivery', { ...values, delivery: way }),
  );
}

function assertSupported(client: Client, delivery: Delivery): void {
  if (client.deliveries.includes(delivery)) return;
  throw new AppError(
    problemOf('key-delivery-unsupported', {
      client: client.name,
      delivery,
      deliveries: client.deliveries.join(', '),
    }),
  );
}
