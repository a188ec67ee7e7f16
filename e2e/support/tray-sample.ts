import type { TrayState } from '../../electron/tray/tray-state.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { ClientView, HistoryView, ProviderView } from '../../shared/views.ts';

/** What the tray knows, for tests: small views that name only what a case is about. */
export const sampleNow = Date.parse('2026-11-21T12:00:00.000Z');

export function minutesAgo(minutes: number): string {
  return new Date(sampleNow - minutes * 60_000).toISOString();
}

export function sampleProvider(id: string, given: Partial<ProviderView> = {}): ProviderView {
  return {
    provider: {
      id,
      name: `Provider ${id}`,
      endpoints: { responses: `https://${id}.example/v1` },
      wire: 'responses',
      models: [],
      headers: {},
      queryParams: {},
      needsKey: true,
      options: {},
    },
    host: `${id}.example`,
    key: 'keychain',
    usedBy: [],
    isTesting: false,
    ...given,
  };
}

export function sampleTest(provider: string, given: Partial<TestView> = {}): TestView {
  return { provider, at: minutesAgo(3), kind: 'good', ms: 212.4, ...given };
}

export function sampleClient(given: Partial<ClientView> = {}): ClientView {
  return {
    client: 'codex',
    name: 'Codex',
    isFound: true,
    liveFile: '/home/a/.codex/config.toml',
    wires: ['responses'],
    deliveries: ['keychain'],
    installCommand: 'npm install -g @openai/codex',
    current: { kind: 'official' },
    shadows: [],
    drift: { kind: 'none' },
    legacy: [],
    gaps: [],
    plainKeys: [],
    ...given,
  };
}

export function sampleUse(at: string, given: Partial<HistoryView> = {}): HistoryView {
  return {
    id: 'h1',
    at,
    kind: 'use',
    client: 'codex',
    choice: 'a',
    summary: { text: 'acts.as-told', values: { words: 'Codex uses Provider a' } },
    can: 'undo',
    files: [],
    isUndone: false,
    ...given,
  };
}

export function sampleState(given: Partial<TrayState> = {}): TrayState {
  return { clients: [sampleClient()], providers: [], history: [], failedAct: null, now: sampleNow, ...given };
}
