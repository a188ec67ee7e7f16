import { readKeyFile } from '../../core/keychain/file-store.ts';
import type { DataFolder } from '../../core/keychain/key-places.ts';
import { keychainService } from '../../core/keychain/keychain.ts';
import { toKeychainError } from '../../core/keychain/keychain-error.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import type { IndexedKey } from './wanted-ref.ts';

/** The key or null, from the store that the index names. Throws AppError `keychain-*` or `file-unreadable`. */
export async function lookUpKey(folder: DataFolder, ref: KeyRef, keys: readonly IndexedKey[]): Promise<string | null> {
  const isInFile = keys.some((key) => key.ref === ref && key.store === 'file');
  return isInFile ? readKeyFile(folder, ref) : askKeychain(ref);
}

async function askKeychain(ref: KeyRef): Promise<string | null> {
  const start = performance.now();
  try {
    const { getPassword } = await import('../../core/keychain/os-keychain.ts');
    return await getPassword(keychainService, ref);
  } catch (error) {
    throw toKeychainError(error instanceof Error ? error.message : String(error));
  } finally {
    if (process.env.SWITCHYARD_TIMING === '1')
      process.stderr.write(`keychain ${(performance.now() - start).toFixed(1)} ms\n`);
  }
}
