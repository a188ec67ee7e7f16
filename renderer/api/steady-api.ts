import type { Api, CallName, Reply } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';
import type { Problem } from '../../shared/problem.ts';

/** The one problem of everything that nobody expected. */
export const unexpectedProblem: Problem = problemOf('unexpected-in-page');

const unexpected: Reply<never> = { ok: false, problem: unexpectedProblem };

function hasCode(problem: unknown): boolean {
  return typeof problem === 'object' && problem !== null && 'code' in problem && typeof problem.code === 'string';
}

/** Whether it can be told apart as done or refused. What was promised inside a value was checked where it came from. */
function isReply(reply: unknown): reply is Reply<never> {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return false;
  return reply.ok === true || (reply.ok === false && 'problem' in reply && hasCode(reply.problem));
}

/**
 * The same calls, each of which ends with a reply, whatever the host does: Electron rejects with a text of its own when
 * a handler fails or is gone ("Error invoking remote method"), and whoever waits for a reply would wait for ever.
 */
export function steadyApi(api: Api): Api {
  // Over an empty object: the desktop's own is frozen, and a proxy may not stand in for what it holds.
  return new Proxy({} as Api, {
    get: (_, name) => {
      // As in `httpApi`: what is asked for without a dot is no call.
      if (typeof name !== 'string' || !name.includes('.')) return undefined;
      return async (...inputs: readonly unknown[]): Promise<Reply<never>> => {
        try {
          const call = api[name as CallName] as (...given: readonly unknown[]) => Promise<unknown>;
          const reply = await call(...inputs);
          return isReply(reply) ? reply : unexpected;
        } catch {
          return unexpected; // The host has noted why; a text of Electron's says nothing to a person.
        }
      };
    },
  });
}
