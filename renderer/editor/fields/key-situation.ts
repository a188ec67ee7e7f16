import type { EditorValue } from '../editor-context.tsx';

/** What stands under the key, and whether one is there that counts. */
export type KeySituation = 'not-needed' | 'new' | 'stored' | 'file' | 'env' | 'missing' | 'elsewhere';

const originOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;

/** A key belongs to the address it was entered for: another origin in the field means that it has to be entered again. */
export function keySituation({ stored, state, draft }: Pick<EditorValue, 'stored' | 'state' | 'draft'>): KeySituation {
  if (!state.form.needsKey) return 'not-needed';
  if (!stored) return 'new';
  const before = originOf(stored.provider.endpoints[stored.provider.wire]);
  const now = originOf(draft.endpoints[draft.wire]);
  const hasMoved = now !== undefined && before !== now;
  if (stored.key === 'keychain' || stored.key === 'file') {
    if (hasMoved) return 'elsewhere';
    return stored.key === 'file' ? 'file' : 'stored';
  }
  if (stored.key === 'env' && draft.env !== undefined) return 'env';
  return stored.key === 'elsewhere' ? 'elsewhere' : 'missing';
}
