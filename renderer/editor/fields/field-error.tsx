import { CircleAlert } from 'lucide-react';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import type { FieldName } from '../form/form-state.ts';

/** What is wrong with a group of fields, under it. */
export function FieldError({ name }: { readonly name: FieldName }) {
  const error = useEditor().errors[name];
  return (
    <div aria-live="polite" className={styles.error}>
      {error !== undefined && (
        <>
          <CircleAlert size={14} aria-hidden="true" />
          {error}
        </>
      )}
    </div>
  );
}
