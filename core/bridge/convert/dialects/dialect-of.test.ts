import { describe, expect, it } from 'vitest';
import type { Dialect } from './dialect.ts';
import { dialectOf } from './dialect-of.ts';
import { plainDialect } from './plain.ts';
import { rows } from './rows.ts';

/** One provider and model for each row, and what is special about it there. */
const known: readonly (readonly [row: string, baseUrl: string, model: string, special: Partial<Dialect>])[] = [
  ['deepseek', 'https://api.deepseek.com/v1', 'deepseek-v4-pro', { hasStrict: true, textCalls: 'dsml' }],
  ['deepseek-flash', 'https://api.deepseek.com', 'deepseek-v4-flash', { textCalls: 'dsml', hasImages: false }],
  ['moonshot', 'https://api.moonshot.cn/v1', 'kimi-k2.6', { toolSchema: 'moonshot', hasSampling: false }],
  ['moonshot-code', 'https://api.moonshot.ai/v1', 'kimi-k2.7-code', { toolChoice: 'auto-while-thinking' }],
  ['kimi-k3', 'https://api.moonshot.ai/v1', 'kimi-k3.1', { replay: { as: 'reasoning_content', neededIn: 'calls' } }],
  ['kimi-coding', 'https://api.kimi.com/coding/v1', 'k3-256k', { hasCacheKey: true }],
  ['glm', 'https://open.bigmodel.cn/api/coding/paas/v4', 'glm-5.1', { withTools: { tool_stream: true } }],
  ['glm-vision', 'https://api.z.ai/api/paas/v4', 'glm-4.6v', { hasImages: true }],
  ['glm-5.2', 'https://api.z.ai/api/coding/paas/v4', 'glm-5.2[1m]', { hasImages: false, foreignSuffixes: ['[1m]'] }],
  ['glm-5.3', 'https://api.z.ai/api/paas/v4', 'glm-5.3', { responseFormat: 'object' }],
  ['dashscope', 'https://dashscope.aliyuncs.com/compatible-mode/v1', 'qwen3-coder-plus', { parallelCalls: 'asked' }],
  ['dashscope-levels', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'qwen3.8-max', { hasStrict: true }],
  ['minimax', 'https://api.minimaxi.com/v1', 'MiniMax-M2.7', { laterSystem: 'user', toolChoice: 'unsent' }],
  ['minimax-m3', 'https://api.minimax.io/v1', 'MiniMax-M3', { always: { reasoning_split: true }, hasImages: true }],
  ['openrouter', 'https://openrouter.ai/api/v1', 'anthropic/claude-opus-5', { hasFiles: true }],
  ['siliconflow', 'https://api.siliconflow.cn/v1', 'deepseek-ai/DeepSeek-V4', { responseFormat: 'object' }],
  ['modelscope', 'https://api-inference.modelscope.cn/v1', 'ZhipuAI/GLM-5.2', { responseFormat: 'object' }],
  ['stepfun', 'https://api.stepfun.com/step_plan/v1', 'step-3.7-flash', { hasStrict: false }],
  [
    'stepfun-2603',
    'https://api.stepfun.ai/v1',
    'step-3.5-flash-2603',
    { replay: { as: 'reasoning', neededIn: 'none' } },
  ],
  ['mimo', 'https://token-plan-cn.xiaomimimo.com/v1', 'mimo-v2.5', { maxTokens: 'max_tokens' }],
  ['together', 'https://api.together.xyz/v1', 'zai-org/GLM-5', { replay: { as: 'reasoning', neededIn: 'none' } }],
  ['baseten', 'https://inference.baseten.co/v1', 'zai-org/GLM-5', { hasStrict: false }],
  ['fireworks', 'https://api.fireworks.ai/inference/v1', 'glm-5', { replay: plainDialect.replay }],
  [
    'fireworks-kimi',
    'https://api.fireworks.ai/inference/v1',
    'accounts/fireworks/models/kimi-k3',
    { hasStrict: false },
  ],
  ['groq', 'https://api.groq.com/openai/v1', 'llama-4', { maxTokens: 'max_completion_tokens' }],
  ['groq-gpt-oss', 'https://api.cerebras.ai/v1', 'gpt-oss-120b', { hasStrict: true }],
  ['groq-qwen', 'https://api.groq.com/openai/v1', 'qwen/qwen3-32b', { hasImages: false }],
  ['nvidia', 'https://integrate.api.nvidia.com/v1', 'meta/llama-4', { parallelCalls: 'single' }],
  ['nvidia-deepseek', 'https://integrate.api.nvidia.com/v1', 'deepseek-ai/deepseek-v4', { parallelCalls: 'single' }],
  ['nvidia-kimi', 'https://integrate.api.nvidia.com/v1', 'moonshotai/kimi-k2.5', { toolSchema: 'moonshot' }],
  ['mistral', 'https://api.mistral.ai/v1', 'mistral-large', { callIds: 'nine-characters', hasStreamOptions: false }],
  ['gemini', 'https://generativelanguage.googleapis.com/v1beta/openai', 'gemini-3-pro', { hasSignatures: true }],
  ['openai', 'https://me.openai.azure.com/openai', 'gpt-6-sol', { hasCacheKey: true, hasFiles: true }],
  ['opencode-zen', 'https://opencode.ai/zen/go/v1', 'glm-5.2', { hasImages: true }],
  ['opencode-zen-deepseek', 'https://opencode.ai/zen/go/v1', 'deepseek-v4-pro', { hasImages: false }],
  ['ant-ling', 'https://api.tbox.cn/api/llm/v1', 'Ling-2.6-1T', { hasImages: false }],
  ['this-machine', 'http://localhost:8000/v1', 'qwen3', { textCalls: 'tool-call-tags' }],
  ['any-deepseek', 'https://relay.example/v1', 'deepseek/deepseek-v4-pro', { textCalls: 'dsml' }],
  ['any-kimi', 'https://relay.example/v1', 'kimi-k3', { toolSchema: 'moonshot' }],
  ['any-mimo', 'https://relay.example/v1', 'mimo-v2.5', { hasImages: true }],
  ['any-qwen', 'https://relay.example/v1', 'qwen3-coder', { textCalls: 'tool-call-tags' }],
  ['any-minimax', 'https://relay.example/v1', 'MiniMax-M2.7', { thinkTags: ['think', 'mm:think'] }],
];

