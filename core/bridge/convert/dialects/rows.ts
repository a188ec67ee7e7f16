import type { Dialect } from './dialect.ts';
import { noThinking } from './plain.ts';
import { byFlag, byLevel, byType } from './thinking.ts';

/** What one host, or some models there, do otherwise than the plain dialect. */
export type Row = {
  readonly name: string;
  /** A host and all below it; empty: any host that has no row of its own. */
  readonly hosts: readonly string[];
  /** Only below this path of the host. */
  readonly path?: string;
  /** Only these models; without, all of the host. */
  readonly models?: RegExp;
  /** Where this is known from, and when it was read. */
  readonly source: string;
  readonly read: string;
  readonly differs: Partial<Dialect>;
};

const read = '2026-11-26';
const piAi = 'the model data of the npm package @earendil-works/pi-ai 1.5.2';

const deepSeekThinking = byType('disabled', {}, { levels: ['high', 'max'], instead: { xhigh: 'high' } });
const thoughtsNeeded = { as: 'reasoning_content', neededIn: 'all' } as const;
const thoughtsWithCalls = { as: 'reasoning_content', neededIn: 'calls' } as const;
const noReplay = { as: null, neededIn: 'none' } as const;

const kimi: Partial<Dialect> = {
  replay: thoughtsWithCalls,
  hasSampling: false,
  toolSchema: 'moonshot',
  toolChoice: 'auto-while-thinking',
};
const kimiK3: Partial<Dialect> = {
  ...kimi,
  laterSystem: 'system',
  thinking: byLevel(['low', 'high', 'max'], { instead: { xhigh: 'high' } }),
};
/** Thoughts of earlier turns stay, so that what comes back is read. */
const preserved = { type: 'enabled', clear_thinking: false };
const glmThinking = (off: 'disabled' | null, levels: readonly string[]) =>
  byType(off, preserved, { levels, unasked: { thinking: preserved } });
const glm: Partial<Dialect> = {
  thinking: glmThinking('disabled', []),
  replay: thoughtsWithCalls,
  hasImages: false,
  responseFormat: 'object',
  foreignSuffixes: ['[1m]'],
  withTools: { tool_stream: true },
};
const glmHosts = ['api.z.ai', 'open.bigmodel.cn'];
const kimiHosts = ['api.moonshot.ai', 'api.moonshot.cn'];

/**
 * Host first, model second: the same model is told to think in another way on each host (cc-switch's
 * `infer_aggregator_platform_config` says so, and so do its tests). All rows that fit count, a later one over an earlier
 * one. A new vendor is one row here and one in the test.
 */
