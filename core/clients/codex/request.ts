import type { ClientRequests } from '../client-request.ts';

/** Codex 0.169.0 with a key by `auth.command`, for a model that it does not know. Seen in e2e/clients, November 2026. */
export const requests: ClientRequests = {
  responses: {
    path: '/responses',
    keyHeader: 'authorization',
    userAgents: ['codex_exec/'],
    userAgent: 'codex_exec/0.171.0 (Linux; x86_64) unknown (codex_exec; 0.171.0)',
    fixedHeaders: { originator: 'codex_exec' },
    leavesLimitOut: true,
    headers: [
      'originator',
      'session-id',
      'thread-id',
      'x-client-request-id',
      'x-codex-beta-features',
      'x-codex-turn-metadata',
      'x-codex-window-id',
    ],
    // No `instructions`: the system prompt comes as messages of the role `developer`.
    fields: [
      'client_metadata',
      'include',
      'input',
      'model',
      'parallel_tool_calls',
      'prompt_cache_key',
      'reasoning',
      'store',
      'stream',
      'tool_choice',
      'tools',
    ],
    // `web_search` goes with `web_search = "disabled"`, `custom` comes with a catalogue that asks for it.
    tools: ['function', 'namespace', 'web_search', 'custom'],
    // A catalogue of its own form, `{ models: [...] }`; anything else is logged and passed over.
    reads: '/models?client_version=',
  },
};
