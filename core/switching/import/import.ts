import { assertKeyIsSafeAt, cleanBaseUrl } from '../../../shared/base-url.ts';
import type { ClientId } from '../../../shared/client-id.ts';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError, type Problem, toProblem } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { isSecretPair, keyHint } from '../../../shared/redact.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Client, ForeignProvider, LiveState } from '../../clients/client.ts';
import { findDocument } from '../../clients/live-document.ts';
import type { Receipt } from '../../files/receipt.ts';
import { launcherPath } from '../../keychain/launcher.ts';
import { freeProviderId } from '../../providers/provider-id.ts';
import { addProvider, parseProvider } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import type { Engine } from '../engine.ts';
import { keyRefOfProvider } from '../key-source.ts';
import { makePlan, type Plan } from '../plan.ts';
import { askClient } from '../planner/client-plan.ts';
import { movingKey } from './key-moves.ts';

/** A provider found in a live file, and what importing it would do. */
export interface Candidate {
  readonly client: ClientId;
  /** The id in the live file. */
  readonly foreignId: string;
  readonly isCurrent: boolean;
  /** What would be added; the very one of our list when it is known already. */
  readonly provider?: Provider;
  readonly isKnown: boolean;
  /** How the live file holds the key; `hint` shows at most its last 4 characters. */
  readonly key:
    | { readonly kind: 'plain'; readonly file: string; readonly hint: string }
    | { readonly kind: 'env' | 'command' | 'none' };
  /** Why it can't be imported. */
  readonly problem?: Problem;
  /** What was left out or changed on the way. */
  readonly remarks: readonly Sentence[];
}

interface Found extends Candidate {
  readonly state: LiveState;
  readonly foreign: ForeignProvider;
}

function plainKey(state: LiveState, foreign: ForeignProvider): string | undefined {
  const { key } = foreign;
  if (key.kind !== 'plain') return undefined;
  const live = findDocument(state, key.file);
  const value = live?.document?.get(key.path);
  return typeof value === 'string' ? value.replace(/^Bearer\s+/i, '').trim() : undefined;
}

function toProvider(foreign: ForeignProvider, taken: ReadonlySet<string>): { provider: Provider; remarks: Sentence[] } {
  const clean = cleanBaseUrl(foreign.baseUrl);
  if (foreign.key.kind !== 'none') assertKeyIsSafeAt(clean.baseUrl);
  const headers = withoutSecrets('header', foreign.headers);
  const query = withoutSecrets('query', { ...clean.queryParams, ...foreign.queryParams });
  const provider = parseProvider({
    id: freeProviderId(foreign.id, taken, 'imported'),
    name: foreign.name || foreign.id,
    endpoints: { [foreign.wire]: clean.baseUrl },
    wire: foreign.wire,
    ...(foreign.model !== undefined && { model: foreign.model }),
    models: foreign.models,
    headers: headers.kept,
    queryParams: query.kept,
    needsKey: foreign.key.kind !== 'none',
    ...(foreign.key.kind === 'env' && { env: foreign.key.name }),
  });
  return { provider, remarks: [...clean.remarks, ...headers.remarks, ...query.remarks] };
}

/** Our own list holds no key, whatever it is called in the live file. */
function withoutSecrets(what: 'header' | 'query', pairs: Readonly<Record<string, string>>) {
  const all = Object.entries(pairs);
  const kept = all.filter(([name, value]) => !isSecretPair(name, value));
  const secret = all.filter((pair) => !kept.includes(pair));
  return {
    kept: Object.fromEntries(kept),
    remarks: secret.map(([name]) => sentence(`remarks.${what}-left-out`, { name })),
  };
}

