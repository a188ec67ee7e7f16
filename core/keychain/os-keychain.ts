import { AsyncEntry, findCredentialsAsync } from '@napi-rs/keyring';

/**
 * The OS keychain, asked in this very process, by keytar's names. `@napi-rs/keyring/keytar` has the same names but no way
 * to choose the store, and by default falls back to the kernel's keyutils, which forget every key at the next start of
 * the machine. Hence always the Secret Service on Linux, or an error. A call may block for as long as a dialog is open:
 * only processes that may be killed load this file.
 */
const pinned = { linux: { store: 'secret-service' } } as const;

/**
 * The secret, or null where there certainly is none. On Linux by the library's search: it never opens a dialog, says
 * "IsLocked" instead, and never holds up the event loop, while the constructor of an entry waits for D-Bus in it.
 */
export async function getPassword(service: string, account: string): Promise<string | null> {
  if (process.platform !== 'linux') return (await new AsyncEntry(service, account).getPassword()) ?? null;
  const found = (await findCredentialsAsync(service)).filter((credential) => credential.account === account);
  const [first] = found;
  if (found.some(({ password }) => password !== first?.password))
    throw new Error(`${found.length} different entries of the keychain have the name ${account}`);
  return first?.password ?? null;
}

export function setPassword(service: string, account: string, password: string): Promise<void> {
  return new AsyncEntry(service, account, pinned).setPassword(password);
}

/** False where there was none. */
export function deletePassword(service: string, account: string): Promise<boolean> {
  return new AsyncEntry(service, account, pinned).deleteCredential();
}
