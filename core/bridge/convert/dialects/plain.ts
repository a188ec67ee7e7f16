import type { Dialect, Thinking } from './dialect.ts';

/** Says nothing about thinking. */
export const noThinking: Thinking = {
  isDefault: false,
  levels: [],
  instead: {},
  levelAt: 'reasoning_effort',
  unasked: {},
  on: {},
  off: {},
};

/**
 * What is spoken to a host that nobody described: what nearly all servers take, and nothing that some refuse. Thoughts go
 * back in the field in which they most often come; a host that sends them there takes them there.
 */
export const plainDialect: Dialect = {
  name: 'plain',
  textCalls: 'none',
  thinkTags: ['think'],
  thinking: { ...noThinking, levels: ['low', 'medium', 'high'] },
  replay: { as: 'reasoning_content', neededIn: 'none' },
  laterSystem: 'user',
  maxTokens: 'max_tokens',
  hasSampling: true,
  hasStrict: false,
  toolSchema: 'any',
  toolChoice: 'any',
  parallelCalls: 'default',
  callIds: 'any',
  hasSignatures: false,
  hasImages: true,
  hasFiles: false,
  responseFormat: 'schema',
  hasStreamOptions: true,
  hasCacheKey: false,
  foreignSuffixes: [],
  always: {},
  withTools: {},
};
