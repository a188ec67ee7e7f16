import type { TestView } from './test-view.ts';

/** `good`, worth a look, a failure, or nothing seen. One answer for every face. */
export type FindingLook = 'good' | 'careful' | 'bad' | 'quiet';

export function lookOf(kind: TestView['kind']): FindingLook {
  switch (kind) {
    case 'good':
      return 'good';
    case 'unproved':
    case 'model-unlisted':
    case 'tools-unused':
      return 'careful';
    case 'cancelled':
      return 'quiet';
    default:
      return 'bad';
  }
}