describe('the dialect of a provider', () => {
  it.each(known)('%s: %s with %s', (row, baseUrl, model, special) => {
    expect(dialectOf(baseUrl, model)).toMatchObject({ ...special, name: row });
  });

  it('is known by a test for each row, and each row says where it is from and when that was read', () => {
    expect(known.map(([row]) => row)).toEqual(rows.map(({ name }) => name));
    for (const { source, read } of rows) expect([source.length > 3, read]).toEqual([true, '2026-11-26']);
  });

  it('is told by the host before the model: a model thinks in each house as that house says', () => {
    const { thinking } = dialectOf('https://api.siliconflow.cn/v1', 'deepseek-ai/DeepSeek-V4');
    expect(thinking.on).toEqual({ enable_thinking: true });
    expect(dialectOf('https://api.deepseek.com', 'deepseek-v4').thinking.on).toEqual({ thinking: { type: 'enabled' } });
    expect(dialectOf('https://openrouter.ai/api/v1', 'deepseek/deepseek-v4').thinking.levelAt).toBe('reasoning.effort');
  });

  it('keeps what the host says where a row of one of its models says nothing', () => {
    expect(dialectOf('https://api.z.ai/api/paas/v4', 'glm-5.3').replay.neededIn).toBe('calls');
  });

  it.each([
    ['https://api.deepseek.com.evil.example/v1', 'gpt'],
    ['https://evil.example/api.deepseek.com', 'gpt'],
    ['https://notopenrouter.ai/api/v1', 'gpt'],
    ['https://api.kimi.com/codings', 'gpt'],
    ['no address', ''],
  ])('is the plain one for a host that only looks like a known one: %s', (baseUrl, model) => {
    expect(dialectOf(baseUrl, model)).toEqual(plainDialect);
  });
});
