import { LoaderCircle } from 'lucide-react';
import { Button } from '../controls/button.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import type { DraftTest } from './form/use-draft-test.ts';

/** Asks the provider with what stands in the fields; while it runs the same button ends it. */
export function TestButton({ test }: { readonly test: DraftTest }) {
  const t = useT();
  const { draft } = useEditor();
  const { isRunning } = test;
  return (
    <>
      <Button
        disabled={!isRunning && draft.endpoints[draft.wire] === undefined}
        onClick={isRunning ? test.cancel : test.run}
      >
        {t(isRunning ? 'editor.cancel-test' : 'editor.test')}
      </Button>
      <span role="status" className={styles.status}>
        {isRunning && (
          <>
            <LoaderCircle size={14} aria-hidden="true" className={styles.turning} />
            {t('editor.testing')}
          </>
        )}
      </span>
    </>
  );
}
