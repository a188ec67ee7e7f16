import { type ChatProvider, startChatProvider } from './chat-provider.ts';
import { type CodexSession, openCodex } from './codex-session.ts';
import { startTestBridge, type TestBridge } from './test-bridge.ts';
import type { Vendor } from './vendors.ts';

/** The real Codex, the converter, and a provider that speaks as a vendor does. */
export interface Talk {
  readonly codex: CodexSession;
  readonly bridge: TestBridge;
  readonly provider: ChatProvider;
  stop(): Promise<void>;
}

export async function openTalk(vendor: Vendor): Promise<Talk> {
  const provider = await startChatProvider(vendor);
  const bridge = await startTestBridge({
    chatUrl: `${provider.origin}/v1/chat/completions`,
    baseUrl: vendor.baseUrl,
    model: { slug: vendor.model, effort: vendor.thinks ? 'high' : null },
  });
  const codex = openCodex({ baseUrl: bridge.baseUrl, model: vendor.model });
  const stop = async () => {
    await codex.stop();
    await bridge.stop();
    await provider.stop();
  };
  return { codex, bridge, provider, stop };
}
