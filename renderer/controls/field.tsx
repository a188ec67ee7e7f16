import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** What the input of a field has to carry so that its label, help and error are heard with it. */
export interface FieldInput {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong here and how to mend it. */
  readonly error?: string | undefined;
  readonly children: (input: FieldInput) => ReactNode;
}

/** A label above, one input, and under it help, or the error where it is mended. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const isDescribed = help !== undefined || error !== undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(isDescribed && { 'aria-describedby': `${id}-about` }),
        ...(error !== undefined && { 'aria-invalid': true as const }),
      })}
      <div id={`${id}-about`} className={styles.about} aria-live="polite">
        {error === undefined ? (
          help
        ) : (
          <span className={styles.error}>
            <CircleAlert size={14} aria-hidden="true" />
            {error}
          </span>
        )}
      </div>
    </div>
  );
}
