import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Delivery, Provider, Wire } from '../../shared/provider.ts';
import type { Client, LiveState, OriginalValue, Target } from '../clients/client.ts';
import { foundIds } from '../clients/found-entries.ts';
import { generationOf } from '../keychain/key-index.ts';
import { findProvider } from '../providers/provider-list.ts';
import { checkPlan } from './check.ts';
import { clientAddress } from './client-address.ts';
import type { Engine } from './engine.ts';
import { chooseKeySource, type Keep } from './key-source.ts';
import { makePlan, type Plan } from './plan.ts';
import { askClient } from './planner/client-plan.ts';
import { switchedTo } from './switched.ts';
import { nextOriginals, readOriginals } from './undo/originals.ts';

export interface UseRequest {
  readonly client: Client;
  /** A provider id, or `official` for the client's own login. */
  readonly choice: string;
  readonly model?: string;
  readonly delivery?: Delivery;
  /** A profile of the client, e.g. Codex `--profile NAME`. */
  readonly profile?: string;
  /** OpenClaw: which stored logins to use, in order. */
  readonly login?: readonly string[];
  /** OpenClaw: start under a fresh id, because the old one is blocked for a while. */
  readonly isFresh?: boolean;
}

/** The wire that the provider prefers, where the client speaks it, and its address for that client. Throws `wire-unsupported`. */
export function chooseWire(client: Client, provider: Provider): { wire: Wire; baseUrl: string } {
  const wanted = client.wires.includes(provider.wire) ? [provider.wire, ...client.wires] : client.wires;
  for (const wire of wanted) {
    const baseUrl = provider.endpoints[wire];
    if (baseUrl !== undefined) return { wire, baseUrl: clientAddress(client, provider, wire, baseUrl) };
  }
  throw new AppError(
    problemOf('wire-unsupported', {
      name: provider.name,
      wires: Object.keys(provider.endpoints),
      client: client.name,
      needed: client.wires.join(', '),
      provider: provider.id,
      wire: client.wires[0] ?? '',
    }),
  );
}

/** Throws `model-missing`. Of several models the first is as good as any, unless `isDefault`: the client asks for its own. */
export function chooseModel(provider: Provider, wanted: string | undefined, isDefault = false): string {
  const model = wanted ?? provider.model ?? (isDefault ? undefined : provider.models[0]?.id);
  if (model !== undefined) return model;
  throw new AppError(problemOf('model-missing', { name: provider.name }));
}

/** A profile keeps its model where the provider is known to have it, or names none of its own. */
async function keptModel(
  engine: Engine,
  { client, profile }: UseRequest,
  provider: Provider,
): Promise<string | undefined> {
  if (profile === undefined || !client.modelOfProfile) return undefined;
  const model = client.modelOfProfile(await engine.read.state(client), profile);
  const ids = [provider.model, ...provider.models.map(({ id }) => id)].filter((id) => id !== undefined);
  return model !== undefined && (ids.length === 0 || ids.includes(model)) ? model : undefined;
}

/** Whether the client's main choice is an entry that the provider stands in, and names no model. */
async function isModelOpen(engine: Engine, { client, profile }: UseRequest, provider: Provider): Promise<boolean> {
  const ids = foundIds(client.id, provider, []);
  if (profile !== undefined || ids.length === 0) return false;
  const { current, foreign } = await engine.read.state(client);
  if (current.kind !== 'foreign' || current.model !== undefined) return false;
  return foreign.some(({ id, isCurrent }) => isCurrent && ids.includes(id));
}

/** Elsewhere a new generation would change nothing, and only count up. */
function isFreshStart({ client, isFresh }: UseRequest): boolean {
  return isFresh === true && client.blocksIds === true;
}

async function toTarget(
  engine: Engine,
  request: UseRequest,
  original: readonly OriginalValue[],
): Promise<{ target: Target; keep?: Keep; renews?: string }> {
  const { client } = request;
  if (request.choice === 'official')
    return { target: { kind: 'official', original, ...(request.login && { login: request.login }) } };
  const provider = findProvider(await engine.read.providers(), request.choice);
  const { wire, baseUrl } = chooseWire(client, provider);
  const named = request.model ?? (await keptModel(engine, request, provider));
  const model = chooseModel(provider, named, await isModelOpen(engine, request, provider));
  const wanted = request.delivery ?? engine.read.settings().delivery[client.id];
  const { source, keep } = await chooseKeySource(engine, client, provider, wanted);
  const isFresh = isFreshStart(request);
  // The first key is no replacement.
  const generation = Math.max(0, generationOf(await engine.read.keys(), provider.id) - 1) + (isFresh ? 1 : 0);
  return {
    target: {
      kind: 'provider',
      provider,
      wire,
      baseUrl,
      model,
      key: source,
      generation,
      original,
      ...(request.profile !== undefined && { profile: request.profile }),
    },
    ...(keep && { keep }),
    ...(isFresh && { renews: provider.id }),
  };
}

/** Says no before anything is planned: a client that is not there, a live file that can't be read. */
function assertReady(client: Client, state: LiveState): void {
  if (!state.installation.isFound)
    throw new AppError(
      problemOf('client-not-found', { client: client.name, command: client.id, file: state.installation.liveFile }),
    );
  const { problem } = state.main;
  if (problem) throw new AppError(problem);
}

/** A login that is not there would be ordered in silence, and another one pay. */
async function assertLogins(client: Client, state: LiveState, { login }: UseRequest): Promise<void> {
  const problem = login && (await client.findUnknownLogin?.(state, login));
  if (problem) throw new AppError(problem);
}

function wordsOf(client: Client, target: Target, choice: string) {
  if (target.kind === 'official') return { summary: sentence('acts.official', { client: client.name }), choice };
  const { provider, model, key } = target;
  return {
    summary: sentence('acts.use', { client: client.name, provider: provider.name, model }),
    choice,
    model,
    delivery: key.kind,
  };
}

/** Plans one client's switch: reads each live file once, writes nothing. */
export async function planUse(engine: Engine, request: UseRequest): Promise<Plan> {
  const { client } = request;
  const original = await readOriginals(engine.environment, client.id);
  const { target, keep, renews } = await toTarget(engine, request, original);
  const state = await engine.read.state(client);
  assertReady(client, state);
  await assertLogins(client, state, request);
  const wasOurs = state.current.kind === 'ours';
  const plan = makePlan(engine.environment, {
    kind: 'use',
    state,
    ...(await askClient(client, state, { act: 'plan', target })),
    details: { ...wordsOf(client, target, request.choice), wasOurs },
    ...(keep && { keep }),
    ...(renews !== undefined && { renews }),
    switched: switchedTo(target),
  });
  const checked = await checkPlan(client, plan);
  const handedOn = nextOriginals(original, wasOurs || request.profile !== undefined, plan.details.owned);
  return { ...checked, details: { ...checked.details, original: handedOn } };
}
