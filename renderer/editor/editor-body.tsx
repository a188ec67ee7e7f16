import type { ClientId } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import { AddressField } from './fields/address-field.tsx';
import { KeyField } from './fields/key-field.tsx';
import { ModelField } from './fields/model-field.tsx';
import { MoreFields } from './fields/more-fields.tsx';
import { TextField } from './fields/text-field.tsx';
import { useModelList } from './fields/use-model-list.ts';
import { WireField } from './fields/wire-field.tsx';
import { ConflictRows } from './form/conflict-rows.tsx';
import { IssueSummary } from './form/issue-summary.tsx';
import type { Issue } from './form/issues.ts';
import type { DraftTest } from './form/use-draft-test.ts';
import { SnippetPane } from './snippet/snippet-pane.tsx';
import type { Snippet } from './snippet/use-snippet.ts';
import { TestResult } from './test-result.tsx';

interface EditorBodyProps {
  readonly formId: string;
  readonly issues: readonly Issue[];
  readonly problem: Problem | null;
  readonly snippet: Snippet;
  readonly test: DraftTest;
  readonly client: ClientId;
  readonly onClient: (client: ClientId) => void;
  readonly onSubmit: () => void;
}

/** Four fields and a name; the rest folded; what stands in the way; and at the bottom what comes of it. */
export function EditorBody({ formId, issues, problem, snippet, test, client, onClient, onSubmit }: EditorBodyProps) {
  const t = useT();
  const models = useModelList();
  return (
    <div className={styles.sheet}>
      <div className={styles.scroll}>
        <ConflictRows />
        <IssueSummary issues={issues} />
        <form
          id={formId}
          className={styles.rows}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          <AddressField />
          <KeyField />
          <WireField />
          <ModelField name="model" label={t('editor.model')} models={models} />
          <TextField name="name" text="name" label={t('editor.name')} max={100} />
          <MoreFields models={models} />
        </form>
      </div>
      {problem && (
        <div className={styles.said}>
          <ProblemNote problem={problem} />
        </div>
      )}
      <TestResult test={test} />
      <SnippetPane client={client} onClient={onClient} snippet={snippet} />
    </div>
  );
}
