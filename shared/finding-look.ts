import type { ClientId } from './client-id.ts';
import type { TestView } from './test-view.ts';

/** `good`, worth a look, a failure, or nothing seen. One answer for every face. */
export type FindingLook = 'good' | 'careful' | 'bad' | 'quiet';

export function lookOf(kind: TestView['kind']): FindingLook {
  switch (kind) {
    case 'good':
      return 'good';
    case 'unproved':
    case 'slow':
    case 'other-model':
    case 'model-unlisted':
    case 'tools-unused':
      return 'careful';
    case 'cancelled':
      return 'quiet';
    default:
      return 'bad';
  }
}

/** The same test as this client would tell it: what it gets counts more than what others get. */
export function seenAs(test: TestView, client: ClientId): TestView {
  const own = test.clients?.find((one) => one.client === client);
  if (!own || own.kind === 'unfit' || own.kind === test.kind) return test;
  const { detail: _, ...rest } = test;
  return { ...rest, kind: own.kind, ...(own.detail !== undefined && { detail: own.detail }) };
}
