import { parseProvider } from '../../core/providers/provider-list.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import type { Provider } from '../../shared/provider.ts';
import type { DemoProviderName } from './demo-providers.ts';

/** Providers that the demo's owner has entered, in their order. They have no key yet, or need none. */
const fromPresets: readonly (readonly [preset: string, change: Partial<Provider>])[] = [
  ['openrouter', { wire: 'responses', models: [{ id: 'openai/gpt-5.6-sol' }, { id: 'anthropic/claude-sonnet-5' }] }],
  ['deepseek', { wire: 'chat', env: 'DEEPSEEK_API_KEY' }],
  ['zenmux', { wire: 'responses', model: 'openai/gpt-5.6' }],
  ['ollama', { wire: 'chat', model: 'qwen3-coder:30b', needsKey: false }],
];

function fromPreset(id: string, change: Partial<Provider>): Provider {
  const preset = presetCatalogue().presets.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  const { name, endpoints, models } = preset;
  const [model] = models;
  return parseProvider({
    id,
    preset: id,
    name,
    endpoints,
    ...(model !== undefined && { model }),
    ...change,
  });
}

type BaseUrls = Readonly<Record<DemoProviderName, string>>;

/** The three on the loopback, by what they are there for. */
export function loopbackProviders(baseUrls: BaseUrls): Readonly<Record<DemoProviderName, Provider>> {
  const both = (baseUrl: string) => ({ responses: baseUrl, chat: baseUrl });
  return {
    healthy: parseProvider({
      id: 'demo-healthy',
      name: 'Demo, healthy',
      endpoints: both(baseUrls.healthy),
      wire: 'responses',
      model: 'demo-large',
      smallModel: 'demo-small',
    }),
    wrongKey: parseProvider({
      id: 'demo-wrong-key',
      name: 'Demo, wrong key',
      endpoints: both(baseUrls.wrongKey),
      wire: 'responses',
      model: 'demo-1',
    }),
    chatOnly: parseProvider({
      id: 'demo-chat-only',
      name: 'Demo, chat only',
      endpoints: both(baseUrls.chatOnly),
      wire: 'responses',
      model: 'demo-chat',
    }),
  };
}

/** In the order of the list: the demo's own first. */
export function sampleProviders(baseUrls: BaseUrls): readonly Provider[] {
  const own = loopbackProviders(baseUrls);
  return [own.healthy, ...fromPresets.map(([id, change]) => fromPreset(id, change)), own.wrongKey, own.chatOnly];
}
