import * as z from 'zod';
import type { Installation } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { placesOfOpencode } from './find.ts';

interface StoredLogins {
  readonly file: string;
  readonly logins: ReadonlySet<string>;
}

/** The names in OpenCode's own stores. What stands under them is not looked at. */
export function readStoredLogins(installation: Installation): Promise<readonly StoredLogins[]> {
  return Promise.all(
    placesOfOpencode(installation).loginStores.map(async (file) => {
      const { document } = await readLiveDocument(file, 'jsonc');
      const stored = z.record(z.string(), z.unknown()).catch({}).parse(document?.value);
      return { file, logins: new Set(Object.keys(stored)) };
    }),
  );
}
