import type { AskedClient } from '../asked-client.ts';
import { isTable, tableAt, valueAt } from '../plain-value.ts';

/** What the configuration decides in a body of any wire. */
const decided = [
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'reasoning_effort',
  'temperature',
  'top_p',
];

/** The real OpenCode 1. */
export const askedOpenCode: AskedClient = {
  program: 'opencode-v1',
  words: [],
  ownHeaders:
    /^(?:accept|accept-encoding|anthropic-beta|anthropic-version|connection|content-length|content-type|host|http-referer|originator|session-id|session_id|user-agent|x-session-affinity|x-session-id|x-title|x-parent-session-id)$/,
  bodyOf: ({ body }) => {
    const effort = valueAt(body, 'reasoning', 'effort') ?? valueAt(body, 'output_config', 'effort');
    const fields = decided.flatMap((name) => {
      const value = valueAt(body, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return { ...Object.fromEntries(fields), ...(effort !== undefined && { effort }) };
  },
  // The title of a session is asked for without tools.
  isPrompt: ({ body }) => isTable(body) && Array.isArray(tableAt({ body }, 'body').tools),
};
