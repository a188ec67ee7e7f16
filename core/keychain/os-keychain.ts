import { AsyncEntry, type Credential, findCredentialsAsync } from '@napi-rs/keyring';

/**
 * The OS keychain, asked in this very process, by keytar's names. `@napi-rs/keyring/keytar` has the same names but no way
 * to choose the store, and by default falls back to the kernel's keyutils, which forget every key at the next start of
 * the machine. Hence always the Secret Service on Linux, or an error. A call may block for as long as a dialog is open:
 * only processes that may be killed load this file.
 */
const pinned = { linux: { store: 'secret-service' } } as const;

/** The secret, or null where there certainly is none. */
export async function getPassword(service: string, account: string): Promise<string | null> {
  const [found] = await getPasswords(service, [account]);
  if (found instanceof Error) throw found;
  return found ?? null;
}

/**
 * For each account its secret, null where there certainly is none, or why it can't be told. On Linux by one search of the
 * library for all of them: it never opens a dialog, says "IsLocked" instead, and never holds up the event loop, while the
 * constructor of an entry waits for D-Bus in it.
 */
export async function getPasswords(
  service: string,
  accounts: readonly string[],
): Promise<readonly (string | null | Error)[]> {
  if (process.platform === 'linux') {
    const credentials = await findCredentialsAsync(service);
    return accounts.map((account) => passwordIn(credentials, account));
  }
  const found: (string | null | Error)[] = [];
  for (const account of accounts)
    found.push(
      await new AsyncEntry(service, account).getPassword().then(
        (password) => password ?? null,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      ),
    );
  return found;
}

function passwordIn(credentials: readonly Credential[], account: string): string | null | Error {
  const found = credentials.filter((credential) => credential.account === account);
  const [first] = found;
  if (found.some(({ password }) => password !== first?.password))
    return new Error(`${found.length} different entries of the keychain have the name ${account}`);
  return first?.password ?? null;
}

export function setPassword(service: string, account: string, password: string): Promise<void> {
  return new AsyncEntry(service, account, pinned).setPassword(password);
}

/** False where there was none. */
export function deletePassword(service: string, account: string): Promise<boolean> {
  return new AsyncEntry(service, account, pinned).deleteCredential();
}
