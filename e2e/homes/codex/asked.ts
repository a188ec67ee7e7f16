import type { AskedClient } from '../asked-client.ts';
import { textAt } from '../plain-value.ts';

/** The real Codex. It gives up at once where nobody listens. */
export const askedCodex: AskedClient = {
  program: 'codex',
  words: ['-c', 'features.unbounded_connection_retries=false', '-c', 'features.enable_request_compression=false'],
  ownHeaders:
    /^(?:accept|connection|content-length|content-type|host|originator|session-id|thread-id|user-agent|version|x-client-request-id|x-codex-.*|x-openai-.*|x-responsesapi-.*|openai-beta)$/,
  bodyOf: ({ body }) => {
    const effort = textAt(body, 'reasoning', 'effort');
    return effort === undefined ? {} : { effort };
  },
};
