import type { Dialect } from './dialects/dialect.ts';

/** What a tool was called and what kind it was when Codex declared it; `schema` is its parameters', as Codex sent them. */
export type AskedTool =
  | { readonly kind: 'function'; readonly name: string; readonly namespace: string | null; readonly schema: unknown }
  | { readonly kind: 'custom'; readonly name: string; readonly namespace: string | null }
  | { readonly kind: 'tool-search' };

/** What the side of the answer has to know about the request that it answers. */
export type Asked = {
  /** As Codex named it. */
  readonly model: string;
  /** By the flat name under which the provider knows the tool. */
  readonly tools: ReadonlyMap<string, AskedTool>;
  readonly dialect: Dialect;
};
