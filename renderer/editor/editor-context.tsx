import { createContext, type Dispatch, useContext } from 'react';
import type { ProviderDraft } from '../../shared/draft.ts';
import type { Preset } from '../../shared/preset.ts';
import type { ProviderView } from '../../shared/views.ts';
import type { FieldName, FormAction, FormState } from './form/form-state.ts';
import type { Checked } from './form/use-draft-check.ts';

export type KeyStore = 'keychain' | 'file';

/** The key as typed. It leaves the page with a save, a test or a look at the models, and never comes back. */
export interface Secret {
  readonly key: string;
  readonly store: KeyStore;
}

/** What all fields of one editor share. */
export interface EditorValue {
  readonly state: FormState;
  readonly dispatch: Dispatch<FormAction>;
  readonly draft: ProviderDraft;
  readonly checked: Checked | null;
  readonly errors: Readonly<Partial<Record<FieldName, string>>>;
  readonly secret: Secret;
  setSecret(secret: Secret): void;
  /** The provider being edited; missing for a new one. */
  readonly stored?: ProviderView;
  readonly preset?: Preset;
  /** The profile to switch of a client that has some, when saving also switches. */
  readonly profile: string;
  setProfile(profile: string): void;
}

const Context = createContext<EditorValue | null>(null);

export const EditorProvider = Context;

export function useEditor(): EditorValue {
  const found = useContext(Context);
  if (!found) throw new Error('outside of the editor');
  return found;
}

/** What every call about a draft wants: the draft, whose it is, and the key typed beside it. */
export function toCall({ draft, stored, secret }: EditorValue) {
  return {
    draft,
    ...(stored && { id: stored.provider.id }),
    ...(secret.key !== '' && draft.needsKey && { key: secret.key }),
  };
}
