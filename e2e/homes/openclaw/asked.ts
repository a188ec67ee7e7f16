import type { AskedClient } from '../asked-client.ts';
import { valueAt } from '../plain-value.ts';

const decided = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'reasoning_effort', 'temperature'];

/** The real OpenClaw. */
export const askedOpenClaw: AskedClient = {
  program: 'openclaw',
  words: [],
  ownHeaders:
    /^(?:accept|accept-encoding|accept-language|anthropic-beta|anthropic-dangerous-direct-browser-access|anthropic-version|connection|content-length|content-type|host|sec-fetch-mode|session_id|session-id|user-agent|x-app|x-client-request-id|x-stainless-.*)$/,
  bodyOf: ({ body }) => {
    const effort = valueAt(body, 'reasoning', 'effort');
    const fields = decided.flatMap((name) => {
      const value = valueAt(body, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return { ...Object.fromEntries(fields), ...(effort !== undefined && { effort }) };
  },
};
