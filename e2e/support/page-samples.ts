import type { Api, CallName, Reply } from '../../shared/contract.ts';
import type { ClientView, HistoryView, PlanView, ProviderView } from '../../shared/views.ts';

/** A provider as the page sees it: good unless a test says otherwise. */
export function sampleProvider(id: string, change: Partial<ProviderView> = {}): ProviderView {
  return {
    provider: {
      id,
      name: id.toUpperCase(),
      endpoints: { responses: `https://${id}.example/v1` },
      wire: 'responses',
      model: `${id}-model`,
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
    ...change,
  };
}

/** A client that is found and uses its own login. */
export function sampleClient(change: Partial<ClientView> = {}): ClientView {
  return {
    client: 'codex',
    name: 'Codex',
    isFound: true,
    liveFile: '/home/me/.codex/config.toml',
    wires: ['responses'],
    deliveries: ['keychain'],
    installCommand: 'npm install -g @openai/codex',
    current: { kind: 'official' },
    shadows: [],
    drift: { kind: 'none' },
    legacy: [],
    gaps: [],
    plainKeys: [],
    ...change,
  };
}

export function samplePlan(plan: string, change: Partial<PlanView> = {}): PlanView {
  return {
    plan,
    kind: 'repair',
    client: 'codex',
    summary: { text: 'acts.as-told', values: { words: plan } },
    files: [],
    notes: [],
    ...change,
  };
}

/** A switch of Codex in the history, older the smaller its number. */
export function sampleAct(id: string, change: Partial<HistoryView> = {}): HistoryView {
  return {
    id,
    at: '2026-11-21T12:00:00.000Z',
    kind: 'use',
    client: 'codex',
    choice: 'a',
    summary: { text: 'acts.unknown', values: {} },
    files: [],
    isUndone: false,
    ...change,
  };
}

type Answers = { readonly [Name in CallName]?: (input: never) => unknown };

/** An Api that knows these answers only; a thrown problem becomes the reply. Any other call fails the test. */
export function sampleApi(answers: Answers): Api {
  const call = (name: string) => async (input: unknown) => {
    const answer = (answers as Record<string, ((input: unknown) => unknown) | undefined>)[name];
    if (!answer) throw new Error(`nobody expected ${name}`);
    try {
      return { ok: true, value: await answer(input) };
    } catch (problem) {
      if (problem instanceof Error) throw problem;
      return { ok: false, problem } as Reply<never>;
    }
  };
  return new Proxy({} as Api, { get: (_, name) => (typeof name === 'string' ? call(name) : undefined) });
}
