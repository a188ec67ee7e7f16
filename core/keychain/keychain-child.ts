import { readFileSync, writeSync } from 'node:fs';
import { isKeyRef } from '../../shared/key-ref.ts';
import { type KeychainRequest, keychainLimitMs, keychainService } from './keychain.ts';

/** What the child prints, as one JSON line. `message` is the library's own. */
export type KeychainReply =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly message: string };

/**
 * The process that asks the keychain for another one of ours: request on stdin, reply on stdout, so that no key is ever
 * in its arguments or environment (checklist S1). The one who asks kills it after the time limit; if that one is gone, it
 * ends itself.
 */
export async function runKeychainChild(): Promise<number> {
  const timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), keychainLimitMs);
  const reply = await answer(readFileSync(0, 'utf8')).catch(
    (error: unknown): KeychainReply => ({
      ok: false,
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  clearTimeout(timer);
  writeSync(1, JSON.stringify(reply));
  return 0;
}

async function answer(line: string): Promise<KeychainReply> {
  const request = toRequest(JSON.parse(line));
  const keychain = await import('./os-keychain.ts');
  switch (request.kind) {
    case 'get':
      return { ok: true, value: await keychain.getPassword(keychainService, request.ref) };
    case 'set':
      await keychain.setPassword(keychainService, request.ref, request.key);
      return { ok: true, value: null };
    case 'delete':
      await keychain.deletePassword(keychainService, request.ref);
      return { ok: true, value: null };
    case 'check':
      await keychain.getPassword(keychainService, 'check');
      return { ok: true, value: null };
  }
}

/** Guards by hand what our own parent sends: zod would cost more than the keychain. */
function toRequest(value: unknown): KeychainRequest {
  if (typeof value === 'object' && value !== null && 'kind' in value) {
    if (value.kind === 'check') return { kind: 'check' };
    const ref = 'ref' in value && typeof value.ref === 'string' && isKeyRef(value.ref) ? value.ref : undefined;
    if (ref !== undefined && (value.kind === 'get' || value.kind === 'delete')) return { kind: value.kind, ref };
    if (ref !== undefined && value.kind === 'set' && 'key' in value && typeof value.key === 'string')
      return { kind: 'set', ref, key: value.key };
  }
  throw new Error('not a request to the keychain');
}
