import { LoaderCircle } from 'lucide-react';
import { Button } from '../controls/button.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import type { DraftTest } from './use-draft-test.ts';

/** Asks the provider with what stands in the fields; while it runs the same button ends it. */
export function TestButton({ test }: { readonly test: DraftTest }) {
  const t = useT();
  const { draft } = useEditor();
  if (!test.isRunning)
    return (
      <Button disabled={draft.endpoints[draft.wire] === undefined} onClick={test.run}>
        {t('editor.test')}
      </Button>
    );
  return (
    <>
      <Button onClick={test.cancel}>{t('editor.cancel-test')}</Button>
      <span role="status" className={styles.status}>
        <LoaderCircle size={14} aria-hidden="true" className={styles.turning} />
        {t('editor.testing')}
      </span>
    </>
  );
}
