import type { Provider } from '../../shared/provider.ts';
import type { TestView } from '../../shared/views.ts';

export interface ConnectionRequest {
  readonly provider: Provider;
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

/** What asks providers over the network. */
export interface Connection {
  testProvider(request: ConnectionRequest): Promise<Omit<TestView, 'provider' | 'at'>>;
  listModels(request: ConnectionRequest): Promise<readonly string[]>;
}
