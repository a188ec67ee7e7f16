/** What a provider speaks: OpenAI Responses, OpenAI Chat Completions, Anthropic Messages. Apart from its schema, for the page. */
export const wires = ['responses', 'chat', 'anthropic'] as const;
