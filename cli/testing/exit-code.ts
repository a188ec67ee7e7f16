import { lookOf } from '../../shared/finding-look.ts';
import type { TestView } from '../../shared/test-view.ts';

type Kind = TestView['kind'];

/**
 * What a script may want to tell apart, as the README lists it. 1 stands for findings of several groups, 2 and 3 are taken.
 */
const codes = { key: 4, account: 5, address: 6, model: 7, network: 8, client: 9, other: 1 } as const;

const groups: Readonly<Record<Kind, keyof typeof codes>> = {
  good: 'other',
  unproved: 'other',
  slow: 'other',
  'other-model': 'other',
  'model-unlisted': 'other',
  'tools-unused': 'other',
  cancelled: 'other',
  'key-refused': 'key',
  'key-missing': 'key',
  'key-moved': 'key',
  'key-of-other': 'key',
  'other-key-header': 'key',
  'user-agent-refused': 'key',
  'header-wanted': 'key',
  'region-refused': 'key',
  keychain: 'key',
  forbidden: 'key',
  'password-wanted': 'key',
  'no-credit': 'account',
  'rate-limited': 'account',
  'wrong-path': 'address',
  'wrong-format': 'address',
  'not-an-api': 'address',
  redirected: 'address',
  'login-page': 'address',
  guarded: 'address',
  'model-refused': 'model',
  'question-refused': 'model',
  'not-streamed': 'model',
  'stream-cut': 'model',
  'tools-refused': 'model',
  'tool-kinds-refused': 'model',
  'tool-result-refused': 'model',
  unreachable: 'network',
  timeout: 'network',
  certificate: 'network',
  'server-error': 'network',
  'client-failed': 'client',
  'client-silent': 'client',
};

/** Whether a test did not end well enough to go on. */
export function isFailed(kind: Kind): boolean {
  const look = lookOf(kind);
  return look === 'bad' || look === 'quiet';
}

/** 0 where all of them can be used. */
export function exitCodeOf(kinds: readonly Kind[]): number {
  const failed = new Set(kinds.filter(isFailed).map((kind) => codes[groups[kind]]));
  const [only, ...others] = failed;
  if (only === undefined) return 0;
  return others.length > 0 ? codes.other : only;
}
