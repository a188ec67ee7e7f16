import type { JsonObject } from '../json.ts';

/** Fields of a Chat request, as they stand in its body. */
export type Fields = JsonObject;

/** How a vendor is told to think, and how hard. */
export type Thinking = {
  /** Whether its models think when nothing is said. */
  readonly isDefault: boolean;
  /** The levels that it takes, rising; none where it has no levels. */
  readonly levels: readonly string[];
  /** What the vendor makes of a level that it does not list, where that is not the nearest one. */
  readonly instead: Readonly<Record<string, string>>;
  readonly levelAt: 'reasoning_effort' | 'reasoning.effort';
  /** What is sent when nothing is asked for, when thinking is, and when it is not; null: it can't be turned off. */
  readonly unasked: Fields;
  readonly on: Fields;
  readonly off: Fields | null;
};

/** How earlier thoughts go back to the vendor. */
export type Replay = {
  /** `parts`: as parts of the content, of the type `thinking`; null: they are left out. */
  readonly as: 'reasoning_content' | 'reasoning' | 'reasoning_details' | 'parts' | null;
  /** Which messages of the model the vendor refuses without, so that those that have none get a stand-in. */
  readonly neededIn: 'none' | 'calls' | 'all';
};

/** What a vendor's Chat Completions take and send, as far as it differs from vendor to vendor. */
export type Dialect = {
  readonly name: string;
  /** Tool calls that this vendor's models write as text, to be healed into calls. */
  readonly textCalls: 'none' | 'dsml' | 'tool-call-tags';
  /** Whether thoughts come inside the content, between these tags. */
  readonly thinkTags: readonly string[];
  readonly thinking: Thinking;
  readonly replay: Replay;
  /** As whom a system message speaks that is not the first one; many chat templates refuse a second one. */
  readonly laterSystem: 'system' | 'user';
  readonly maxTokens: 'max_tokens' | 'max_completion_tokens';
  /** Whether temperature and the like may be set. */
  readonly hasSampling: boolean;
  readonly hasStrict: boolean;
  /** `moonshot`: only the part of JSON Schema that Moonshot documents. */
  readonly toolSchema: 'any' | 'moonshot';
  /** `auto-while-thinking`: nothing else is taken while the model thinks; `unsent`: not known to the vendor. */
  readonly toolChoice: 'any' | 'auto-while-thinking' | 'unsent';
  /** `default`: several at once unless that is denied; `asked`: must be asked for; `single`: never more than one. */
  readonly parallelCalls: 'default' | 'asked' | 'single';
  /** Mistral takes nine letters and digits. */
  readonly callIds: 'any' | 'nine-characters';
  /** Whether each first call of an answer must carry the signature that came with it. */
  readonly hasSignatures: boolean;
  readonly hasImages: boolean;
  /** Documents and sound as parts of a message. */
  readonly hasFiles: boolean;
  /** `schema`: json_schema; `object`: only "some JSON"; `none`: the wish is said in words. */
  readonly responseFormat: 'schema' | 'object' | 'none';
  /** Whether usage is asked for by `stream_options`. */
  readonly hasStreamOptions: boolean;
  readonly hasCacheKey: boolean;
  /** Endings of model names that clients add and the vendor refuses. */
  readonly foreignSuffixes: readonly string[];
  /** What each request carries, and what each one with tools carries. */
  readonly always: Fields;
  readonly withTools: Fields;
};
