import type { Api, CallName, Input, Output, Reply } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { enter, passOf, sessionNeeded } from './session.ts';

const gone: Reply<never> = {
  ok: false,
  problem: problemOf('server-gone'),
};

type Post = (name: CallName, input: unknown, signal?: AbortSignal) => Promise<Reply<never>>;

function poster(): Post {
  /** A pass of a server that has ended since: asking with it again and again would only fill the console. */
  let refused: string | undefined;
  return async (name, input, signal) => {
    const pass = passOf(window);
    if (pass === null || pass === refused) return sessionNeeded;
    try {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-switchyard-pass': pass },
        body: input === undefined ? '' : JSON.stringify(input),
        ...(signal && { signal }),
      });
      if (response.status === 401) refused = pass;
      return await response.json();
    } catch {
      // The server ended, or the machine slept: the page says so and keeps asking.
      return gone;
    }
  };
}

/** Ends when the page is shown, or hidden. */
function untilPageIs(state: DocumentVisibilityState, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState !== state && !signal?.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal?.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal?.addEventListener('abort', look);
    look();
  });
}

/**
 * A page that nobody looks at does not wait for changes: browsers open six connections to a server, and six tabs that
 * each hold one would leave none for a click. Shown again, it asks for what it missed.
 */
async function waitWhileShown(post: Post, input: Input<'changes.wait'>): Promise<Reply<Output<'changes.wait'>>> {
  for (;;) {
    await untilPageIs('visible');
    const answered = new AbortController();
    const hidden = new AbortController();
    untilPageIs('hidden', answered.signal).then(() => hidden.abort());
    const reply = await post('changes.wait', input, hidden.signal);
    answered.abort();
    if (reply.ok || document.visibilityState === 'visible') return reply;
  }
}

/** The calls as requests to the server that the page came from. */
export async function httpApi(): Promise<Api> {
  await enter(window);
  const post = poster();
  return new Proxy({} as Api, {
    get: (_, name) => {
      // Every name of a call has a dot. Without this, awaiting the API would take it for a promise, by asking for `then`.
      if (typeof name !== 'string' || !name.includes('.')) return undefined;
      return (input: unknown) =>
        name === 'changes.wait' ? waitWhileShown(post, input as Input<'changes.wait'>) : post(name as CallName, input);
    },
  });
}
