import { expect, it } from 'vitest';
import { byPath, streams } from '../../../e2e/support/scripted-reply.ts';
import { serve } from '../../../e2e/support/tested-provider.ts';
import { Provider } from '../../../shared/provider.ts';
import { testProvider } from '../../connection/test-provider.ts';
import { askedAs } from './asked-as.ts';

const routes = ['/custom/messages', '/custom/v1/messages'];

/** Anthropic's address as it is stored, and as OpenCode's own file spells it. */
function providerAt(of: string, as: string): Provider {
  return Provider.parse({
    ...{ id: 'acme', name: 'Acme', wire: 'anthropic', model: 'model-1', needsKey: false },
    endpoints: { anthropic: of },
    found: [{ client: 'opencode', id: 'acme', spelling: { of, as } }],
  });
}

it.each([
  ['/custom/messages', '/custom', 'good'],
  ['/custom/v1/messages', '/custom/v1', 'good'],
  ['/custom/v1/messages', '/custom', 'wrong-path'],
])('is asked where the client asks: %s serves who spells its address %s: %s', async (served, spelled, kind) => {
  const { origin, requests } = await serve(byPath({ [served]: streams.anthropic }));
  const provider = providerAt(`${origin}/custom`, `${origin}${spelled}`);
  const { signal } = new AbortController();
  const found = await testProvider({ provider, key: undefined, signal, as: await askedAs(provider) });
  expect(found.kind).toBe(kind);
  expect(requests.map(({ url }) => url)).toContain(routes.find((route) => route === `${spelled}/messages`));
});
