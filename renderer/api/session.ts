import type { Reply } from '../../shared/contract.ts';

/** Where the page keeps its half of the session: no other port of this host can read it, as it could a cookie. */
const place = 'switchyard-pass';

const needed: Reply<never> = {
  ok: false,
  problem: {
    code: 'session-needed',
    message: 'This browser was not let in.',
    fix: 'Open the address that Switchyard printed; press Enter where it runs for a new one.',
  },
};

/** The token behind the # of the address, taken out of it before anything else is done with it. */
function takeToken({ location, history }: Window): string | undefined {
  const token = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  history.replaceState(null, '', location.pathname);
  return token;
}

async function trade(token: string): Promise<Reply<{ readonly pass: string }>> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/session', { method: 'POST', headers, body: JSON.stringify({ token }) });
    return await response.json();
  } catch {
    return needed;
  }
}

/**
 * What every call has to carry besides the cookie. An address that was opened before still leads to the page in a browser
 * that has a session; whether it is good is said by the first call.
 */
export async function sessionPass(window: Window): Promise<Reply<string>> {
  const token = takeToken(window);
  const traded = token === undefined ? needed : await trade(token);
  if (traded.ok) window.localStorage.setItem(place, traded.value.pass);
  const pass = window.localStorage.getItem(place);
  return pass === null ? needed : { ok: true, value: pass };
}