export const rows: readonly Row[] = [
  {
    name: 'deepseek',
    hosts: ['api.deepseek.com'],
    source: `api-docs.deepseek.com (thinking mode); kimi-cli#2141, opencode#24722; ${piAi}`,
    read,
    differs: {
      textCalls: 'dsml',
      thinking: deepSeekThinking,
      replay: thoughtsNeeded,
      laterSystem: 'system',
      hasStrict: true,
      hasImages: false,
      responseFormat: 'object',
    },
  },
  {
    name: 'deepseek-flash',
    hosts: ['api.deepseek.com'],
    models: /flash/i,
    source: `api-docs.deepseek.com (thinking mode); ${piAi}`,
    read,
    differs: { thinking: { ...deepSeekThinking, levels: ['low', 'high', 'max'], instead: { xhigh: 'high' } } },
  },
  {
    name: 'moonshot',
    hosts: kimiHosts,
    source: `platform.moonshot.ai; vercel/ai's moonshot fixtures; ${piAi}`,
    read,
    differs: { ...kimi, thinking: byType('disabled') },
  },
  {
    name: 'moonshot-code',
    hosts: kimiHosts,
    models: /k2\.7.{0,20}code/i,
    source: 'its own words: "only type=enabled is allowed" (opencodex)',
    read,
    differs: { thinking: byType(null) },
  },
  {
    name: 'kimi-k3',
    hosts: kimiHosts,
    models: /k3/i,
    source: `platform.moonshot.ai; ${piAi}`,
    read,
    differs: kimiK3,
  },
  {
    name: 'kimi-coding',
    hosts: ['api.kimi.com'],
    path: '/coding',
    source: `cc-switch 3.17 (prompt_cache_key); ${piAi}`,
    read,
    differs: { ...kimiK3, hasCacheKey: true },
  },
  { name: 'glm', hosts: glmHosts, source: `docs.z.ai; opencodex; ${piAi}`, read, differs: glm },
  {
    name: 'glm-vision',
    hosts: glmHosts,
    models: /\d+(\.\d+)?v/i,
    source: 'docs.z.ai',
    read,
    differs: { hasImages: true },
  },
  {
    name: 'glm-5.2',
    hosts: glmHosts,
    models: /glm-5\.2/i,
    source: `docs.z.ai; ${piAi}`,
    read,
    differs: { thinking: glmThinking('disabled', ['high', 'max']) },
  },
  {
    name: 'glm-5.3',
    hosts: glmHosts,
    models: /glm-5\.3/i,
    source: `docs.z.ai; ${piAi}`,
    read,
    differs: { thinking: glmThinking(null, ['low', 'high', 'max']) },
  },
  {
    name: 'dashscope',
    hosts: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'dashscope-us.aliyuncs.com'],
    source: `help.aliyun.com (OpenAI-compatible Chat); cc-switch infer_*; ${piAi}`,
    read,
    differs: { thinking: byFlag(null), hasStrict: true, parallelCalls: 'asked', toolChoice: 'auto-while-thinking' },
  },
  {
    name: 'dashscope-levels',
    hosts: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'dashscope-us.aliyuncs.com'],
    models: /qwen3\.8|deepseek|glm/i,
    source: piAi,
    read,
    differs: { thinking: byFlag(null, { isDefault: true, levels: ['high', 'max'], instead: { xhigh: 'high' } }) },
  },
  {
    name: 'minimax',
    hosts: ['api.minimax.io', 'api.minimaxi.com'],
    source: `platform.minimax.io; error 2013 (cc-switch); ${piAi}`,
    read,
    differs: {
      thinking: { ...noThinking, isDefault: true, off: null },
      replay: { as: 'reasoning_details', neededIn: 'none' },
      maxTokens: 'max_completion_tokens',
      toolChoice: 'unsent',
      hasImages: false,
      responseFormat: 'none',
      always: { reasoning_split: true },
    },
  },
  {
    name: 'minimax-m3',
    hosts: ['api.minimax.io', 'api.minimaxi.com'],
    models: /m3/i,
    source: `platform.minimax.io; ${piAi}`,
    read,
    differs: {
      thinking: {
        ...noThinking,
        isDefault: true,
        on: { thinking: { type: 'adaptive' } },
        off: { thinking: { type: 'disabled' } },
      },
      hasImages: true,
    },
  },
  {
    name: 'openrouter',
    hosts: ['openrouter.ai'],
    source: `openrouter.ai/docs (reasoning tokens); openclaw#77350; ${piAi}`,
    read,
    differs: {
      thinking: byLevel(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'], { levelAt: 'reasoning.effort' }),
      replay: { as: 'reasoning', neededIn: 'none' },
      laterSystem: 'system',
      hasStrict: true,
      hasFiles: true,
    },
  },
  {
    name: 'siliconflow',
    hosts: ['api.siliconflow.cn', 'api.siliconflow.com'],
    source: 'cc-switch infer_aggregator_platform_config and its tests',
    read,
    differs: { thinking: byFlag(null), responseFormat: 'object' },
  },
  {
    name: 'modelscope',
    hosts: ['api-inference.modelscope.cn'],
    source: 'cc-switch infer_aggregator_platform_config and its tests',
    read,
    differs: { thinking: byFlag(null), responseFormat: 'object' },
  },
  {
    name: 'stepfun',
    hosts: ['api.stepfun.com', 'api.stepfun.ai'],
    source: piAi,
    read,
    differs: {
      thinking: byLevel(['low', 'medium', 'high']),
      replay: { as: 'reasoning', neededIn: 'none' },
    },
  },
  {
    name: 'stepfun-2603',
    hosts: ['api.stepfun.com', 'api.stepfun.ai'],
    models: /2603/,
    source: piAi,
    read,
    differs: { thinking: byLevel(['low', 'high']) },
  },
  {
    name: 'mimo',
    hosts: ['xiaomimimo.com'],
    source: `platform.xiaomimimo.com; ${piAi}`,
    read,
    differs: { thinking: byType('disabled'), replay: thoughtsNeeded },
  },
  {
    name: 'together',
    hosts: ['api.together.xyz', 'api.together.ai'],
    source: piAi,
    read,
    differs: {
      thinking: {
        ...noThinking,
        isDefault: true,
        on: { reasoning: { enabled: true } },
        off: { reasoning: { enabled: false } },
      },
      replay: { as: 'reasoning', neededIn: 'none' },
    },
  },
  {
    name: 'baseten',
    hosts: ['inference.baseten.co'],
    source: piAi,
    read,
    differs: { thinking: byFlag('chat_template_args') },
  },
  {
    name: 'fireworks',
    hosts: ['api.fireworks.ai'],
    source: piAi,
    read,
    differs: { thinking: byLevel(['low', 'high', 'max'], { instead: { xhigh: 'high' } }) },
  },
  {
    name: 'fireworks-kimi',
    hosts: ['api.fireworks.ai'],
    models: /kimi-k3/i,
    source: piAi,
    read,
    differs: { replay: thoughtsWithCalls },
  },
  {
    name: 'groq',
    hosts: ['api.groq.com', 'api.cerebras.ai'],
    source: `console.groq.com/docs/reasoning; ${piAi}`,
    read,
    differs: {
      thinking: noThinking,
      replay: { as: 'reasoning', neededIn: 'none' },
      laterSystem: 'system',
      maxTokens: 'max_completion_tokens',
      hasStrict: true,
      hasImages: false,
    },
  },
  {
    name: 'groq-gpt-oss',
    hosts: ['api.groq.com', 'api.cerebras.ai'],
    models: /gpt-oss/i,
    source: `console.groq.com/docs/reasoning; ${piAi}`,
    read,
    differs: { thinking: byLevel(['low', 'medium', 'high']) },
  },
  {
    name: 'groq-qwen',
    hosts: ['api.groq.com', 'api.cerebras.ai'],
    models: /qwen/i,
    source: `console.groq.com/docs/reasoning; ${piAi}`,
    read,
    differs: {
      thinking: {
        ...noThinking,
        isDefault: true,
        on: { reasoning_effort: 'default' },
        off: { reasoning_effort: 'none' },
      },
    },
  },
  {
    name: 'nvidia',
    hosts: ['integrate.api.nvidia.com'],
    source: 'its own words: "single tool-calls at once" (opencodex)',
    read,
    differs: { thinking: noThinking, parallelCalls: 'single' },
  },
  {
    name: 'nvidia-deepseek',
    hosts: ['integrate.api.nvidia.com'],
    models: /deepseek/i,
    source: `opencodex; ${piAi}`,
    read,
    differs: { textCalls: 'dsml', replay: thoughtsNeeded, hasImages: false },
  },
  {
    name: 'nvidia-kimi',
    hosts: ['integrate.api.nvidia.com'],
    models: /kimi/i,
    source: 'opencodex',
    read,
    differs: { replay: thoughtsWithCalls, toolSchema: 'moonshot' },
  },
  {
    name: 'mistral',
    hosts: ['api.mistral.ai', 'codestral.mistral.ai'],
    source: "docs.mistral.ai; vercel/ai's fixture 13703",
    read,
    differs: {
      thinking: byLevel(['none', 'high'], { isDefault: false }),
      replay: { as: 'parts', neededIn: 'none' },
      callIds: 'nine-characters',
      hasStreamOptions: false,
    },
  },
  {
    name: 'gemini',
    hosts: ['generativelanguage.googleapis.com', 'aiplatform.googleapis.com'],
    source: 'ai.google.dev (OpenAI compatibility, thought signatures); cc-switch#5415, pi#6733',
    read,
    differs: {
      thinking: byLevel(['minimal', 'low', 'medium', 'high']),
      replay: noReplay,
      laterSystem: 'system',
      hasSignatures: true,
    },
  },
  {
    name: 'openai',
    hosts: ['api.openai.com', 'openai.azure.com'],
    source: 'platform.openai.com (Chat Completions)',
    read,
    differs: {
      thinking: byLevel(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']),
      replay: noReplay,
      laterSystem: 'system',
      maxTokens: 'max_completion_tokens',
      hasStrict: true,
      hasFiles: true,
      hasCacheKey: true,
      parallelCalls: 'asked',
    },
  },
  {
    name: 'opencode-zen',
    hosts: ['opencode.ai'],
    source: piAi,
    read,
    differs: { thinking: byLevel(['low', 'medium', 'high', 'max'], { instead: { xhigh: 'high' } }) },
  },
  {
    name: 'opencode-zen-deepseek',
    hosts: ['opencode.ai'],
    models: /deepseek/i,
    source: `opencode#24722; ${piAi}`,
    read,
    differs: { replay: thoughtsNeeded, hasImages: false },
  },
  {
    name: 'ant-ling',
    hosts: ['api.ant-ling.com', 'api.tbox.cn'],
    source: piAi,
    read,
    differs: {
      thinking: byLevel(['high', 'xhigh'], { levelAt: 'reasoning.effort', off: {} }),
      hasImages: false,
    },
  },
  {
    name: 'this-machine',
    hosts: ['localhost', '127.0.0.1', '[::1]'],
    source: `docs.vllm.ai, llama.cpp's server README; ${piAi}`,
    read,
    differs: { textCalls: 'tool-call-tags', thinking: byFlag('chat_template_kwargs') },
  },
  // A gateway that nobody described: what its models refuse everywhere, they refuse there.
  {
    name: 'any-deepseek',
    hosts: [],
    models: /deepseek/i,
    source: 'kimi-cli#2141, opencode#24722, vllm#40801',
    read,
    differs: { textCalls: 'dsml', replay: thoughtsNeeded, hasImages: false },
  },
  {
    name: 'any-kimi',
    hosts: [],
    models: /kimi|moonshot/i,
    source: 'cc-switch#4464, opencodex#1193',
    read,
    differs: { replay: thoughtsWithCalls, toolSchema: 'moonshot' },
  },
  {
    name: 'any-mimo',
    hosts: [],
    models: /mimo/i,
    source: piAi,
    read,
    differs: { replay: thoughtsNeeded },
  },
  {
    name: 'any-qwen',
    hosts: [],
    models: /qwen|hermes/i,
    source: 'vllm#53227, cline#13348',
    read,
    differs: { textCalls: 'tool-call-tags' },
  },
  {
    name: 'any-minimax',
    hosts: [],
    models: /minimax/i,
    source: 'platform.minimax.io: thoughts of M2 stand in the content',
    read,
    differs: { thinkTags: ['think', 'mm:think'] },
  },
];
