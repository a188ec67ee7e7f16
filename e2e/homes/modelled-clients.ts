import type { AskedClient } from './asked-client.ts';
import { askedCodex } from './codex/asked.ts';
import { codexPlaces } from './codex/places.ts';
import { codexWouldSend } from './codex/would-send.ts';
import type { Home, Outcome, World } from './home.ts';
import { askedOpenClaw } from './openclaw/asked.ts';
import { openClawPlaces } from './openclaw/places.ts';
import { openClawWouldSend } from './openclaw/would-send.ts';
import { askedOpenCode } from './opencode/asked.ts';
import { openCodePlaces } from './opencode/places.ts';
import { openCodeWouldSend } from './opencode/would-send.ts';

/** A client as a model of what it sends, and the real one that fixes the model. */
export interface ModelledClient {
  readonly wouldSend: (world: World) => Outcome;
  /** A home for each place in which the client may find a key, and for whatever else decides about its request. */
  readonly places: Readonly<Record<string, Home>>;
  readonly asked: AskedClient;
  /** The places that each run of the tests asks the real one for; all of them are too many for a slow client. */
  readonly sampled: readonly string[];
}

export const modelledClients = {
  codex: {
    wouldSend: codexWouldSend,
    places: codexPlaces,
    asked: askedCodex,
    sampled: [
      'env-key-in-dot-env',
      'env-header-beside-header',
      'command',
      'login-api-key',
      'login-chatgpt',
      'query-key',
    ],
  },
  opencode: {
    wouldSend: openCodeWouldSend,
    places: openCodePlaces,
    asked: askedOpenCode,
    sampled: ['auth-json', 'effort-responses', 'our-plugin'],
  },
  openclaw: {
    wouldSend: openClawWouldSend,
    places: openClawPlaces,
    asked: askedOpenClaw,
    sampled: ['dot-env-beside-vars', 'exec-ref'],
  },
} as const satisfies Readonly<Record<string, ModelledClient>>;

export type ModelledId = keyof typeof modelledClients;

export const modelledIds = Object.keys(modelledClients) as readonly ModelledId[];
