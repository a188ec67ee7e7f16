import { assertNever } from '../../../shared/assert-never.ts';
import type { Client, ClientPlan, ForeignProvider, KeySource, LiveState, Target } from '../../clients/client.ts';

/** One of the pure acts of a client (see `Client`). */
export type Wish =
  | { readonly act: 'plan'; readonly target: Target }
  | { readonly act: 'moveKey'; readonly foreign: ForeignProvider; readonly key: KeySource }
  | { readonly act: 'forget'; readonly provider: string }
  | { readonly act: 'leave' };

/** What the client itself says to the wish. */
export function carryOut(client: Client, state: LiveState, wish: Wish): ClientPlan {
  switch (wish.act) {
    case 'plan':
      return client.plan(state, wish.target);
    case 'moveKey':
      return client.moveKey(state, wish.foreign, wish.key);
    case 'forget':
      return client.forget(state, wish.provider);
    case 'leave':
      return client.leave(state);
    default:
      return assertNever(wish);
  }
}
