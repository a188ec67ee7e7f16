import { describe, it } from 'vitest';
import { expectPair, type Pair } from '../support/golden.ts';

const ask = (effort: string | null) => ({ input: 'hi', reasoning: { effort, summary: 'auto' } });
const always = ['effort none: the model always thinks'];
const on = { thinking: { type: 'enabled' } };
const off = { thinking: { type: 'disabled' }, reasoning_effort: undefined };
const preserved = { type: 'enabled', clear_thinking: false };

/** Who is asked for which effort, and which fields say so. */
const rows: readonly (readonly [
  host: NonNullable<Pair['host']>,
  model: string,
  effort: string | null,
  sent: Pair['sent'],
  dropped?: readonly string[],
])[] = [
  ['plain', 'm1', null, { reasoning_effort: undefined, reasoning: undefined }],
  ['plain', 'm1', 'minimal', { reasoning_effort: 'low' }],
  ['plain', 'm1', 'xhigh', { reasoning_effort: 'high' }],
  ['plain', 'm1', 'none', { reasoning_effort: undefined }],
  ['plain', 'm1', 'bogus', { reasoning_effort: undefined }, ['effort bogus: not known']],
  ['deepseek', 'deepseek-v4-pro', 'medium', { ...on, reasoning_effort: 'high' }],
  ['deepseek', 'deepseek-v4-pro', 'xhigh', { ...on, reasoning_effort: 'high' }],
  ['deepseek', 'deepseek-v4-pro', 'ultra', { ...on, reasoning_effort: 'max' }],
  ['deepseek', 'deepseek-v4-flash', 'minimal', { ...on, reasoning_effort: 'low' }],
  ['deepseek', 'deepseek-v4-pro', 'none', off],
  ['kimi', 'kimi-k2.6', 'high', { ...on, reasoning_effort: undefined }],
  ['kimi', 'kimi-k2.7-code', 'none', on, always],
  ['kimi', 'kimi-k3', 'none', { reasoning_effort: 'low', thinking: undefined }, always],
  ['kimiCoding', 'k3', 'max', { reasoning_effort: 'max' }],
  ['glm', 'glm-5.1', null, { thinking: preserved }],
  ['glm', 'glm-5.2', null, { thinking: preserved, reasoning_effort: undefined }],
  ['glm', 'glm-5.2', 'low', { thinking: preserved, reasoning_effort: 'high' }],
  ['glm', 'glm-5.2', 'none', off],
  ['glm', 'glm-5.3', 'medium', { thinking: preserved, reasoning_effort: 'high' }],
  ['qwen', 'qwen3-coder-plus', 'high', { enable_thinking: true, reasoning_effort: undefined }],
  ['qwen', 'qwen3.8-max', 'ultra', { enable_thinking: true, reasoning_effort: 'max' }],
  ['qwen', 'qwen3-coder-plus', 'none', { enable_thinking: false }],
  ['minimax', 'MiniMax-M3', 'high', { thinking: { type: 'adaptive' } }],
  ['minimax', 'MiniMax-M2.7', 'none', { thinking: undefined }, always],
  ['openrouter', 'openai/gpt-6', 'max', { reasoning: { effort: 'xhigh' }, reasoning_effort: undefined }],
  ['openrouter', 'openai/gpt-6', 'none', { reasoning: { effort: 'none' } }],
  ['siliconflow', 'deepseek-ai/DeepSeek-V4', 'high', { enable_thinking: true, thinking: undefined }],
  ['together', 'zai-org/GLM-5', 'low', { reasoning: { enabled: true } }],
  ['groq', 'gpt-oss-120b', 'max', { reasoning_effort: 'high' }],
  ['groq', 'qwen/qwen3-32b', 'high', { reasoning_effort: 'default' }],
  ['nvidia', 'meta/llama-4', 'high', { reasoning_effort: undefined }],
  ['mistral', 'mistral-large', 'low', { reasoning_effort: 'high' }],
  ['gemini', 'gemini-3-pro', 'xhigh', { reasoning_effort: 'high' }],
  ['openai', 'gpt-6-sol', 'ultra', { reasoning_effort: 'max' }],
  ['vllm', 'qwen3', 'none', { chat_template_kwargs: { enable_thinking: false } }],
];

describe('the effort', () => {
  for (const [host, model, effort, sent, dropped = []] of rows)
    it(`is said to ${host} about ${model}, asked for ${effort}, in that vendor’s words`, () => {
      expectPair({ it: '', host, model, asked: ask(effort), sent, dropped });
    });
});
