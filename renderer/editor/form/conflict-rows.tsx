import { Check, TriangleAlert } from 'lucide-react';
import { Button } from '../../controls/button.tsx';
import { useT } from '../../state/app-context.tsx';
import { useEditor } from '../editor-context.tsx';
import styles from './conflict-rows.module.css';
import { isOpen } from './conflicts.ts';
import type { Conflict, Side } from './form-state.ts';

/** To the first field that waits for a choice. */
export function focusConflict(): void {
  document.querySelector<HTMLElement>('dialog[open] [data-conflict="open"] button')?.focus();
}

/** What somebody else changed while it was edited here, field by field: both values, and which one holds. */
export function ConflictRows() {
  const t = useT();
  const rows = useEditor().state.conflicts?.rows ?? [];
  if (rows.length === 0) return null;
  const open = rows.filter(isOpen).length;
  return (
    <div className={styles.conflicts}>
      <TriangleAlert size={16} aria-hidden="true" />
      <div>
        <p role="alert">
          <strong>{open > 0 ? t('editor.conflicts', { count: rows.length }) : t('editor.conflicts-decided')}</strong>
        </p>
        <ul>
          {rows.map((conflict) => (
            <ConflictRow key={conflict.field} conflict={conflict} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function ConflictRow({ conflict }: { readonly conflict: Conflict }) {
  const t = useT();
  const { dispatch } = useEditor();
  const { field, choice } = conflict;
  const label = t(`editor.field-${field}`);
  const take = (side: Side, words: string) => (
    <Button
      aria-pressed={choice === side}
      icon={choice === side && <Check size={16} aria-hidden="true" />}
      onClick={() => dispatch({ kind: 'decide', field, side })}
    >
      {words}
    </Button>
  );
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own in each browser */}
      <div role="group" aria-label={label} data-conflict={isOpen(conflict) ? 'open' : 'decided'} className={styles.row}>
        <h3>{label}</h3>
        <dl>
          <dt>{t('editor.conflict-mine')}</dt>
          <dd>
            <Value conflict={conflict} side="mine" />
          </dd>
          <dt>{t('editor.conflict-theirs')}</dt>
          <dd>
            <Value conflict={conflict} side="theirs" />
          </dd>
        </dl>
        <div className={styles.acts}>
          {take('mine', t('editor.keep-mine'))}
          {take('theirs', t('editor.take-theirs'))}
        </div>
      </div>
    </li>
  );
}

function Value({ conflict, side }: { readonly conflict: Conflict; readonly side: Side }) {
  const t = useT();
  const text = conflict[side];
  if (text === '') return <em>{t('editor.conflict-nothing')}</em>;
  // Whether a key is needed is no text that anybody typed.
  if (conflict.field === 'key') return t(text === 'false' ? 'editor.no-key' : 'editor.key-needed');
  return <bdi>{text}</bdi>;
}
