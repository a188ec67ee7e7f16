import * as z from 'zod';
import { ProviderId } from './provider.ts';
import { findingKinds } from './test-view.ts';

/** What stands where the key was: as a shell takes it from a variable. */
export const keyPlaceholder = '$API_KEY';

/** One question of a test and what came back. Holds no key, and no value of a header that could be one. */
export const LoggedExchange = z.strictObject({
  method: z.enum(['GET', 'POST']),
  url: z.string().max(2100),
  headers: z.record(z.string().max(100), z.string().max(500)),
  body: z.string().max(6000).optional(),
  /** Missing where nobody answered. */
  status: z.int().optional(),
  ms: z.number().nonnegative().optional(),
  type: z.string().max(200).optional(),
  /** The beginning of the answer as one line, redacted; or why there was none. */
  said: z.string().max(1300),
});
export type LoggedExchange = z.infer<typeof LoggedExchange>;

export const LoggedTestId = z.string().regex(/^[0-9a-f]{8}$/);

export const LoggedTest = z.strictObject({
  id: LoggedTestId,
  /** When it ended, ISO 8601. */
  at: z.iso.datetime(),
  /** Which may be gone since. */
  provider: ProviderId,
  kind: z.enum(findingKinds),
  exchanges: z.array(LoggedExchange).max(40),
});
export type LoggedTest = z.infer<typeof LoggedTest>;

/** A test of the log without its exchanges. */
export const LoggedTestView = LoggedTest.omit({ exchanges: true }).extend({ requests: z.int().nonnegative() });
export type LoggedTestView = z.infer<typeof LoggedTestView>;
