import { isSameBase } from '../../../shared/anthropic-address.ts';
import { cleanBaseUrl } from '../../../shared/base-url.ts';
import { carrierText } from '../../../shared/key-carrier.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { toProblem } from '../../../shared/problem.ts';
import type { FoundEntry, Provider } from '../../../shared/provider.ts';
import { keyHint } from '../../../shared/redact.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Client, ForeignProvider, LiveState } from '../../clients/client.ts';
import { addProvider, editProvider } from '../../providers/provider-list.ts';
import { type Account, isSameAccount, isSameAddress } from '../accounts/account.ts';
import { accountOfForeign, readForeignKey } from '../accounts/foreign-account.ts';
import { accountOfProvider, type KeyOf, ownKeys } from '../accounts/own-account.ts';
import { toFoundEntry } from '../client-address.ts';
import type { Engine } from '../engine.ts';
import { isCarried, keyRefOfProvider } from '../key-source.ts';
import { type Candidate, cleanModels, fileOfKey, toProvider, transferOf } from './candidate.ts';
import { asSpoken } from './spoken-wire.ts';

/** A candidate with all that was read of it. */
export interface Found extends Candidate {
  readonly state: LiveState;
  readonly foreign: ForeignProvider;
  /** The entry, where it is a provider that we have and that one does not know of it yet: from now on they belong together. */
  readonly newEntry?: FoundEntry;
}

interface Read {
  readonly client: Client;
  readonly state: LiveState;
  readonly foreign: ForeignProvider;
  /** Our own entry that is the choice while its provider is not in our list: a home of another machine. */
  readonly isLost?: boolean;
}

/** What stands in the place of one candidate while the others are looked at. */
interface Known {
  readonly provider: Provider;
  readonly account: Account;
}

async function keyView(engine: Engine, { state, foreign }: Read): Promise<Candidate['key']> {
  const { key } = foreign;
  const file = fileOfKey(key);
  const isShown = key.kind === 'plain' || key.kind === 'stored';
  const value = isShown ? await readForeignKey(engine, state, key) : undefined;
  return {
    kind: key.kind,
    ...(file !== undefined && { file }),
    ...(value !== undefined && { hint: keyHint(value) }),
  };
}

/** A key that is there already needs no copy, and one that this client could not fetch from there stays in its file. */
async function transfer(
  engine: Engine,
  provider: Provider,
  { client, foreign }: Read,
): Promise<Pick<Candidate, 'transfer' | 'remarks'>> {
  const way = transferOf(foreign.key);
  if (way === undefined) return { remarks: [] };
  if (way === 'move' && !isCarried(client, provider, 'keychain')) {
    const carrier = provider.keyIn ? carrierText(provider.keyIn) : '';
    return { remarks: [sentence('remarks.key-stays', { client: client.name, carrier })] };
  }
  const isThere = way === 'copy' && (await engine.keys.has(keyRefOfProvider(provider)));
  return isThere ? { remarks: [] } : { transfer: way, remarks: [] };
}

/** Those of our list that are asked at this account's address: nobody else's key is looked at. */
async function knownAt(
  { wire, baseUrl }: Account,
  listed: readonly Provider[],
  keyOf: KeyOf,
): Promise<readonly Known[]> {
  const there = listed.filter(({ endpoints }) => isSameBase(wire, endpoints[wire] ?? '', baseUrl));
  return Promise.all(
    there.map(async (provider) => ({
      provider,
      account: accountOfProvider(provider, { wire, baseUrl, key: await keyOf(provider) }),
    })),
  );
}

/** Of the providers that wait for a key at this address, the one that this account can be for sure: no other asks there. */
function waitingFor(account: Account, known: readonly Known[], all: readonly Account[]): Known | undefined {
  if (all.some((other) => isSameAddress(other, account) && !isSameAccount(other, account))) return undefined;
  const waiting = known.filter((one) => one.account.key.kind === 'waiting' && isSameAddress(one.account, account));
  return account.key.kind === 'key' && waiting.length === 1 ? waiting[0] : undefined;
}

async function readAll(
  engine: Engine,
  clients: readonly Client[],
  listed: readonly Provider[],
): Promise<readonly Read[]> {
  const reads = clients.map(async (client): Promise<readonly Read[]> => {
    const state = await engine.read.state(client);
    const found = await asSpoken(engine, client, state.foreign);
    const { ownChoice: own } = state;
    const lost = own && !listed.some(({ id }) => id === own.id) ? [{ client, state, foreign: own, isLost: true }] : [];
    return [...lost, ...found.map((foreign) => ({ client, state, foreign }))];
  });
  return (await Promise.all(reads)).flat();
}

/** The account of each entry that can be a provider; why another can't is told with its candidate. */
async function accountsOf(engine: Engine, reads: readonly Read[]): Promise<ReadonlyMap<Read, Account>> {
  const accounts = reads.map(async (read) => {
    try {
      const { provider } = toProvider(read.client, read.foreign, []);
      const baseUrl = provider.endpoints[provider.wire] ?? '';
      return [[read, await accountOfForeign(engine, read.state, read.foreign, baseUrl)] as const];
    } catch {
      return []; // As said above.
    }
  });
  return new Map((await Promise.all(accounts)).flat());
}

