import type { ClientRequests } from '../client-request.ts';

/**
 * OpenClaw 2026.9, `infer model run` and a turn of the gateway, seen in e2e/clients, November 2026. Its body is about 61 kB
 * in a real turn.
 */
export const requests: ClientRequests = {
  responses: {
    path: '/responses',
    keyHeader: 'authorization',
    userAgents: ['OpenAI/JS '],
    headers: ['x-stainless-lang', 'x-stainless-package-version', 'x-stainless-runtime'],
    fields: ['input', 'max_output_tokens', 'model', 'store', 'stream'],
    tools: ['function'],
  },
  // Of this one only the path, the key and these fields were looked at.
  chat: {
    path: '/chat/completions',
    keyHeader: 'authorization',
    userAgents: [],
    headers: [],
    fields: ['max_completion_tokens', 'messages', 'model', 'stream_options'],
    tools: ['function'],
  },
  anthropic: {
    path: '/messages',
    keyHeader: 'x-api-key',
    // A turn of the gateway goes by Node's own client.
    userAgents: ['Anthropic/JS ', 'undici'],
    headers: ['anthropic-version'],
    fields: ['max_tokens', 'messages', 'model', 'stream'],
    tools: ['function'],
  },
};
