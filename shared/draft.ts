import * as z from 'zod';
import { ProblemView, SentenceView } from './problem-view.ts';
import { ClientOptions, Models, Provider, Wire } from './provider.ts';

/** Names and values as typed; more than anybody types would only keep the engine busy. */
const pairs = (longest: number) =>
  z
    .record(z.string().max(200), z.string().max(longest))
    .refine((typed) => Object.keys(typed).length <= 100, 'has more than 100 entries');

/** What a form holds: texts as typed. Keys travel beside it, never in it. */
export const ProviderDraft = z.strictObject({
  name: z.string().max(200),
  preset: z.string().max(100).optional(),
  /** Per wire, as pasted. */
  endpoints: z.partialRecord(Wire, z.string().max(4000)),
  wire: Wire,
  model: z.string().max(400).optional(),
  smallModel: z.string().max(400).optional(),
  models: Models,
  headers: pairs(4000),
  queryParams: pairs(1000),
  needsKey: z.boolean(),
  env: z.string().max(200).optional(),
  /** As typed, see `carrierText`. */
  keyIn: z.string().max(200).optional(),
  found: Provider.shape.found,
  options: ClientOptions,
});
export type ProviderDraft = z.infer<typeof ProviderDraft>;

export const draftFields = [
  'name',
  'baseUrl',
  'wire',
  'model',
  'smallModel',
  'models',
  'headers',
  'queryParams',
  'env',
  'keyIn',
  'options',
  'key',
] as const;

/** What is wrong with a draft, at the field where it is mended. */
export const DraftIssue = z.strictObject({
  field: z.enum(draftFields),
  code: z.enum([
    'required',
    'too-long',
    'control-character',
    'not-an-address',
    'placeholder',
    'holds-login',
    'holds-key',
    'not-encrypted',
    'other-origin',
    'bad-name',
    'bad-value',
  ]),
  /** The same as a problem, with its values and the way out. */
  problem: ProblemView,
});
export type DraftIssue = z.infer<typeof DraftIssue>;

export const DraftCheck = z.strictObject({
  /** The draft with everything mended that can be; what `add` would store when there are no issues. */
  draft: ProviderDraft,
  /** What was mended in pasted addresses, in words for the person who pasted them. */
  mended: z.array(SentenceView),
  issues: z.array(DraftIssue),
});
export type DraftCheck = z.infer<typeof DraftCheck>;
