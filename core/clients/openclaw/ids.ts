import { isKeyRef, providerOfKeyRef } from '../../../shared/key-ref.ts';
import { isRecord } from './record.ts';

/** The provider of OpenClaw's own logins, by key and by subscription. */
export const officialId = 'openai';
/** Its name for subscriptions until 2026.9. */
export const retiredId = 'openai-codex';

/** The exec secret provider through which OpenClaw asks our launcher. */
export const execAlias = 'switchyard';

const ours = /^sw(\d*)-(.+)$/;

/**
 * Our id in `models.providers`: `sw-acme`, and `sw2-acme`, `sw3-acme` ... once the key was replaced, because OpenClaw
 * blocks an id for minutes after a refusal, whatever its key is by then. The number stands in front, where it can't be
 * mistaken for a part of the provider's own id (`acme-2`).
 */
export function openclawIdOf(provider: string, generation: number): string {
  return `sw${generation > 0 ? generation + 1 : ''}-${provider}`;
}

export function isOurId(id: string): boolean {
  return ours.test(id);
}

/** The secret provider that reads one key file; OpenClaw wants one per file. */
export function fileAliasOf(provider: string): string {
  return `sw-${provider}`;
}

/** The provider id behind one of our entries: its key reference knows, else its name. */
export function providerOfEntry(id: string, entry: unknown): string {
  const ref = isRecord(entry) && isRecord(entry.apiKey) ? entry.apiKey.id : undefined;
  if (typeof ref === 'string' && isKeyRef(ref)) return providerOfKeyRef(ref);
  return ownerOf(id) ?? id;
}

/** The provider id inside one of our ids. */
export function ownerOf(id: string): string | undefined {
  return ours.exec(id)?.[2];
}

/** Model references split at the first slash; a text without one names an alias. */
export function splitRef(ref: string): { readonly provider: string; readonly model: string } | undefined {
  const slash = ref.indexOf('/');
  return slash > 0 ? { provider: ref.slice(0, slash), model: ref.slice(slash + 1) } : undefined;
}

export function isOurRef(ref: string): boolean {
  const provider = splitRef(ref)?.provider;
  return provider !== undefined && isOurId(provider);
}
