import type { ReactNode } from 'react';
import { Field, type FieldInput } from '../../controls/field.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import type { FieldName } from '../form/form-state.ts';

interface EditorFieldProps {
  readonly name: FieldName;
  readonly label: string;
  readonly help?: ReactNode;
  readonly children: (input: FieldInput) => ReactNode;
}

/** A field of the editor: its error stands under it, and a list of errors finds it by its name. */
export function EditorField({ name, label, help, children }: EditorFieldProps) {
  const { errors } = useEditor();
  return (
    <div data-field={name} className={styles.row}>
      <Field label={label} help={help} error={errors[name]}>
        {children}
      </Field>
    </div>
  );
}

/** After a row is gone: to the button that adds one, so that the keyboard is not left nowhere. */
export function focusAddButton(name: FieldName): void {
  document.querySelector<HTMLElement>(`dialog[open] [data-field="${name}"] [data-adds]`)?.focus();
}

/** Puts the cursor into a field, and opens what it is folded into. */
export function focusField(name: FieldName): void {
  const row = document.querySelector(`dialog[open] [data-field="${name}"]`);
  const folded = row?.closest('details');
  if (folded) folded.open = true;
  row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
}
