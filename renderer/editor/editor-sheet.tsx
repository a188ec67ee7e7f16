import { useEffect, useId, useMemo, useReducer, useState } from 'react';
import { type ClientId, clientIds, isClientId } from '../../shared/client-id.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import type { Preset } from '../../shared/preset.ts';
import type { ProviderView } from '../../shared/views.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { EditorBody } from './editor-body.tsx';
import { EditorProvider, type EditorValue, type Secret } from './editor-context.tsx';
import { focusField } from './fields/editor-field.tsx';
import { focusConflict } from './form/conflict-rows.tsx';
import { type Form, toDraft } from './form/form.ts';
import { reduceForm, startState } from './form/form-reducer.ts';
import { findOwnIssues, type Issue, issueText, shownIssues } from './form/issues.ts';
import { useDraftCheck } from './form/use-draft-check.ts';
import { useDraftTest } from './form/use-draft-test.ts';
import { useSave } from './form/use-save.ts';
import { SaveBar } from './save-bar.tsx';
import { useSnippet } from './snippet/use-snippet.ts';
import { ClosingProvider, useNewClosing } from './use-closing.tsx';

interface EditorSheetProps {
  readonly form: Form;
  readonly stored?: ProviderView;
  readonly preset?: Preset;
  /** The address was typed in the search: it would be lost. */
  readonly isTyped?: boolean;
}

/** Everything that the parts of one editor share, made from its fields. */
function useNewEditor({
  form: start,
  stored,
  preset,
  isTyped = false,
}: EditorSheetProps): EditorValue & { issues: readonly Issue[] } {
  const t = useT();
  const [state, dispatch] = useReducer(reduceForm, start, (form) => startState(form, isTyped));
  const [secret, setSecret] = useState<Secret>({ key: '', store: 'keychain' });
  const [profile, setProfile] = useState('');
  const draft = useMemo(() => toDraft(state.form), [state.form]);
  const checked = useDraftCheck(draft, stored?.provider.id);
  return useMemo(() => {
    const issues = shownIssues(state, [...findOwnIssues(state.form, state.isForUse), ...(checked?.check.issues ?? [])]);
    const errors = Object.fromEntries(issues.map((issue) => [issue.field, issueText(issue, t)]));
    const shared = { state, dispatch, draft, checked, errors, secret, setSecret, profile, setProfile, issues };
    return { ...shared, ...(stored && { stored }), ...(preset && { preset }) };
  }, [state, draft, checked, secret, profile, stored, preset, t]);
}

/** Where the cursor belongs at first: to what only the person can know. */
function focusFirst(form: Form, isNew: boolean): void {
  const address = form.endpoints[form.wire] ?? '';
  const isOpen = address === '' || /YOUR[-_]/.test(address);
  focusField(isOpen || !isNew || !form.needsKey ? 'baseUrl' : 'key');
}

/** The client that saving can also switch: one that speaks none of its wires would only refuse. */
function useUsable(client: ClientId | null, { endpoints }: ProviderDraft): ClientId | null {
  const wires = useApp((state) => state.clients?.find((one) => one.client === client)?.wires);
  const isKnown = wires !== undefined && Object.keys(endpoints).length > 0;
  return isKnown && !wires.some((wire) => endpoints[wire] !== undefined) ? null : client;
}

/** The fields of one provider, what they come to, and what can be done with them. */
export function EditorSheet(props: EditorSheetProps) {
  const t = useT();
  const screen = useApp((state) => state.screen);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const editor = useNewEditor(props);
  const { state, secret, stored } = editor;
  const here = isClientId(screen) ? screen : null;
  const useIn = useUsable(here, editor.draft);
  const [client, setClient] = useState<ClientId>(here ?? clientIds[0]);
  const snippet = useSnippet(editor, client);
  const test = useDraftTest(editor);
  // What was tried to be saved, or pasted before the sheet came, would be missed as well.
  const isDirty = state.isDirty || state.wasTried || secret.key !== '' || snippet.text !== null;
  const closing = useNewClosing(isDirty);
  const [toFocus, setToFocus] = useState<{ readonly field: Issue['field'] | 'conflict' } | null>(null);
  const formId = useId();
  const saving = useSave({
    editor,
    snippet,
    client,
    onIssues: ([first], isForUse) => {
      editor.dispatch({ kind: 'try', isForUse });
      if (first) setToFocus({ field: first.field });
    },
    onProblemAt: (field) => field && setToFocus({ field }),
    onConflict: () => setToFocus({ field: 'conflict' }),
  });
  // Both after the sheet has opened, or after the mistakes are drawn.
  useEffect(() => {
    if (toFocus?.field === 'conflict') focusConflict();
    else if (toFocus) focusField(toFocus.field);
  }, [toFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the fields it was opened with
  useEffect(() => focusFirst(props.form, !stored), []);
  return (
    <EditorProvider value={editor}>
      <ClosingProvider value={closing}>
        <Dialog
          title={stored ? t('editor.edit', { name: stored.provider.name }) : t('editor.new')}
          look="sheet"
          isDirty={isDirty}
          onClose={() => (closing.isAsking ? closing.stay() : closing.leave(closeOverlay))}
          footer={
            <SaveBar client={useIn} formId={formId} isSaving={saving.isSaving} test={test} onSave={saving.save} />
          }
        >
          <EditorBody
            formId={formId}
            issues={state.wasTried ? editor.issues : []}
            problem={saving.problem}
            snippet={snippet}
            test={test}
            client={client}
            onClient={setClient}
            onSubmit={() => saving.save(useIn)}
          />
        </Dialog>
      </ClosingProvider>
    </EditorProvider>
  );
}
