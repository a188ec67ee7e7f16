import { afterEach, expect } from 'vitest';
import { commonLimits, type Limits } from '../../core/connection/exchange.ts';
import type { Finding, KeyProof } from '../../core/connection/finding.ts';
import { testProvider } from '../../core/connection/test-provider.ts';
import type { Customer } from '../../core/connection/thorough.ts';
import { Provider, type Wire } from '../../shared/provider.ts';
import { type Depth, TestView } from '../../shared/test-view.ts';
import { type Script, type ScriptedServer, scriptedServer } from './scripted-server.ts';

export const key = 'sk-known-to-this-test-0001';
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

export async function serve(script: Script, secure?: Parameters<typeof scriptedServer>[1]): Promise<ScriptedServer> {
  const server = await scriptedServer(script, secure);
  servers.push(server);
  return server;
}

interface Question {
  readonly wire?: Wire;
  readonly path?: string;
  readonly needsKey?: boolean;
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
  readonly limits?: Limits;
  readonly proof?: KeyProof;
  readonly more?: Partial<Provider>;
  readonly depth?: Depth;
  readonly customers?: readonly Customer[];
  /** Of the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

export async function ask(origin: string, question: Question = {}): Promise<Finding> {
  const { wire = 'chat', path = '/v1', needsKey = true, limits = commonLimits, proof, more, variables = {} } = question;
  const { depth, customers } = question;
  const provider = Provider.parse({
    id: 'acme',
    name: 'Acme',
    endpoints: { [wire]: `${origin}${path}` },
    wire,
    needsKey,
    ...more,
  });
  const { signal = new AbortController().signal } = question;
  const known = 'key' in question ? question.key : key;
  const hosts = proof ? { [new URL(origin).hostname]: proof } : {};
  const finding = await testProvider(
    {
      provider,
      key: known,
      signal,
      outside: { variables, platform: 'linux' },
      agents: ['opencode/1.18.33'],
      ...(depth && { depth }),
      ...(customers && { customers }),
    },
    { limits, hosts },
  );
  // Checklist W7: what a window may see, and nothing of the key.
  TestView.parse({ ...finding, provider: 'acme', at: '2026-01-01T00:00:00.000Z' });
  expect(JSON.stringify(finding)).not.toContain(key.slice(0, 12));
  return finding;
}
