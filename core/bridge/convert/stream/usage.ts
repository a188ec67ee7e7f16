import { isObject } from '../json.ts';
import type { Usage } from '../types/responses-events.ts';

/**
 * What an answer cost, or null where a provider says only a part of it: Codex takes the whole or none. Tokens that came out
 * of a cache are part of the input.
 */
export function readUsage(value: unknown): Usage | null {
  if (!isObject(value)) return null;
  const input = count(value.prompt_tokens) ?? count(value.input_tokens);
  const output = count(value.completion_tokens) ?? count(value.output_tokens);
  if (input === undefined || output === undefined) return null;
  const ofInput = isObject(value.prompt_tokens_details) ? value.prompt_tokens_details : {};
  const ofOutput = isObject(value.completion_tokens_details) ? value.completion_tokens_details : {};
  // The API's own, DeepSeek's, Kimi's.
  const cached =
    count(ofInput.cached_tokens) ?? count(value.prompt_cache_hit_tokens) ?? count(value.cached_tokens) ?? 0;
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: Math.min(cached, input),
      cache_write_tokens: count(ofInput.cache_write_tokens) ?? 0,
    },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: count(ofOutput.reasoning_tokens) ?? 0 },
    total_tokens: count(value.total_tokens) ?? input + output,
  };
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
