import type { ClientRequests, WireRequest } from '../client-request.ts';

const common = { keyHeader: 'authorization', userAgents: ['toy/'], headers: ['x-toy'], tools: ['function'] } as const;

export const requests: ClientRequests = {
  chat: { ...common, path: '/chat/completions', fields: ['messages', 'model'] } satisfies WireRequest,
  responses: { ...common, path: '/responses', fields: ['input', 'model'] } satisfies WireRequest,
};
