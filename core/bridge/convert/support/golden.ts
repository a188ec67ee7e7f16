import { expect, it } from 'vitest';
import { dialectOf } from '../dialects/dialect-of.ts';
import { type Conversion, toChat } from '../request/to-chat.ts';
import { chatFaults } from './chat-rules.ts';

/** Hosts by a short name. */
export const hosts = {
  plain: 'https://relay.example/v1',
  deepseek: 'https://api.deepseek.com/v1',
  kimi: 'https://api.moonshot.cn/v1',
  kimiCoding: 'https://api.kimi.com/coding/v1',
  glm: 'https://api.z.ai/api/paas/v4',
  qwen: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  minimax: 'https://api.minimax.io/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  siliconflow: 'https://api.siliconflow.cn/v1',
  together: 'https://api.together.xyz/v1',
  groq: 'https://api.groq.com/openai/v1',
  nvidia: 'https://integrate.api.nvidia.com/v1',
  mistral: 'https://api.mistral.ai/v1',
  gemini: 'https://generativelanguage.googleapis.com/v1beta/openai',
  openai: 'https://api.openai.com/v1',
  vllm: 'http://localhost:8000/v1',
} as const;

/** One pair: what Codex asked, and what the provider gets. */
export type Pair = {
  /** What the person would see of it, as the test's name. */
  readonly it: string;
  readonly host?: keyof typeof hosts;
  readonly model?: string;
  readonly asked: Readonly<Record<string, unknown>>;
  /** Each field named here, whole; undefined: it is not sent. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** All lines for the log. */
  readonly dropped?: readonly string[];
  readonly more?: Partial<Conversion>;
};

export function convert({ host = 'plain', model = 'm1', asked, more }: Omit<Pair, 'it' | 'sent'>) {
  const dialect = dialectOf(hosts[host], model);
  return toChat({ model, stream: true, store: false, ...asked }, { dialect, kept: { signatures: new Map() }, ...more });
}

/** One test for each. */
export function itHolds(pairs: readonly Pair[]): void {
  for (const pair of pairs) it(pair.it, () => expectPair(pair));
}

/** The pair holds, and what is sent is legal. */
export function expectPair(pair: Pair): void {
  const before = JSON.stringify(pair.asked);
  const result = convert(pair);
  if (result.kind !== 'converted') throw new Error(`${result.code}: ${result.message}`);
  for (const [name, value] of Object.entries(pair.sent))
    expect({ [name]: result.body[name] }).toEqual({ [name]: value });
  expect(chatFaults(result.body)).toEqual([]);
  expect(result.dropped).toEqual(pair.dropped ?? []);
  expect(JSON.stringify(pair.asked)).toBe(before);
}