function toCandidate(
  client: Client,
  state: LiveState,
  foreign: ForeignProvider,
  providers: readonly Provider[],
): Found {
  const secret = plainKey(state, foreign);
  const common = {
    client: client.id,
    foreignId: foreign.id,
    isCurrent: foreign.isCurrent,
    key:
      foreign.key.kind === 'plain'
        ? { kind: 'plain' as const, file: foreign.key.file, hint: keyHint(secret ?? '') }
        : { kind: foreign.key.kind },
    state,
    foreign,
  };
  try {
    const { provider, remarks } = toProvider(foreign, new Set(providers.map(({ id }) => id)));
    const url = provider.endpoints[provider.wire];
    const known = providers.find(({ endpoints }) => endpoints[provider.wire] === url);
    return { ...common, provider: known ?? provider, isKnown: known !== undefined, remarks };
  } catch (error) {
    return { ...common, isKnown: false, problem: toProblem(error), remarks: [] };
  }
}

async function find(engine: Engine, clients: readonly Client[]): Promise<readonly Found[]> {
  const providers = [...(await engine.read.providers())];
  const found: Found[] = [];
  for (const client of clients) {
    const state = await engine.read.state(client);
    for (const foreign of state.foreign) {
      const candidate = toCandidate(client, state, foreign, providers);
      found.push(candidate);
      if (candidate.provider && !candidate.isKnown) providers.push(candidate.provider);
    }
  }
  return found;
}

function withoutState({ state: _state, foreign: _foreign, ...candidate }: Found): Candidate {
  return candidate;
}

/** What the live files of `clients` already hold. Writes nothing; no key leaves this room. */
export async function previewImport(engine: Engine, clients: readonly Client[]): Promise<readonly Candidate[]> {
  return (await find(engine, clients)).map(withoutState);
}

/** Adds every new candidate to our list. The live files stay as they are. */
export async function applyImport(engine: Engine, clients: readonly Client[]): Promise<readonly Candidate[]> {
  const found = await find(engine, clients);
  for (const { provider, isKnown } of found) if (provider && !isKnown) await addProvider(engine.environment, provider);
  engine.read.forget(['providers']);
  return found.map(withoutState);
}

/** A plan that takes one plain-text key out of a live file; the key itself goes to the keychain when it is applied. */
export interface KeyMove {
  readonly plan: Plan;
  readonly provider: Provider;
  /**
   * Stores the key, then carries the plan out, then takes the key out of our own backups of that file. Throws when
   * another key is stored for this provider already.
   */
  apply(): Promise<Receipt | undefined>;
}

/** Plans moving the plain-text keys of all imported providers of one client, one plan a key. */
export async function planKeyMoves(engine: Engine, client: Client): Promise<readonly KeyMove[]> {
  const found = await find(engine, [client]);
  const moves: KeyMove[] = [];
  for (const { state, foreign, provider, isKnown } of found) {
    const key = plainKey(state, foreign);
    if (key === undefined || !provider || !isKnown) continue;
    const ref = keyRefOfProvider(provider);
    const source = { kind: 'keychain' as const, launcher: launcherPath(engine.environment), ref };
    const plan = makePlan(engine.environment, {
      kind: 'import',
      state,
      ...(await askClient(client, state, { act: 'moveKey', foreign, key: source })),
      details: {
        summary: sentence('acts.import', { client: client.name, name: foreign.name || foreign.id }),
        wasOurs: state.current.kind === 'ours',
      },
      keep: { ref, place: 'as-is' },
    });
    const apply = async () => {
      await storeKey(engine, provider, key);
      return movingKey(engine, ref, key, () => applyPlan(engine, plan));
    };
    moves.push({ plan, provider, apply });
  }
  return moves;
}

async function storeKey(engine: Engine, provider: Provider, key: string): Promise<void> {
  const ref = keyRefOfProvider(provider);
  const stored = await engine.keys.find(ref);
  if (stored !== null && stored !== key)
    throw new AppError(problemOf('key-would-be-lost', { name: provider.name, provider: provider.id }));
  await engine.keys.set(ref, key, 'keychain');
}
