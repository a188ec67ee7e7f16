interface KeyVendor {
  readonly name: string;
  /** How its keys begin, by its own documents (November 2026). */
  readonly prefixes: readonly string[];
  /** Whose hosts, with those below it, take such keys. */
  readonly host: string;
}

const vendors: readonly KeyVendor[] = [
  { name: 'Anthropic', prefixes: ['sk-ant-'], host: 'anthropic.com' },
  { name: 'Google', prefixes: ['AIza'], host: 'googleapis.com' },
  { name: 'Groq', prefixes: ['gsk_'], host: 'groq.com' },
  { name: 'Hugging Face', prefixes: ['hf_'], host: 'huggingface.co' },
  { name: 'NVIDIA', prefixes: ['nvapi-'], host: 'nvidia.com' },
  { name: 'OpenAI', prefixes: ['sk-proj-', 'sk-svcacct-'], host: 'openai.com' },
  { name: 'OpenRouter', prefixes: ['sk-or-v1-'], host: 'openrouter.ai' },
  { name: 'Perplexity', prefixes: ['pplx-'], host: 'perplexity.ai' },
  { name: 'xAI', prefixes: ['xai-'], host: 'x.ai' },
  { name: 'ZenMux', prefixes: ['sk-ai-v1-', 'sk-ss-v1-'], host: 'zenmux.ai' },
];

/** The vendor to whom a key belongs by its first letters, where the host is not the vendor's; undefined where that can't be told. */
export function otherVendorOf(key: string, hostname: string): string | undefined {
  const vendor = vendors.find(({ prefixes }) => prefixes.some((prefix) => key.startsWith(prefix)));
  const isOwn = vendor !== undefined && `.${hostname}`.endsWith(`.${vendor.host}`);
  return isOwn ? undefined : vendor?.name;
}
