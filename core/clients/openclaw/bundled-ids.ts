/** Providers that OpenClaw 2026.9.6 brings along: an entry for one of them needs neither an address nor a list of models (its dist). */
const bundledIds: ReadonlySet<string> = new Set(
  (
    'amazon-bedrock amazon-bedrock-mantle anthropic anthropic-vertex arcee azure-openai-responses ' +
    'byteplus byteplus-plan cerebras chutes claude-cli clawrouter cloudflare-ai-gateway codex comfy ' +
    'copilot-proxy dashscope deepinfra deepseek fal fireworks github-copilot gmi gmi-cloud gmicloud ' +
    'google google-antigravity google-gemini-cli google-vertex groq huggingface kilocode kimi kimi-coding ' +
    'litellm lmstudio meta microsoft-foundry minimax minimax-portal mistral modelstudio moonshot ' +
    'moonshot-ai moonshotai nvidia novita novita-ai novitaai ollama ollama-cloud openai opencode ' +
    'opencode-go openrouter qianfan qwen qwen-token-plan qwencloud sglang stepfun stepfun-plan synthetic ' +
    'tencent-tokenhub tencent-tokenplan together venice vercel-ai-gateway vllm volcengine volcengine-plan ' +
    'vydra x-ai xai xiaomi xiaomi-token-plan z.ai z-ai zai'
  ).split(' '),
);

export function isBundled(id: string): boolean {
  return bundledIds.has(id.trim().toLowerCase());
}
