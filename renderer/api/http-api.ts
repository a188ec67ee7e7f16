import type { Api, CallName, Input, Output, Reply } from '../../shared/contract.ts';
import { sessionPass } from './session.ts';

const gone: Reply<never> = {
  ok: false,
  problem: {
    code: 'server-gone',
    message: 'Switchyard does not answer any more.',
    fix: 'Start it again: switchyard serve',
  },
};

async function post(name: CallName, pass: string, input: unknown, signal?: AbortSignal): Promise<Reply<never>> {
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-switchyard-pass': pass },
      body: input === undefined ? '' : JSON.stringify(input),
      ...(signal && { signal }),
    });
    return await response.json();
  } catch {
    // The server ended, or the machine slept: the page says so and keeps asking.
    return gone;
  }
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
async function waitWhileShown(pass: string, input: Input<'changes.wait'>): Promise<Reply<Output<'changes.wait'>>> {
  for (;;) {
    await untilPageIs('visible');
    const answered = new AbortController();
    const hidden = new AbortController();
    untilPageIs('hidden', answered.signal).then(() => hidden.abort());
    const reply = await post('changes.wait', pass, input, hidden.signal);
    answered.abort();
    if (reply.ok || document.visibilityState === 'visible') return reply;
  }
}

/** The calls as requests to the server that the page came from. */
export async function httpApi(): Promise<Api> {
  const session = await sessionPass(window);
  return new Proxy({} as Api, {
    get: (_, name) => {
      // Every name of a call has a dot. Without this, awaiting the API would take it for a promise, by asking for `then`.
      if (typeof name !== 'string' || !name.includes('.')) return undefined;
      return async (input: unknown) => {
        if (!session.ok) return session;
        return name === 'changes.wait'
          ? waitWhileShown(session.value, input as Input<'changes.wait'>)
          : post(name as CallName, session.value, input);
      };
    },
  });
}
