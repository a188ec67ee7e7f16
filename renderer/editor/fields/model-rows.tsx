import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button, IconButton } from '../../controls/button.tsx';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import type { ModelRow } from '../form/form.ts';
import { withChangedRow, withModelRow, withoutRow } from '../form/form-reducer.ts';
import { focusAddButton } from './editor-field.tsx';
import { FieldError } from './field-error.tsx';

/** The models that a client's own picker offers, with their limits where the client wants to know them. */
export function ModelRows() {
  const t = useT();
  const { state, dispatch } = useEditor();
  const titleId = useId();
  const { models } = state.form;
  const change = (next: readonly ModelRow[]) => dispatch({ kind: 'set', field: 'models', change: { models: next } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields
    <div role="group" aria-labelledby={titleId} data-field="models" className={styles.wide}>
      <span id={titleId} className={styles.title}>
        {t('editor.models')}
      </span>
      <div className={styles.stack}>
        {models.length > 0 && <Head />}
        {models.map((model) => (
          <Row
            key={model.row}
            model={model}
            onChange={(part) => change(withChangedRow(models, model.row, part))}
            onRemove={() => {
              change(withoutRow(models, model.row));
              focusAddButton('models');
            }}
          />
        ))}
        <Button
          look="quiet"
          data-adds=""
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => change(withModelRow(models))}
        >
          {t('editor.add-models')}
        </Button>
        <FieldError name="models" />
      </div>
    </div>
  );
}

/** What stands in each column; each field says it by itself, too. */
function Head() {
  const t = useT();
  return (
    <div className={`${styles.limits} ${styles.columns}`} aria-hidden="true">
      {columns.map(([column]) => (
        <span key={column}>{t(`editor.model-${column}`)}</span>
      ))}
    </div>
  );
}

interface RowProps {
  readonly model: ModelRow;
  readonly onChange: (part: Partial<ModelRow>) => void;
  readonly onRemove: () => void;
}

const columns = [
  ['id', 200],
  ['name', 200],
  ['context', 15],
  ['output', 15],
] as const;

function Row({ model, onChange, onRemove }: RowProps) {
  const t = useT();
  const isNew = columns.every(([column]) => model[column] === '');
  return (
    <div className={styles.limits}>
      {columns.map(([column, max]) => (
        <input
          key={column}
          aria-label={t(`editor.model-${column}`)}
          // biome-ignore lint/a11y/noAutofocus: the row was just asked for
          autoFocus={isNew && column === 'id'}
          autoComplete="off"
          spellCheck={false}
          maxLength={max}
          {...(column !== 'name' && { 'data-look': 'code' })}
          {...((column === 'context' || column === 'output') && { inputMode: 'numeric' as const })}
          value={model[column]}
          onChange={(event) => onChange({ [column]: event.target.value })}
        />
      ))}
      <IconButton
        label={model.id === '' ? t('editor.remove-empty') : t('editor.remove-row', { name: model.id })}
        icon={<X size={16} aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}
