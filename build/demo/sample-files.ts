import type { ClientSamples } from '../../core/clients/client-samples.ts';
import { clientIds } from '../../shared/client-id.ts';

async function ofClient(id: string): Promise<ClientSamples['demo']> {
  const { samples } = (await import(`../../core/clients/${id}/samples.ts`)) as { readonly samples: ClientSamples };
  return samples.demo;
}

/** Live files of every client as people have them, by path below the home, and the project that the demo stands in. */
export async function readSampleFiles(): Promise<Readonly<Record<string, string>>> {
  const files = await Promise.all(clientIds.map(ofClient));
  return { ...Object.assign({}, ...files), 'projects/harbour/README.md': '# Harbour\n' };
}
