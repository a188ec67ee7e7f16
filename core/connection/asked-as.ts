/** How the client asks that will use the provider: gateways that serve known programs only look at this. */
export interface AskedAs {
  /** Its whole User-Agent. */
  readonly userAgent?: string;
  /** Headers with the same value in every session. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** It never says how long an answer may be, and some endpoints refuse the field. */
  readonly leavesLimitOut?: boolean;
  /** Where it asks over Anthropic's wire; missing: at the stored address with its `/v1`. */
  readonly anthropicBase?: string;
}
