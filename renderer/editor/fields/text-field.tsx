import type { ReactNode } from 'react';
import { useEditor } from '../editor-context.tsx';
import type { Form } from '../form/form.ts';
import type { FieldName } from '../form/form-state.ts';
import { EditorField } from './editor-field.tsx';

type TextOf = {
  [Name in keyof Form]-?: Form[Name] extends string ? Name : never;
}[keyof Form];

interface TextFieldProps {
  readonly name: FieldName;
  /** The text of the form that is written here. */
  readonly text: Exclude<TextOf, 'preset' | 'wire'>;
  readonly label: string;
  readonly help?: ReactNode;
  readonly max: number;
  readonly look?: 'code';
  readonly placeholder?: string;
}

/** One line of text. */
export function TextField({ name, text, label, help, max, look, placeholder }: TextFieldProps) {
  const { state, dispatch } = useEditor();
  return (
    <EditorField name={name} label={label} help={help}>
      {(about) => (
        <input
          {...about}
          autoComplete="off"
          spellCheck={false}
          maxLength={max}
          {...(look && { 'data-look': look })}
          {...(placeholder !== undefined && { placeholder })}
          value={state.form[text]}
          onChange={(event) => dispatch({ kind: 'set', field: name, change: { [text]: event.target.value } })}
        />
      )}
    </EditorField>
  );
}