/** The entry as the provider of our list, or found before it, would know it. */
function entryFor({ endpoints }: Provider, { client, foreign }: Read): FoundEntry {
  const { wire } = foreign;
  const { baseUrl } = cleanBaseUrl(foreign.baseUrl);
  return toFoundEntry({ client: client.id, id: foreign.id }, wire, endpoints[wire] ?? baseUrl, baseUrl);
}

function isFoundIn(provider: Provider, read: Read): boolean {
  const { client, id, spelling } = entryFor(provider, read);
  return (provider.found ?? []).some(
    (one) => one.client === client && one.id === id && one.spelling?.as === spelling?.as,
  );
}

/** The provider with one more entry that it stands in, and with the models that this one knows. */
function withEntry(now: Provider, entry: FoundEntry, foreign: ForeignProvider): Provider {
  const known = new Set(now.models.map(({ id }) => id));
  const { models, model } = cleanModels(foreign);
  return {
    // What is chosen elsewhere is no choice beside one that names none.
    ...(foreign.isCurrent && model !== undefined && { model }),
    ...now,
    models: [...now.models, ...models.filter(({ id }) => !known.has(id))],
    found: [...(now.found ?? []).filter((one) => one.client !== entry.client || one.id !== entry.id), entry],
  };
}

/** It stands in no entry of somebody else's. */
function withoutEntry({ found: _, ...provider }: Provider): Provider {
  return provider;
}

/** The key of a lost one stayed where it was entered. */
function lostRemarks({ isLost, foreign }: Read, { id }: Provider): readonly Sentence[] {
  return isLost && foreign.key.kind === 'ours' ? [sentence('remarks.key-elsewhere', { provider: id })] : [];
}

/** Of several entries that are one account, the one in use says the most: headers, query, name and model are taken from it. */
function inUseFirst(reads: readonly Read[]): readonly Read[] {
  return [...reads].sort((a, b) => Number(b.foreign.isCurrent) - Number(a.foreign.isCurrent));
}

/** Every provider in the live files, with the one of our list, or found before it, that is the same account. */
export async function find(engine: Engine, clients: readonly Client[]): Promise<readonly Found[]> {
  const listed = await engine.read.providers();
  const reads = await readAll(engine, clients, listed);
  const accounts = await accountsOf(engine, reads);
  const keyOf = ownKeys(engine);
  const added: Known[] = [];
  const found = new Map<Read, Found>();
  for (const read of inUseFirst(reads)) {
    const common = {
      client: read.client.id,
      foreignId: read.foreign.id,
      isCurrent: read.foreign.isCurrent,
      key: await keyView(engine, read),
      state: read.state,
      foreign: read.foreign,
    };
    try {
      const others = [...listed, ...added.map(({ provider }) => provider)];
      const { provider: whole, remarks } = toProvider(read.client, read.foreign, others);
      const provider = read.isLost ? withoutEntry(whole) : whole;
      const account = accounts.get(read);
      if (!account) throw new Error('an entry that is a provider has an account');
      // A lost one comes back under its id, whatever others have its address.
      const known = read.isLost ? [] : [...(await knownAt(account, listed, keyOf)), ...added];
      const same = known.find((one) => isSameAccount(one.account, account));
      const waiting = same ? undefined : waitingFor(account, known, [...accounts.values()]);
      const match = same ?? waiting;
      if (!match) added.push({ provider, account });
      const { transfer: way, remarks: more } = await transfer(engine, match?.provider ?? provider, read);
      found.set(read, {
        ...common,
        provider: match?.provider ?? provider,
        isKnown: match !== undefined,
        ...(match && !isFoundIn(match.provider, read) && { newEntry: entryFor(match.provider, read) }),
        ...(way && { transfer: way }),
        remarks: [...remarks, ...more, ...lostRemarks(read, provider)],
      });
    } catch (error) {
      found.set(read, { ...common, isKnown: false, problem: toProblem(error), remarks: [] });
    }
  }
  return reads.flatMap((read) => found.get(read) ?? []);
}

function toCandidate({ state: _state, foreign: _foreign, newEntry: _new, ...candidate }: Found): Candidate {
  return candidate;
}

/** What the live files of `clients` already hold. Writes nothing; no key leaves this room. */
export async function previewImport(engine: Engine, clients: readonly Client[]): Promise<readonly Candidate[]> {
  return (await find(engine, clients)).map(toCandidate);
}

/** Adds every new candidate to our list. The live files stay as they are. */
export async function applyImport(engine: Engine, clients: readonly Client[]): Promise<readonly Candidate[]> {
  const { environment } = engine;
  const found = await find(engine, clients);
  for (const { provider, isKnown } of found) if (provider && !isKnown) await addProvider(environment, provider);
  // An entry may belong to a provider that stands behind it.
  for (const one of found) {
    const { provider, newEntry, foreign } = one;
    if (provider && newEntry) await editProvider(environment, provider.id, (now) => withEntry(now, newEntry, foreign));
  }
  engine.read.forget(['providers']);
  return found.map(toCandidate);
}
