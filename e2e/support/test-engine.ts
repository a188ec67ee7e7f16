import { startEngine } from '../../core/app/start-engine.ts';
import type { Environment } from '../../core/environment.ts';
import { addProvider, parseProvider } from '../../core/providers/provider-list.ts';
import type { Engine } from '../../core/switching/engine.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';

/** The keys of the providers that `testEngine` knows. */
export const testKeys = { a: 'sk-of-provider-a-0001', b: 'sk-of-provider-b-0002' } as const;

/** An engine that knows the providers `a` and `b`, whose keys lie in files of ours: no keychain is needed. */
export async function testEngine(environment: Environment): Promise<Engine> {
  const engine = await startEngine(environment, 'terminal');
  for (const id of ['a', 'b'] as const) {
    const provider = parseProvider({
      id,
      name: `Provider ${id.toUpperCase()}`,
      endpoints: { responses: `https://${id}.example/v1`, chat: `https://${id}.example/v1` },
      wire: 'responses',
      model: `model-${id}`,
      ...(id === 'b' && { headers: { 'X-Team': 'tools' }, options: { codex: { effort: 'low' } } }),
    });
    await addProvider(environment, provider);
    await engine.keys.set(keyRefOfProvider(provider), testKeys[id], 'file');
  }
  return engine;
}
