import * as z from 'zod';
import { clientIds } from './client-id.ts';
import { SentenceView } from './problem-view.ts';
import { KeyCarrier, ProviderId, Wire } from './provider.ts';

/**
 * What a test saw. `good`: answers and takes the key. `unproved`: answers, but tells nothing about the key.
 * `slow`: its first word took longer than people wait. `other-model`: it answers as another model than the one asked.
 * `model-unlisted`: answers with a model that is not in its own list. `tools-unused`: answers, and calls no tool when told
 * to. The rest are causes of failure. `key-missing` and
 * `key-moved` (the key was entered for another address) were not sent at all.
 */
export const findingKinds = [
  'good',
  'unproved',
  'slow',
  'other-model',
  'model-unlisted',
  'key-refused',
  'key-missing',
  'key-moved',
  'key-of-other',
  'other-key-header',
  'keychain',
  'forbidden',
  'user-agent-refused',
  'header-wanted',
  'region-refused',
  'no-credit',
  'rate-limited',
  'model-refused',
  'question-refused',
  'wrong-format',
  'not-streamed',
  'stream-cut',
  'tools-refused',
  'tool-kinds-refused',
  'tools-unused',
  'tool-result-refused',
  'client-failed',
  'client-silent',
  'not-an-api',
  'wrong-path',
  'guarded',
  'password-wanted',
  'login-page',
  'server-error',
  'unreachable',
  'timeout',
  'redirected',
  'certificate',
  'cancelled',
] as const;

/** A change of a provider that would mend what a test saw. */
export const Repair = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('base-url'), baseUrl: z.string() }),
  /** The same host speaks this API format, there. */
  z.strictObject({ kind: z.literal('wire'), wire: Wire, baseUrl: z.string() }),
  /** The key goes here; missing: where the format has it. */
  z.strictObject({ kind: z.literal('key-in'), keyIn: z.optional(KeyCarrier) }),
  z.strictObject({ kind: z.literal('header'), name: z.string().max(100), value: z.string().max(200) }),
  /** Models of its own list that were probably meant, nearest first. */
  z.strictObject({ kind: z.literal('model'), models: z.array(z.string().max(200)).min(1).max(3) }),
]);
export type Repair = z.infer<typeof Repair>;

/** How deep a test looks, in this order. The first three are about the provider, the others about what each client gets. */
export const levels = ['reach', 'key', 'model', 'format', 'tools', 'client'] as const;
export type Level = (typeof levels)[number];

/**
 * How much a test does. `free` asks no model, `quick` asks one where nothing else proves the key, `format` asks as each
 * client does, `tools` lets the model call one as well, `client` lets the client itself ask.
 */
export const depths = ['free', 'quick', 'format', 'tools', 'client'] as const;
export type Depth = (typeof depths)[number];

/** A sentence of ours, or what the provider, a program or the system said, redacted, 300 characters at most. */
const Detail = z.union([z.string().max(300), SentenceView]);

const Milliseconds = z.number().nonnegative();

/** What the test saw of one level. `quiet`: there was nothing to look at. */
export const LevelView = z.strictObject({
  level: z.enum(levels),
  look: z.enum(['good', 'careful', 'bad', 'quiet']),
  ms: Milliseconds.optional(),
  detail: Detail.optional(),
});
export type LevelView = z.infer<typeof LevelView>;

/** What one client would get from the provider. `unfit`: the provider has no address for any format that it speaks. */
export const ClientTestView = z.strictObject({
  client: z.enum(clientIds),
  kind: z.enum([...findingKinds, 'unfit']),
  /** The format that it would speak. */
  wire: z.optional(Wire),
  status: z.int().optional(),
  detail: Detail.optional(),
  levels: z.array(LevelView).max(levels.length),
});
export type ClientTestView = z.infer<typeof ClientTestView>;

export const TestView = z.strictObject({
  provider: ProviderId,
  /** When it ended, ISO 8601. */
  at: z.iso.datetime(),
  kind: z.enum(findingKinds),
  /** Milliseconds until the answer; missing where there was none. */
  ms: Milliseconds.optional(),
  /** HTTP status, where there was an answer. */
  status: z.int().optional(),
  detail: Detail.optional(),
  /** The model that was asked, where one was. */
  model: z.string().max(200).optional(),
  /** What would mend it, found by trying. */
  repair: Repair.optional(),
  /** Of a thorough test: the levels that are about the provider itself. */
  levels: z.array(LevelView).max(levels.length).optional(),
  /** Of a thorough test: what each client gets that is on this machine. */
  clients: z.array(ClientTestView).max(clientIds.length).optional(),
});
export type TestView = z.infer<typeof TestView>;
