/**
 * How vendors say that a conversation has become too long, from their documentation, from issues in public trackers and
 * from the list in `@earendil-works/pi-ai` 1.5.2 (2026-11-26).
 */
const patterns: readonly RegExp[] = [
  // OpenAI, DeepSeek, OpenRouter, vLLM, Mistral, SGLang.
  /maximum (?:model |allowed )?(?:context|prompt|model) length/i,
  /exceeds? (?:the |this |its )?(?:model'?s? )?(?:maximum )?(?:available )?context (?:window|size|length)/i,
  /longer than the (?:maximum model length|model'?s context length)/i,
  /context[_ ]length[_ ]exceeded|exceed_context_size/i,
  // Anthropic, Ollama.
  /prompt (?:is )?too long/i,
  // Gemini.
  /input token count\b.{0,60}\bexceeds the maximum number of tokens/i,
  // Moonshot.
  /exceeded model token limit/i,
  // Z.ai (code 1261).
  /prompt exceeds max(?:imum)? length|(?:输入|提示|prompt|上下文).{0,12}(?:过长|超长|超过.{0,10}(?:长度|上限|限制))/i,
  // DashScope.
  /range of input length should be/i,
  // MiniMax.
  /context window exceeds limit/i,
  // Groq, Cerebras.
  /reduce the length of (?:the|your) (?:messages|prompt|input)/i,
  // SiliconFlow.
  /length of prompt_tokens.{0,40}must be less than max_seq_len/i,
  // Together.
  /`?inputs`? tokens \+ `?max_new_tokens`? must be/i,
  // Bedrock.
  /input is too long for requested model/i,
  // TensorRT-LLM behind NVIDIA NIM.
  /input length.{0,40}exceeds (?:the )?maximum (?:allowed )?(?:token size|input length)/i,
  // Volcengine.
  /exceed(?:s|ed)? max (?:message|input|prompt) (?:tokens|length)/i,
  // LM Studio.
  /tokens? to keep from the initial prompt|context the overflows/i,
];

const names: ReadonlySet<string> = new Set([
  'context_length_exceeded',
  'exceed_context_size_error',
  'context_window_exceeded',
  'request_too_long',
  '1261',
]);

export function isContextLength(words: string, codes: readonly string[]): boolean {
  return codes.some((code) => names.has(code)) || patterns.some((pattern) => pattern.test(words));
}
