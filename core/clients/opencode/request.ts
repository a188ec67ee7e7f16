import type { ClientRequests, WireRequest } from '../client-request.ts';

/** What both products send: 1.18.33 and 2.0.15, seen in e2e/clients, November 2026. */
const common = {
  userAgents: ['opencode/'],
  userAgent: 'opencode/1.18.33',
  tools: ['function'],
} as const satisfies Partial<WireRequest>;
const session = ['x-session-affinity', 'x-session-id'];

export const requests: ClientRequests = {
  responses: {
    ...common,
    path: '/responses',
    keyHeader: 'authorization',
    headers: session,
    fields: ['input', 'model', 'store', 'stream'],
  },
  chat: {
    ...common,
    path: '/chat/completions',
    keyHeader: 'authorization',
    headers: session,
    fields: ['messages', 'model', 'stream'],
  },
  anthropic: {
    ...common,
    path: '/messages',
    keyHeader: 'x-api-key',
    headers: [...session, 'anthropic-version'],
    fields: ['max_tokens', 'messages', 'model', 'stream', 'system'],
  },
};
