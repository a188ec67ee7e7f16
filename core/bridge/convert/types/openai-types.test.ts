import type OpenAI from 'openai';
import { expectTypeOf, it } from 'vitest';
import type { ChatChunk, ChatUsage } from './chat-chunk.ts';
import type {
  Failure,
  FailureCode,
  IncompleteReason,
  OutputItem,
  Response,
  ResponsesEvent,
} from './responses-events.ts';

type Theirs = OpenAI.Responses.ResponseStreamEvent;
type TheirResponse = OpenAI.Responses.Response;

/** Their types are mutable, ours are not. */
type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

/** What we leave out, because it is made by their client or is no part of the answer to a streamed request. */
type MadeByClient = 'output_text' | 'access_programs';

/** Read and shown by Codex (measured), and missing in the package. */
type Unknown = 'error' | 'incomplete_details';

it('sends responses that the openai package knows, but for codes and reasons that only Codex knows', () => {
  type Known = Omit<TheirResponse, MadeByClient | Unknown | 'output'>;
  expectTypeOf<Writable<Omit<Response, Unknown | 'output'>>>().toExtend<Known>();
  type Codes = NonNullable<TheirResponse['error']>['code'];
  expectTypeOf<Exclude<FailureCode, Codes>>().toEqualTypeOf<'context_length_exceeded'>();
  expectTypeOf<Writable<Failure & { code: Codes }>>().toExtend<NonNullable<TheirResponse['error']>>();
  type Reasons = NonNullable<NonNullable<TheirResponse['incomplete_details']>['reason']>;
  expectTypeOf<Exclude<IncompleteReason, Reasons>>().toEqualTypeOf<'provider_ended_early'>();
});

it('sends items that the openai package knows', () => {
  expectTypeOf<Writable<OutputItem>>().toExtend<TheirResponse['output'][number]>();
});

it('sends events that the openai package knows', () => {
  type WithResponse = { readonly response: Response };
  type Ours = Writable<Exclude<ResponsesEvent, WithResponse>>;
  expectTypeOf<Ours>().toExtend<Theirs>();
  expectTypeOf<Extract<ResponsesEvent, WithResponse>['type']>().toExtend<
    Extract<Theirs, { response: unknown }>['type']
  >();
});

it('reads the chunks that the openai package knows', () => {
  type Chunk = Omit<OpenAI.Chat.Completions.ChatCompletionChunk, 'usage'>;
  expectTypeOf<Chunk>().toExtend<ChatChunk>();
  expectTypeOf<OpenAI.CompletionUsage>().toExtend<ChatUsage>();
});
