import type { LiveDocument } from '../client.ts';
import { type Settings, settingsOf } from './settings.ts';

/** The document whose `key` counts, as OpenCode merges the files key by key. */
export function documentWith<K extends keyof Settings>(
  documents: readonly LiveDocument[],
  key: K,
): { readonly live: LiveDocument; readonly value: NonNullable<Settings[K]> } | undefined {
  for (const live of documents) {
    const value = settingsOf(live.document)[key];
    if (value !== undefined && value !== null) return { live, value };
  }
  return undefined;
}
