import { expect } from 'vitest';
import * as z from 'zod';
import type { WireRequest } from '../../core/clients/client-request.ts';
import { allClients } from '../../core/clients/clients.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { Wire } from '../../shared/provider.ts';
import {
  keyOf,
  type LoopbackProvider,
  modelOf,
  type RecordedRequest,
  startProvider,
} from '../support/loopback-provider.ts';
import type { ClientHome } from './client-home.ts';
import { filesHolding } from './witness.ts';

/** Two providers on the loopback; each takes its own key only, so a key at the wrong one is refused and seen. */
export interface ProviderPair {
  readonly a: LoopbackProvider;
  readonly b: LoopbackProvider;
  stop(): Promise<void>;
}

/** A prompt as one of the two may get it. */
interface Prompt {
  readonly which: 'a' | 'b';
  readonly wire: Wire;
  /** What stands between the host and the route. */
  readonly base?: string;
}

const clients = await allClients();

const routes: Readonly<Record<Wire, string>> = {
  responses: '/responses',
  chat: '/chat/completions',
  anthropic: '/messages',
};

export async function startPair({ keys }: ClientHome): Promise<ProviderPair> {
  const a = await startProvider({ reply: 'answer of a', requireKey: keys.a });
  const b = await startProvider({ reply: 'answer of b', requireKey: keys.b });
  return { a, b, stop: async () => void (await Promise.all([a.stop(), b.stop()])) };
}

/** `switchyard add` for one of the two, its key through a pipe; `id` where it is added more than once. */
export async function addProvider(
  home: ClientHome,
  pair: ProviderPair,
  { which, wire, base = '/v1', id = which }: Prompt & { readonly id?: string },
): Promise<void> {
  const words = ['add', id, '--base-url', `${pair[which].origin}${base}`, '--wire', wire, '--model', `m-${which}`];
  await home.switchyard([...words, '--header', `X-Team=team-${which}`, '--key-stdin'], `${home.keys[which]}\n`);
}

/**
 * The last prompts went to `which` alone: by the route of `wire`, with the model, the extra header and the very key that
 * was piped in; every request beside them carried that key too, and the other provider heard nothing (checklist S9).
 */
export function expectAsked(home: ClientHome, pair: ProviderPair, { which, wire, base = '/v1' }: Prompt): void {
  const requests = pair[which].take();
  const prompts = requests.filter(({ method }) => method === 'POST');
  expect(prompts.length).toBeGreaterThan(0);
  for (const prompt of prompts) {
    expect({ path: prompt.path, model: modelOf(prompt), team: prompt.headers['x-team'] }).toEqual({
      path: `${base}${routes[wire]}`,
      model: `m-${which}`,
      team: `team-${which}`,
    });
    expectDeclared(home.client, wire, prompt);
  }
  for (const { method, path } of requests)
    if (method !== 'POST') expect(path).toContain(requestOf(home.client, wire)?.reads ?? 'nothing is read');
  expect(new Set(requests.map(keyOf))).toEqual(new Set([home.keys[which]]));
  expect(pair[which === 'a' ? 'b' : 'a'].take()).toEqual([]);
}

function requestOf(client: ClientId, wire: Wire): WireRequest | undefined {
  return clients.find(({ id }) => id === client)?.requests[wire];
}

const Tools = z.object({ tools: z.array(z.object({ type: z.string().default('function') })).default([]) });

/** The real program asks as the client's own folder says that it does. */
function expectDeclared(client: ClientId, wire: Wire, { headers, body }: RecordedRequest): void {
  const declared = requestOf(client, wire);
  const { 'user-agent': agent = '' } = headers;
  const isKnown = declared?.userAgents.length === 0 || declared?.userAgents.some((start) => agent.startsWith(start));
  expect([agent, isKnown]).toEqual([agent, true]);
  expect(Object.keys(headers)).toEqual(expect.arrayContaining([declared?.keyHeader, ...(declared?.headers ?? [])]));
  expect(Object.keys(body ?? {})).toEqual(expect.arrayContaining([...(declared?.fields ?? ['?'])]));
  // Anthropic has no word for the plain kind.
  const kinds = wire === 'anthropic' ? [] : Tools.parse(body).tools.map(({ type }) => type);
  const known: readonly string[] = declared?.tools ?? [];
  expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
}

/** The keys stand in no file of the home or of the keychain, and no process had them in its arguments or environment. */
export function expectNoKeys({ folder, keys, keychain, path, sighting }: ClientHome): void {
  expect(filesHolding(folder, [keys.a, keys.b])).toEqual([]);
  expect(filesHolding(keychain.folder, [keys.a, keys.b])).toEqual([]);
  expect(sighting.leaks).toEqual([]);
  // Somebody looked: the helper that the client called was seen.
  expect([...sighting.programs].join('\n')).toContain(path('.local', 'share', 'switchyard', 'bin', 'switchyard-key'));
}
