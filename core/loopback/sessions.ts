import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What one browser holds. Neither half is of use without the other. */
export interface Session {
  /** Kept by the browser where no script can read it. But a browser sends it to every port of this host. */
  readonly cookie: string;
  /** Kept by the page, which no other port can read. */
  readonly pass: string;
}

export interface Sessions {
  /** Good for one session; the one before is void from now on, also unused. */
  newToken(): string;
  /** A second secret that goes with the last token, for who may come from elsewhere to trade it. */
  invite(): string;
  /** Whether it goes with a token that can still be traded. */
  isInvitation(offered: string): boolean;
  /** A session for the token, or undefined where it is not the last one or was traded before. */
  trade(token: string): Session | undefined;
  knows(session: Partial<Session>): boolean;
}

/** More browsers than that are not in use at once: the one that came first has to ask for a new address. */
const mostSessions = 20;

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Of one length, whatever came in, so that it can be compared in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The sessions of one server, forgotten when it ends. Holds digests only. */
export function openSessions(): Sessions {
  let token: Buffer | undefined;
  let invitation: Buffer | undefined;
  const known: Buffer[] = [];
  const digestOf = ({ cookie = '', pass = '' }: Partial<Session>) => digest(`${digest(cookie).toString('hex')}${pass}`);
  return {
    newToken: () => {
      const fresh = newSecret();
      token = digest(fresh);
      invitation = undefined;
      return fresh;
    },
    invite: () => {
      const fresh = newSecret();
      invitation = digest(fresh);
      return fresh;
    },
    isInvitation: (offered) => invitation !== undefined && timingSafeEqual(invitation, digest(offered)),
    trade: (offered) => {
      if (token === undefined || !timingSafeEqual(token, digest(offered))) return undefined;
      token = undefined;
      invitation = undefined;
      const session = { cookie: newSecret(), pass: newSecret() };
      known.push(digestOf(session));
      if (known.length > mostSessions) known.shift();
      return session;
    },
    knows: (session) => {
      const offered = digestOf(session);
      // All of them are compared, so that the time does not tell which one it was.
      return known.reduce((isKnown, one) => timingSafeEqual(one, offered) || isKnown, false);
    },
  };
}
