import * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';
import type { SentenceValue } from './sentence.ts';

/*
 * Problems and sentences as they cross to a face.
 */

const SentenceValueView: z.ZodMiniType<SentenceValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.array(z.string()), SentenceView]),
);
const SentenceValuesView = z.record(z.string(), SentenceValueView);

/** A sentence of the engine; the face says it in its language. */
export const SentenceView = z.strictObject({
  text: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  values: SentenceValuesView,
});

export const ProblemView = z.strictObject({
  code: z.custom<ProblemCode>((code) => typeof code === 'string' && /^[a-z0-9.-]+$/.test(code)),
  values: SentenceValuesView,
  where: z.optional(z.strictObject({ file: z.string(), line: z.int(), column: z.int() })),
});
export type ProblemView = z.infer<typeof ProblemView>;
