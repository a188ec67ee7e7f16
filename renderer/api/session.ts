import type { Reply } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';

/** Where the page keeps its half of the session: no other port of this host can read it, as it could a cookie. */
const place = 'switchyard-pass';

export const sessionNeeded: Reply<never> = {
  ok: false,
  problem: problemOf('session-needed'),
};

/** The token behind the # of the address, taken out of it before anything else is done with it. */
function takeToken({ location, history }: Window): string | undefined {
  const token = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  // The path may be an invitation, which is good once.
  history.replaceState(null, '', '/');
  return token;
}

async function trade(token: string): Promise<Reply<{ readonly pass: string }>> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/session', { method: 'POST', headers, body: JSON.stringify({ token }) });
    return await response.json();
  } catch {
    // The server has ended: the first call says so.
    return sessionNeeded;
  }
}

/** Trades the one-time address for a session. One that was opened before leads to the page in the browser that did. */
export async function enter(window: Window): Promise<void> {
  const token = takeToken(window);
  const traded = token === undefined ? sessionNeeded : await trade(token);
  if (traded.ok) window.localStorage.setItem(place, traded.value.pass);
}

/** What every call has to carry besides the cookie; null before the address was opened in any tab. */
export function passOf({ localStorage }: Window): string | null {
  return localStorage.getItem(place);
}
