import type { Wire } from '../../shared/provider.ts';

/** A hosted or namespaced tool is one that many providers refuse; `custom` takes text instead of JSON. */
export type ToolKind = 'function' | 'namespace' | 'web_search' | 'custom';

/**
 * How a client asks a provider over one wire, as it was seen on the wire: a provider that answers our short test may still
 * refuse this. Names only where the values are of the session.
 */
export interface WireRequest {
  /** What it appends to the base URL. */
  readonly path: string;
  readonly keyHeader: 'authorization' | 'x-api-key';
  /** How its User-Agent begins, in each of its versions; empty where nobody has looked. */
  readonly userAgents: readonly string[];
  /** One of them as it was sent, whole: gateways that serve known programs only look at it. */
  readonly userAgent?: string;
  /** Headers that say who asks, the same in every session. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** It never says how long an answer may be. */
  readonly leavesLimitOut?: boolean;
  /** Headers of every prompt, besides the key, what HTTP itself needs and what the provider's own settings add. */
  readonly headers: readonly string[];
  /** Fields of the body of every prompt. */
  readonly fields: readonly string[];
  /** Of the tools that a turn may offer. */
  readonly tools: readonly ToolKind[];
  /** What it reads before the first prompt, with the same key. */
  readonly reads?: string;
}

export type ClientRequests = Readonly<Partial<Record<Wire, WireRequest>>>;
