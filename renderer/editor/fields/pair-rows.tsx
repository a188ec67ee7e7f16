import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button, IconButton } from '../../controls/button.tsx';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import type { Pair } from '../form/form.ts';
import { withChangedRow, withoutRow, withPair } from '../form/form-reducer.ts';
import { focusAddButton } from './editor-field.tsx';
import { FieldError } from './field-error.tsx';

/** Names with values, one pair a row: headers, or query parameters. */
export function PairRows({ name }: { readonly name: 'headers' | 'queryParams' }) {
  const t = useT();
  const { state, dispatch } = useEditor();
  const titleId = useId();
  const pairs = state.form[name];
  const change = (next: readonly Pair[]) => dispatch({ kind: 'set', field: name, change: { [name]: next } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields
    <div role="group" aria-labelledby={titleId} data-field={name} className={styles.group}>
      <span id={titleId} className={styles.title}>
        {t(`editor.${name}`)}
      </span>
      <div className={styles.stack}>
        {pairs.map((pair) => (
          <PairRow
            key={pair.row}
            pair={pair}
            isNew={pair.name === '' && pair.value === ''}
            onChange={(part) => change(withChangedRow(pairs, pair.row, part))}
            onRemove={() => {
              change(withoutRow(pairs, pair.row));
              focusAddButton(name);
            }}
          />
        ))}
        <Button
          look="quiet"
          data-adds=""
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => change(withPair(pairs))}
        >
          {t(`editor.add-${name}`)}
        </Button>
        <FieldError name={name} />
      </div>
    </div>
  );
}

interface PairRowProps {
  readonly pair: Pair;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Pair>) => void;
  readonly onRemove: () => void;
}

function PairRow({ pair, isNew, onChange, onRemove }: PairRowProps) {
  const t = useT();
  return (
    <div className={styles.pair}>
      <input
        aria-label={t('editor.pair-name')}
        placeholder={t('editor.pair-name')}
        // biome-ignore lint/a11y/noAutofocus: the row was just asked for
        autoFocus={isNew}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        data-look="code"
        value={pair.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <input
        aria-label={pair.name === '' ? t('editor.pair-value') : t('editor.pair-value-of', { name: pair.name })}
        placeholder={t('editor.pair-value')}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        data-look="code"
        value={pair.value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <IconButton
        label={pair.name === '' ? t('editor.remove-empty') : t('editor.remove-row', { name: pair.name })}
        icon={<X size={16} aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}
