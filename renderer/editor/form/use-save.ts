import { useState } from 'react';
import { type ClientId, clientFacts } from '../../../shared/client-id.ts';
import type { Reply } from '../../../shared/contract.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';
import type { Problem } from '../../../shared/problem.ts';
import { toDraft as draftOf } from '../../../shared/provider-draft.ts';
import type { ChangeView } from '../../../shared/views.ts';
import { useApi, useApp } from '../../state/app-context.tsx';
import type { EditorValue } from '../editor-context.tsx';
import type { Snippet } from '../snippet/use-snippet.ts';
import { isOpen } from './conflicts.ts';
import { toDraft, toForm } from './form.ts';
import { fieldOfProblem, findOwnIssues, type Issue, inOrder } from './issues.ts';

export interface Saving {
  readonly isSaving: boolean;
  /** Why it could not be stored, as long as no field was changed since. */
  readonly problem: Problem | null;
  save(client: ClientId | null): void;
}

interface SaveWish {
  readonly editor: EditorValue;
  readonly snippet: Snippet;
  readonly client: ClientId;
  /** Called with what is wrong, the first one first; never with nothing. */
  onIssues(issues: readonly Issue[], isForUse: boolean): void;
  onProblemAt(field: Issue['field'] | undefined): void;
  /** Somebody else changed the same fields meanwhile: there is something to choose before it can be stored. */
  onConflict(): void;
}

/** Stores what stands in the fields, or says where it can't; then switches the client to it where that was asked for. */
export function useSave(wish: SaveWish): Saving {
  const api = useApi();
  const use = useApp((state) => state.use);
  const say = useApp((state) => state.say);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { editor, snippet } = wish;
  const { stored, secret } = editor;

  /** What the lines say, where somebody wrote in them last: the fields may be behind by a blink. */
  async function readLines(): Promise<ProviderDraft | undefined> {
    if (snippet.text === null) return editor.draft;
    const id = stored?.provider.id;
    const input = { draft: editor.draft, client: wish.client, text: snippet.text, ...(id !== undefined && { id }) };
    const reply = await api['snippet.read'](input);
    if (reply.ok) return reply.value.draft;
    setProblem(reply.problem);
    return undefined;
  }

  /** As the engine says it: a new provider meets nobody else's changes. */
  async function store(draft: ProviderDraft): Promise<Reply<ChangeView>> {
    const key = secret.key !== '' && draft.needsKey ? { key: secret.key, keyStore: secret.store } : {};
    if (stored) return api['providers.change']({ id: stored.provider.id, read: editor.state.read, draft, ...key });
    const added = await api['providers.add']({ draft, ...key });
    return added.ok ? { ok: true, value: { kind: 'changed', provider: added.value } } : added;
  }

  async function save(client: ClientId | null): Promise<void> {
    if (editor.state.conflicts?.rows.some(isOpen)) return wish.onConflict();
    const typed = await readLines();
    if (!typed) return;
    const id = stored?.provider.id;
    const check = await api['providers.check']({ draft: typed, ...(id !== undefined && { id }) });
    if (!check.ok) return setProblem(check.problem);
    const issues = [...findOwnIssues(editor.state.form, client !== null), ...check.value.issues];
    if (issues.length > 0) return wish.onIssues(inOrder(issues), client !== null);
    const reply = await store(check.value.draft);
    if (!reply.ok) {
      setProblem(reply.problem);
      return wish.onProblemAt(fieldOfProblem(reply.problem));
    }
    const { provider } = reply.value.provider;
    if (reply.value.kind === 'conflict') {
      const { conflicts } = reply.value;
      editor.dispatch({
        kind: 'conflict',
        mine: check.value.draft,
        now: toDraft(toForm(draftOf(provider))),
        conflicts,
      });
      return wish.onConflict();
    }
    closeOverlay();
    if (client) {
      const profile = clientFacts[client].hasProfiles ? editor.profile.trim() : '';
      await use({ client, choice: provider.id, ...(profile !== '' && { profile }) });
    } else say({ kind: stored ? 'changed' : 'added', name: provider.name, provider: provider.id });
  }

  return {
    isSaving,
    problem,
    save: (client) => {
      setProblem(null);
      setSaving(true);
      void save(client).finally(() => setSaving(false));
    },
  };
}
