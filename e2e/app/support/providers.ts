import { type LoopbackProvider, type Manner, startProvider } from '../../support/loopback-provider.ts';
import type { Home } from './home.ts';

interface ProviderWish {
  /** `acme`: both its id and its name, unless there is another name. */
  readonly id: string;
  readonly name?: string;
  readonly wire?: 'responses' | 'chat' | 'anthropic';
  readonly model?: string;
  /** Kept in a file, so that no keychain is needed; without one the provider needs no key. */
  readonly key?: string;
  /** Where it is; nobody has to be there. */
  readonly baseUrl?: string;
}

/** Adds a provider by the terminal, as a person would. */
export async function addProvider(home: Home, wish: ProviderWish): Promise<void> {
  const { id, name = id, wire = 'responses', model = `${id}-model`, key, baseUrl = `https://${id}.example/v1` } = wish;
  const keyArgs = key === undefined ? ['--no-key'] : ['--key-stdin', '--key-store', 'file'];
  await home.done(
    ['add', id, '--name', name, '--base-url', baseUrl, '--wire', wire, '--model', model, ...keyArgs],
    key === undefined ? {} : { input: `${key}\n` },
  );
}

/** A provider that really answers, on the loopback, and its entry in the list. Stop it at the end of the test. */
export async function addLiveProvider(
  home: Home,
  wish: Omit<ProviderWish, 'baseUrl'> & { readonly manner?: Manner; readonly models?: readonly string[] },
): Promise<LoopbackProvider> {
  const { manner, models = [wish.model ?? `${wish.id}-model`], ...rest } = wish;
  const provider = await startProvider({
    reply: `I am ${wish.id}`,
    ...(wish.key !== undefined && { requireKey: wish.key }),
    ...(manner && { manner }),
    models,
  });
  await addProvider(home, { ...rest, baseUrl: provider.baseUrl });
  return provider;
}
