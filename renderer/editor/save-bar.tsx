import type { ClientId } from '../../shared/client-id.ts';
import { clientNames } from '../../shared/client-id.ts';
import { Button } from '../controls/button.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import type { DraftTest } from './form/use-draft-test.ts';
import { TestButton } from './test-button.tsx';
import { useClosing } from './use-closing.tsx';

interface SaveBarProps {
  /** The client whose screen this is: saving for its use is the main act. */
  readonly client: ClientId | null;
  /** The main act is also what Enter in a field does. */
  readonly formId: string;
  readonly isSaving: boolean;
  readonly test: DraftTest;
  readonly onSave: (client: ClientId | null) => void;
}

/** What can be done with the fields; or, once, the question whether they may be lost. */
export function SaveBar({ client, formId, isSaving, test, onSave }: SaveBarProps) {
  const t = useT();
  const closing = useClosing();
  if (closing.isAsking) return <DiscardQuestion />;
  return (
    <>
      <span className={styles.first}>
        <TestButton test={test} />
      </span>
      {client && (
        <Button disabled={isSaving} onClick={() => onSave(null)}>
          {t('editor.save')}
        </Button>
      )}
      <Button look="main" type="submit" form={formId} disabled={isSaving}>
        {client ? t('editor.save-and-use', { client: clientNames[client] }) : t('editor.save')}
      </Button>
    </>
  );
}

function DiscardQuestion() {
  const t = useT();
  const { stay, discard } = useClosing();
  return (
    <>
      <span className={styles.first} role="alert">
        {t('editor.discard-question')}
      </span>
      <Button look="danger" onClick={discard}>
        {t('editor.discard')}
      </Button>
      <Button look="main" autoFocus onClick={stay}>
        {t('editor.keep-editing')}
      </Button>
    </>
  );
}
