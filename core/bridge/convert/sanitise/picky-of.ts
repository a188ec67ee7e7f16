import type { Picky } from './picky.ts';

type Row = {
  readonly hosts: readonly string[];
  /** Where this is known from, and when it was read. */
  readonly source: string;
  readonly read: string;
  readonly picky: Picky;
};

const read = '2026-11-26';

/** Functions and plain items alone: what all of them take. */
const compatible: Picky = {
  name: 'compatible',
  hasNulls: true,
  hasRootUnions: true,
  hosted: [],
  hasEncrypted: false,
  needsQueries: false,
  unknownFields: ['client_metadata', 'prompt_cache_retention', 'prompt_cache_options', 'service_tier'],
};

/** By host. Whoever is not here gets every byte as Codex sends it, which is what OpenAI and those in front of it want. */
export const pickyRows: readonly Row[] = [
  {
    hosts: ['api.x.ai'],
    source: 'cc-switch transform_codex_responses_xai_sanitize.rs and …_namespace.rs',
    read,
    picky: { ...compatible, name: 'xai', hasNulls: false, hasRootUnions: false, hasEncrypted: true },
  },
  {
    hosts: ['api.deepseek.com'],
    source: 'opencodex#930',
    read,
    picky: { ...compatible, name: 'deepseek', hosted: ['web_search'], needsQueries: true },
  },
  {
    hosts: [
      ...['ark.cn-beijing.volces.com', 'ark.ap-southeast.bytepluses.com', 'tokenhub.tencentmaas.com', 'xiaomimimo.com'],
      ...['api.minimax.io', 'api.minimaxi.com', 'dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com'],
      ...['api.longcat.chat', 'api.kimi.com', 'api.groq.com', 'api.fireworks.ai'],
    ],
    source: 'cc-switch 3.20 codexProviderPresets.ts, and what its conversion of native vendors leaves out',
    read,
    picky: compatible,
  },
  {
    hosts: ['localhost', '127.0.0.1', '[::1]'],
    source: 'vllm#46737, vllm#42475, llama.cpp#20156: only functions are known',
    read,
    picky: { ...compatible, name: 'this-machine' },
  },
];

/** What the Responses API at this base URL does not take; null: it takes all. */
export function pickyOf(baseUrl: string): Picky | null {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  const row = pickyRows.find(({ hosts }) => hosts.some((one) => host === one || host.endsWith(`.${one}`)));
  return row?.picky ?? null;
}
