import * as z from 'zod/mini';
import type { Installation } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { placesOfOpencode } from './find.ts';

/** One login of OpenCode's own store: `api` holds a key, the others a person's account or a site's token. */
export interface StoredLogin {
  readonly id: string;
  readonly file: string;
  readonly type: string;
}

const Stored = z.catch(z.record(z.string(), z.catch(z.object({ type: z.catch(z.string(), '?') }), { type: '?' })), {});

/** What lies in OpenCode's own stores, by name and kind. Keys and tokens are not looked at. */
export async function readStoredLogins(installation: Installation): Promise<readonly StoredLogin[]> {
  const stores = placesOfOpencode(installation).loginStores.map(async (file) => {
    const { document } = await readLiveDocument(file, 'jsonc');
    return Object.entries(Stored.parse(document?.value)).map(([id, { type }]) => ({ id, file, type }));
  });
  return (await Promise.all(stores)).flat();
}
